import { randomUUID } from 'node:crypto'

import { DeliveryError, type ErrorCode } from '../../kernel/errors.ts'
import type { JobBoard } from './board.ts'
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

/** `forgets`: what it answers is told to its own request alone, and what it is called to its own process. `alone`: a city has one of this name at a time. */
export type JobWork = { command: string; name: string; forgets?: boolean; alone?: boolean }

/** Does work that was taken on, seen meanwhile under its command. */
export type TakenJob = <Answer>(run: (job: JobInHand) => Promise<Answer>) => Promise<Answer>

/**
 * Long work that someone may watch, by its command. What was under way when its process stopped is gone, and asking for it says so. With a board the
 * work of one process is seen, and cancelled, from every other on the same database, at most a second later.
 */
export type Jobs = {
  /** Takes work on; null where it is to be `alone` and such work is under way. */
  take: (owner: JobOwner, work: JobWork) => Promise<TakenJob | null>
  during: <Answer>(owner: JobOwner, work: Omit<JobWork, 'alone'>, run: (job: JobInHand) => Promise<Answer>) => Promise<Answer>
  find: (owner: JobOwner, command: string) => Promise<Job | null>
  /** Ends work that is not yet being kept; false where there is none, or it is too late. Work of another process is asked to end. */
  cancel: (owner: JobOwner, command: string) => Promise<boolean>
}

/** So many are remembered; those that ended are forgotten first, the oldest before others. */
const MOST_REMEMBERED = 200
const SAY_EVERY_MS = 1_000

type Entry = { owner: JobOwner; job: Job; run: string; end: AbortController; cancellable: boolean; alone: boolean }

export function openJobs(board: JobBoard | null = null, mostRemembered = MOST_REMEMBERED): Jobs {
  const entries = new Map<string, Entry>()
  const keyOf = ({ tenant, person }: JobOwner, command: string) => `${tenant} ${person} ${command}`
  const forget = (): void => {
    for (const [key, { job }] of entries) {
      if (entries.size <= mostRemembered) return
      if (ended(job)) entries.delete(key)
    }
  }

  const take = async ({ tenant, person }: JobOwner, { command, name, forgets = false, alone = false }: JobWork): Promise<TakenJob | null> => {
    const owner = { tenant, person }
    const key = keyOf(owner, command)
    const job: Job = { command, name, state: 'waiting', done: 0, total: 0, unit: null, answer: null, problem: null }
    const run = randomUUID()
    const entry: Entry = { owner, job, run, end: new AbortController(), cancellable: true, alone }
    if (alone && [...entries.values()].some((other) => other.alone && other.owner.tenant === tenant && other.job.name === name && !ended(other.job))) return null
    if (board && !(await board.enter(owner, command, { run, name: forgets ? '' : name, alone: alone ? name : null }))) return null
    // A command sent again is looked for under the same name: the newest says where it stands, and moves to the end.
    entries.delete(key)
    entries.set(key, entry)
    forget()
    return (work) => telling(board, entry, () => runEntry(entry, forgets, work))
  }

  return {
    take,
    during: async (owner, work, run) => {
      const taken = await take(owner, work)
      if (!taken) throw new Error(`work that need not be alone was not taken on: ${work.name}`)
      return taken(run)
    },
    find: async (owner, command) => {
      const own = entries.get(keyOf(owner, command))
      if (!board || (own && !ended(own.job))) return own?.job ?? null
      // What ended here may have been begun again in another process.
      const found = await board.find(owner, command)
      return found && found.run !== own?.run ? found.job : (own?.job ?? null)
    },
    cancel: async (owner, command) => {
      const entry = entries.get(keyOf(owner, command))
      if (!entry || ended(entry.job)) return board ? board.askToEnd(owner, command) : false
      return cancelEntry(entry)
    },
  }
}

/** Runs work and writes into its entry how far it is and how it ended. */
async function runEntry<Answer>(entry: Entry, forgets: boolean, run: (job: JobInHand) => Promise<Answer>): Promise<Answer> {
  const { job, end } = entry
  try {
    const answer = await run({
      signal: end.signal,
      at: (progress) => void Object.assign(job, progress),
      keep: () => {
        if (end.signal.aborted) throw new DeliveryError('reading_cancelled', { name: job.name })
        entry.cancellable = false
        Object.assign(job, { state: 'keeping', done: 0, total: 0, unit: null } satisfies Partial<Job>)
      },
    })
    Object.assign(job, { state: 'done', done: 0, total: 0, unit: null, answer: forgets ? null : answer } satisfies Partial<Job>)
    return answer
  } catch (error) {
    Object.assign(job, { state: 'refused', done: 0, total: 0, unit: null, problem: problemOf(error, job.name) } satisfies Partial<Job>)
    throw error
  } finally {
    entry.cancellable = false
  }
}

function cancelEntry(entry: Entry): boolean {
  if (!entry.cancellable) return false
  const { job, end } = entry
  entry.cancellable = false
  Object.assign(job, { state: 'refused', done: 0, total: 0, unit: null, problem: problemOf(new DeliveryError('reading_cancelled', { name: job.name }), job.name) } satisfies Partial<Job>)
  end.abort()
  return true
}

/** Says each second, and at the end, on the board how far work is, and ends it when somebody asks there. */
async function telling<T>(board: JobBoard | null, entry: Entry, work: () => Promise<T>): Promise<T> {
  if (!board) return work()
  const say = async () => {
    if ((await board.say(entry.owner, entry.run, entry.job)).cancelAsked) cancelEntry(entry)
  }
  // A word that did not get through is followed by the next one; after the last one, the work counts as gone half a minute later.
  let saying = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    saying = say().catch(() => {}).finally(() => (busy = false))
  }, SAY_EVERY_MS)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await saying
    await say().catch(() => {})
  }
}

const ended = ({ state }: Job): boolean => state === 'done' || state === 'refused'

function problemOf(error: unknown, name: string): JobProblem {
  // What is no refusal is told, with its number, to the request that began the work; here only that it failed.
  const { code, sentences } = error instanceof DeliveryError ? error : new DeliveryError('reading_failed', { name })
  return { code, detail: sentences.zh, detailEn: sentences.en }
}
