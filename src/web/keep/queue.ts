import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { call } from '../api/call.ts'
import { ProblemError } from '../api/problem.ts'
import { useSession } from '../api/session.tsx'
import { QueueStore, type Entry, type Outcome, type RecordBody } from './queue-store.ts'

const RETRY_MS = 20_000
const store = new QueueStore(localStorage)

export type Queue = {
  entries: readonly Entry[]
  waiting: number
  refused: number
  sending: boolean
  add: (body: RecordBody) => void
  drop: (command: string) => void
}

/** The records of this post that wait to be sent. */
export function useQueue(): Queue {
  const who = useWho()
  const all = useSyncExternalStore(store.subscribe, () => store.entries)
  const sending = useSyncExternalStore(store.subscribe, () => store.sending)
  const entries = all.filter((entry) => entry.who === who)
  const refused = entries.filter((entry) => entry.refused).length
  const add = useCallback((body: RecordBody) => store.add({ body, who, queuedAt: new Date().toISOString(), refused: null }), [who])
  return { entries, waiting: entries.length - refused, refused, sending, add, drop: (command) => store.drop(command) }
}

/** Sends what waits: on start, when the line is back, and every so often; once, in the shell. */
export function useQueueSending(): void {
  const who = useWho()
  const queries = useQueryClient()
  const { waiting } = useQueue()
  useEffect(() => {
    if (waiting === 0) return
    const flush = () =>
      void store.flush(who, send).then((taken) => {
        if (taken > 0) void queries.invalidateQueries()
      })
    flush()
    const timer = setInterval(flush, RETRY_MS)
    window.addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', flush)
    }
  }, [who, waiting, queries])
}

async function send(body: RecordBody): Promise<Outcome> {
  try {
    await call('recordActivity', { body })
    return 'taken'
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.undecided || error.code === 'not_signed_in' ? 'unreached' : error.sentences
  }
}

function useWho(): string {
  const { account, acting } = useSession()
  return `${account.id}.${acting?.id ?? ''}`
}
