import { DeliveryError, type ErrorCode } from '../../kernel/errors.ts'
import type { ReadingProgress } from './thread-words.ts'

/** How far work on rows is: compared with what there is, or written. */
export type RowProgress = { state: 'comparing' | 'writing'; done: number; total: number; unit: 'row' }
export type Progress = ReadingProgress | RowProgress

/** Where long work stands: in the queue, its file made into text, the text read, rows compared or written, kept; done, or refused with the reason. */
export type JobState = 'waiting' | Progress['state'] | 'keeping' | 'done' | 'refused'

export type JobProblem = { code: ErrorCode; detail: string; detailEn: string }

/** Long work as who began it sees it. `answer` is what the command itself answers. */
export type Job<Answer = unknown> = {
  command: string
  name: string
  state: JobState
  done: number
  total: number
  unit: Progress['unit']
  answer: Answer | null
  problem: JobProblem | null
}

/** Whose work it is: nobody else sees it or ends it. */
export type JobOwner = { tenant: string; person: string }

/** What the work itself holds of its job. */
export type JobInHand = {
  signal: AbortSignal
  at: (progress: Progress) => void
  /** From here on it is not to be cancelled any more. @throws DeliveryError `reading_cancelled` when it was, just before */
  keep: () => void
}

/**
 * Work of this process that someone may watch, by its command. It is not kept: what was under way when the server stopped is
 * gone, and asking for it says so.
 */
export type Jobs = {
  /** Does the work, seen meanwhile under its command. `forgets`: what it answers is told to its own request alone. */
  during: <Answer>(owner: JobOwner, work: { command: string; name: string; forgets?: true }, run: (job: JobInHand) => Promise<Answer>) => Promise<Answer>
  find: (owner: JobOwner, command: string) => Job | null
  /** Ends work that is not yet being kept; false where there is none, or it is too late. */
  cancel: (owner: JobOwner, command: string) => boolean
}

/** So many are remembered; those that ended are forgotten first, the oldest before others. */
const MOST_REMEMBERED = 200

export function openJobs(mostRemembered = MOST_REMEMBERED): Jobs {
  type Entry = { job: Job; end: AbortController; cancellable: boolean }
  const entries = new Map<string, Entry>()
  const keyOf = ({ tenant, person }: JobOwner, command: string) => `${tenant} ${person} ${command}`

  const forget = (): void => {
    for (const [key, { job }] of entries) {
      if (entries.size <= mostRemembered) return
      if (ended(job)) entries.delete(key)
    }
  }

  return {
    during: async (owner, { command, name, forgets }, run) => {
      const key = keyOf(owner, command)
      const job: Job = { command, name, state: 'waiting', done: 0, total: 0, unit: null, answer: null, problem: null }
      const entry: Entry = { job, end: new AbortController(), cancellable: true }
      // A command sent again is looked for under the same name: the newest says where it stands, and moves to the end.
      entries.delete(key)
      entries.set(key, entry)
      forget()
      try {
        const answer = await run({
          signal: entry.end.signal,
          at: (progress) => void Object.assign(job, progress),
          keep: () => {
            if (entry.end.signal.aborted) throw new DeliveryError('reading_cancelled', { name })
            entry.cancellable = false
            Object.assign(job, { state: 'keeping', done: 0, total: 0, unit: null } satisfies Partial<Job>)
          },
        })
        Object.assign(job, { state: 'done', done: 0, total: 0, unit: null, answer: forgets ? null : answer } satisfies Partial<Job>)
        return answer
      } catch (error) {
        Object.assign(job, { state: 'refused', done: 0, total: 0, unit: null, problem: problemOf(error, name) } satisfies Partial<Job>)
        throw error
      } finally {
        entry.cancellable = false
      }
    },
    find: (owner, command) => entries.get(keyOf(owner, command))?.job ?? null,
    cancel: (owner, command) => {
      const entry = entries.get(keyOf(owner, command))
      if (!entry?.cancellable) return false
      const { job } = entry
      entry.cancellable = false
      Object.assign(job, { state: 'refused', done: 0, total: 0, unit: null, problem: problemOf(new DeliveryError('reading_cancelled', { name: job.name }), job.name) } satisfies Partial<Job>)
      entry.end.abort()
      return true
    },
  }
}

const ended = ({ state }: Job): boolean => state === 'done' || state === 'refused'

function problemOf(error: unknown, name: string): JobProblem {
  // What is no refusal is told, with its number, to the request that began the work; here only that it failed.
  const { code, sentences } = error instanceof DeliveryError ? error : new DeliveryError('reading_failed', { name })
  return { code, detail: sentences.zh, detailEn: sentences.en }
}
