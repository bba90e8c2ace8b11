import type { Answer } from '../../api/contract/endpoints.ts'
import { call } from './call.ts'
import { ProblemError } from './problem.ts'

/** Long work under way, as the server tells of it. */
export type Job = Answer<'getJob'>

/** Often enough to see pages go by, seldom enough not to be noticed. */
const MS_BETWEEN = 500

type Watch = {
  onJob: (job: Job) => void
  signal: AbortSignal
  /** asks the server; passed in by tests */
  ask?: (command: string, signal: AbortSignal) => Promise<Job>
  pause?: (signal: AbortSignal) => Promise<void>
}

/**
 * Asks how far work is until it has ended. While the line is broken it goes on asking.
 *
 * @returns the job as it ended: done or refused; null when the signal ended the asking
 * @throws ProblemError `job_unknown` when the server was restarted before it was done, and other refusals
 */
export async function watchJob(command: string, { onJob, signal, ask = askServer, pause = wait }: Watch): Promise<Job | null> {
  for (;;) {
    await pause(signal)
    if (signal.aborted) return null
    const job = await asked(command, signal, ask)
    if (signal.aborted) return null
    if (job) onJob(job)
    if (job?.state === 'done' || job?.state === 'refused') return job
  }
}

/** Null where the server could not be reached just now, or was asked no longer. */
async function asked(command: string, signal: AbortSignal, ask: NonNullable<Watch['ask']>): Promise<Job | null> {
  try {
    return await ask(command, signal)
  } catch (error) {
    if (signal.aborted || (error instanceof ProblemError && error.undecided)) return null
    throw error
  }
}

function askServer(command: string, signal: AbortSignal): Promise<Job> {
  return call('getJob', { params: { command }, signal })
}

function wait(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, MS_BETWEEN)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
