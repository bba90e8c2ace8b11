import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { ProblemError, unreachable } from '../../api/problem.ts'
import { watchJob, type Job } from '../../api/watch-job.ts'

/** Long work of this page: how far it is, and what was refused. */
export type Work = {
  busy: boolean
  job: Job | null
  error: ProblemError | null
  /** Does it under a new command, watched meanwhile; null when it was refused. */
  run: <T>(work: (command: string) => Promise<T>) => Promise<T | null>
  stop: () => void
}

/** Work that the server may take some time for: watched under its command while the answer is on its way. */
export function useWork(): Work {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [job, setJob] = useState<Job | null>(null)
  const [error, setError] = useState<ProblemError | null>(null)
  const end = useRef<AbortController | null>(null)
  const current = useRef<string | null>(null)
  useEffect(() => () => end.current?.abort(), [])

  async function run<T>(work: (command: string) => Promise<T>): Promise<T | null> {
    const command = newCommandId()
    const watching = new AbortController()
    end.current = watching
    current.current = command
    setBusy(true)
    setJob(null)
    setError(null)
    // What is refused is said by the answer to the request itself.
    void watchJob(command, { onJob: setJob, signal: watching.signal, ask: askAgain }).catch((refused: unknown) => {
      if (!(refused instanceof ProblemError)) throw refused
    })
    try {
      return await work(command)
    } catch (refused) {
      if (!(refused instanceof ProblemError)) throw refused
      setError(refused)
      return null
    } finally {
      watching.abort()
      setBusy(false)
      await queries.invalidateQueries()
    }
  }

  const stop = () => {
    if (current.current) void call('cancelJob', { params: { command: current.current } })
  }
  return { busy, job, error, run, stop }
}

/** The server knows nothing of a command whose request has not wholly come. */
async function askAgain(command: string, signal: AbortSignal): Promise<Job> {
  try {
    return await call('getJob', { params: { command }, signal })
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'job_unknown') throw unreachable()
    throw error
  }
}
