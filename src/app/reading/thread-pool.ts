import { Worker } from 'node:worker_threads'

import type { FromThread } from './thread-words.ts'

/** Why a task ended without an answer of its own. */
export type Unanswered = 'busy' | 'cancelled' | 'lost'

/** A task that no thread answered: no place was free, it was cancelled, or its thread ended (out of memory, over time, a crash). */
export class TaskUnanswered extends Error {
  override name = 'TaskUnanswered'
  readonly why: Unanswered

  constructor(why: Unanswered, options?: ErrorOptions) {
    super(`the task was not answered: ${why}`, options)
    this.why = why
  }
}

/** What a thread itself answered in place of a result; `said` is what it posted. */
export class TaskRefused<Refusal> extends Error {
  override name = 'TaskRefused'
  readonly said: Refusal

  constructor(said: Refusal) {
    super('the task was refused')
    this.said = said
  }
}

export type ThreadPool<Task, Progress, Result> = {
  /**
   * Does a task in a thread of its own; in its turn where all are busy.
   *
   * @throws TaskUnanswered, TaskRefused with the thread's own words, Error where the task failed by a mistake of ours
   */
  run: (task: Task, watch: { onProgress: (progress: Progress) => void; signal: AbortSignal }) => Promise<Result>
  /** Ends every thread; what runs and what waits is cancelled, and so is whatever comes after. */
  close: () => Promise<void>
}

export type PoolLimits = {
  threads: number
  /** so many tasks wait for a thread; the next one is refused */
  mostWaiting: number
  /** a task that takes longer hangs: its thread is ended */
  mostMs: number
  /** a thread that had nothing to do for so long gives its memory back */
  idleMs: number
  /** memory one thread may take for what it works on */
  memoryMb: number
}

type Order<Task, Progress, Result> = {
  task: Task
  onProgress: (progress: Progress) => void
  signal: AbortSignal
  resolve: (result: Result) => void
  reject: (error: Error) => void
}

/**
 * The engine's own limit for a thread. Where that is reached inside one large allocation, the whole program is aborted and not the
 * thread (seen with Node 24): it is set out of reach, and the thread is ended long before, by what it has taken when it is looked at.
 */
const OUT_OF_REACH = 4
const MS_BETWEEN_LOOKS = 100

/** Threads for what would keep the server from answering others. None is started before there is work for it. */
export function openThreadPool<Task, Progress, Result, Refusal>(file: URL, limits: PoolLimits): ThreadPool<Task, Progress, Result> {
  type Given = Order<Task, Progress, Result>
  const waiting: Given[] = []
  const idle = new Map<Worker, NodeJS.Timeout>()
  const all = new Set<Worker>()
  let busy = 0
  let closing = false

  const next = (): void => {
    const order = busy < limits.threads ? waiting.shift() : undefined
    if (!order) return
    busy += 1
    work(idleThread() ?? startThread(), order)
  }

  const startThread = (): Worker => {
    const thread = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: OUT_OF_REACH * limits.memoryMb } })
    all.add(thread)
    // An error without a listener would end the server; it is told to the task in hand, and `exit` follows it.
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      all.delete(thread)
      clearTimeout(idle.get(thread))
      idle.delete(thread)
    })
    return thread
  }

  const idleThread = (): Worker | undefined => {
    const [first] = idle
    if (!first) return undefined
    const [thread, timer] = first
    clearTimeout(timer)
    idle.delete(thread)
    thread.ref()
    return thread
  }

  const rest = (thread: Worker): void => {
    // An idle thread must not keep a program alive that has nothing else to do.
    thread.unref()
    const timer = setTimeout(() => {
      idle.delete(thread)
      void thread.terminate()
    }, limits.idleMs)
    idle.set(thread, timer.unref())
  }

  const work = (thread: Worker, { task, onProgress, signal, resolve, reject }: Given): void => {
    let over = false
    const settle = (): void => {
      over = true
      clearTimeout(timer)
      clearInterval(looking)
      signal.removeEventListener('abort', abort)
      thread.off('message', hear).off('error', fail).off('exit', exit)
      busy -= 1
    }
    const end = (why: Unanswered, cause?: unknown): void => {
      settle()
      void thread.terminate()
      reject(new TaskUnanswered(why, { cause }))
      next()
    }
    const abort = (): void => end('cancelled')
    const exit = (): void => end(closing ? 'cancelled' : 'lost')
    const fail = (error: unknown): void => end('lost', error)
    const hear = (message: FromThread<Progress, Result, Refusal>): void => {
      if ('progress' in message) {
        onProgress(message.progress)
        return
      }
      settle()
      rest(thread)
      if ('result' in message) resolve(message.result)
      else reject('refused' in message ? new TaskRefused(message.refused) : mistake(message.failed))
      next()
    }
    const look = (): void => {
      memoryOf(thread).then((megabytes) => {
        if (megabytes > limits.memoryMb && !over) fail(new Error(`a thread has taken ${Math.round(megabytes)} MB`))
      }, (error: unknown) => over || fail(error))
    }
    const looking = setInterval(look, MS_BETWEEN_LOOKS)
    const timer = setTimeout(() => end('lost', new Error(`no answer within ${limits.mostMs} ms`)), limits.mostMs)
    signal.addEventListener('abort', abort, { once: true })
    thread.on('message', hear).on('error', fail).on('exit', exit)
    thread.postMessage(task)
  }

  return {
    run: (task, { onProgress, signal }) =>
      new Promise<Result>((resolve, reject) => {
        if (signal.aborted || closing) return reject(new TaskUnanswered('cancelled'))
        if (busy >= limits.threads && waiting.length >= limits.mostWaiting) return reject(new TaskUnanswered('busy'))
        const order: Given = { task, onProgress, signal, resolve, reject }
        waiting.push(order)
        signal.addEventListener(
          'abort',
          () => {
            const at = waiting.indexOf(order)
            if (at === -1) return
            waiting.splice(at, 1)
            reject(new TaskUnanswered('cancelled'))
          },
          { once: true },
        )
        next()
      }),
    close: async () => {
      closing = true
      for (const order of waiting.splice(0)) order.reject(new TaskUnanswered('cancelled'))
      for (const timer of idle.values()) clearTimeout(timer)
      idle.clear()
      await Promise.all([...all].map((thread) => thread.terminate()))
    },
  }
}

/** What a thread has taken, in megabytes; 0 for one that has ended meanwhile. */
async function memoryOf(thread: Worker): Promise<number> {
  try {
    const { used_heap_size: heap, external_memory: outside } = await thread.getHeapStatistics()
    return (heap + outside) / (1024 * 1024)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING') return 0
    throw error
  }
}

/** A mistake of ours inside a thread, with the place where it was made. */
function mistake({ message, stack }: { message: string; stack: string | undefined }): Error {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
