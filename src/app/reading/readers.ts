import { availableParallelism } from 'node:os'

import { DeliveryError } from '../../kernel/errors.ts'
import { refusalSaid } from './said-refusal.ts'
import { openThreadPool, TaskRefused, TaskUnanswered, type PoolLimits, type Unanswered } from './thread-pool.ts'
import type { ReadingProgress, ReadingTask, ResultOf, SaidRefusal } from './thread-words.ts'

/** The threads that read files, shared by uploads and checks. */
export type Readers = {
  /**
   * Reads in a thread of its own.
   *
   * @throws FileRefusal, DeliveryError `busy`, `reading_cancelled`, `reading_failed` and what the reading itself refuses
   */
  read: <T extends ReadingTask>(task: T, watch: { onProgress: (progress: ReadingProgress) => void; signal: AbortSignal }) => Promise<ResultOf<T>>
  close: () => Promise<void>
}

/** One processor is left to those who are answered meanwhile. */
const MOST_THREADS = 2
/** Files of the greatest size that wait take this many times 20 MB. */
const MOST_WAITING = 8
const MOST_MS = 5 * 60_000
const IDLE_MS = 60_000
/** A file of the greatest size takes a fraction of this. */
const MEMORY_MB = 1024

/** The repository runs TypeScript as it is; the published package holds JavaScript. */
const threadFile = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)

export function openReaders(limits: Partial<PoolLimits> = {}): Readers {
  const threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1))
  const pool = openThreadPool<ReadingTask, ReadingProgress, ResultOf<ReadingTask>, SaidRefusal>(threadFile, { threads, mostWaiting: MOST_WAITING, mostMs: MOST_MS, idleMs: IDLE_MS, memoryMb: MEMORY_MB, ...limits })
  return {
    read: async <T extends ReadingTask>(task: T, watch: { onProgress: (progress: ReadingProgress) => void; signal: AbortSignal }) => {
      try {
        // The thread answers each task with what its kind promises.
        return (await pool.run(task, watch)) as ResultOf<T>
      } catch (error) {
        throw refusalOf(error, task.name)
      }
    },
    close: pool.close,
  }
}

const CODE = { busy: 'busy', cancelled: 'reading_cancelled', lost: 'reading_failed' } as const satisfies Record<Unanswered, string>

function refusalOf(error: unknown, name: string): unknown {
  // The cause is for the log: people are told only that it broke off.
  if (error instanceof TaskUnanswered) return Object.assign(new DeliveryError(CODE[error.why], { name }), { cause: error.cause })
  if (!(error instanceof TaskRefused)) return error
  return refusalSaid(error.said as SaidRefusal)
}
