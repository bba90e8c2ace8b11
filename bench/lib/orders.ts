import type { Acting } from '../../src/app/call.ts'
import type { Daily } from './province/daily-work.ts'
import type { Place } from './city.ts'

/** What a bench asks of the server's process besides HTTP. */
export type Order =
  /** from now on the bare route answers these texts at `/name` */
  | { do: 'answer'; texts: Record<string, string> }
  /** commits of one row each, on this database, so many at a time */
  | { do: 'insert'; connections: number; seconds: number }
  /** opens matters by the bulk path */
  | { do: 'bulk'; acting: Acting; units: string[]; count: number; batch: number; seed: number }
  /** from now on a route at `/sql/name` answers the rows of this statement, asked through a pool as large as the product's own */
  | { do: 'prepare'; name: string; text: string; values: unknown[]; ids?: readonly string[] }
  /** that statement without HTTP, so many at a time */
  | { do: 'ask'; name: string; connections: number; seconds: number }
  /** does this in the background, as the server does it, again and again for so long */
  | { do: 'daily'; name: Daily; office: Acting; seconds: number }
  /** how many statements went to the database since this was asked last, and what the process has used */
  | { do: 'count' }

export type Replies = {
  answer: { done: true }
  /** `processorMs`: of the server's process for one of them; the embedded database is in it, a PostgreSQL is not */
  insert: { perSecond: number; processorMs: number }
  bulk: { seconds: number; longestMs: number }
  /** `blockedMs`: the longest time in which the server's thread did nothing else */
  daily: { ended: number; done: number; blockedMs: number }
  prepare: { rows: unknown[] }
  ask: { perSecond: number; ms: number[] }
  /** `databaseMs`: of a PostgreSQL beside the server, where the system tells; `rssMb` now */
  count: { statements: number; processorMs: number; databaseMs: number; rssMb: number }
}

export type Begin = { place: Place }
export type Ready = { origin: string; bare: string }
export type Asked = { id: number; order: Order }
export type Replied = { id: number; reply: Replies[Order['do']] } | { id: number; error: string }
