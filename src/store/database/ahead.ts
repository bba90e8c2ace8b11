import type { CompiledQuery } from 'kysely'
import type pg from 'pg'

import type { Tx } from './database.ts'

type Run = (text: string, values: unknown[]) => Promise<pg.QueryResult>
type Refused = (error: unknown) => unknown
type Waiting = { text: string; values: unknown[]; refused: Refused }

/** The statements of one piece of work on one connection. */
export type Sending = {
  /** sends a statement, with all that was kept for it, and waits for its answer */
  query: Run
  /** keeps a statement until the next goes out */
  keep: (waiting: Waiting) => void
}

const NOTHING = { rows: [], rowCount: 0, command: '', oid: 0, fields: [] } as unknown as pg.QueryResult

/**
 * Lets statements of which nobody needs the answer wait for the next one, so that both cost one round trip: the start of a transaction, a lock, the last write before
 * the commit. The database does them in their order. When one fails, whoever waits for the next is told, of the first failure: in a transaction nothing after it was done.
 *
 * @param run sends one statement and waits
 * @param stream of a client in pipeline mode; null where statements go one by one
 */
export function sending(run: Run, stream: { cork?: () => void; uncork?: () => void } | null): Sending {
  let kept: Waiting[] = []
  const inOneGo = async (statements: readonly Waiting[]): Promise<pg.QueryResult> => {
    stream?.cork?.()
    const asked = statements.map(({ text, values }) => run(text, values))
    stream?.uncork?.()
    const done = await Promise.allSettled(asked)
    const failed = done.findIndex(({ status }) => status === 'rejected')
    if (failed >= 0) throw statements[failed]!.refused((done[failed] as PromiseRejectedResult).reason)
    return (done.at(-1) as PromiseFulfilledResult<pg.QueryResult>).value
  }
  const oneByOne = async (statements: readonly Waiting[]): Promise<pg.QueryResult> => {
    let last = NOTHING
    for (const { text, values, refused } of statements) last = await run(text, values).catch((error: unknown) => Promise.reject(refused(error)))
    return last
  }
  return {
    keep: (waiting) => kept.push(waiting),
    query: (text, values) => {
      if (text.startsWith('start transaction')) {
        kept.push({ text, values, refused: same })
        return Promise.resolve(NOTHING)
      }
      const before = kept
      kept = []
      if (text === 'rollback') return undoing(run, before, values)
      const all = [...before, { text, values, refused: same }]
      return all.length === 1 ? run(text, values) : stream ? inOneGo(all) : oneByOne(all)
    },
  }
}

const same: Refused = (error) => error

/** What was only kept need not be undone; where that is the start of the transaction, there is none. */
function undoing(run: Run, before: readonly Waiting[], values: unknown[]): Promise<pg.QueryResult> {
  return before.some(({ text }) => text.startsWith('start transaction')) ? Promise.resolve(NOTHING) : run('rollback', values)
}

const sendings = new WeakMap<Tx, Sending>()

/** Tells by what a transaction's statements are sent. */
export function sentBy(tx: Tx, by: Sending): void {
  sendings.set(tx, by)
}

/**
 * Does a statement that nobody needs the answer of, with the next one of this transaction, at the latest with its commit.
 *
 * @param refused what its failure is told as
 */
export async function ahead(tx: Tx, statement: CompiledQuery, refused: Refused = same): Promise<void> {
  const by = sendings.get(tx)
  if (by) by.keep({ text: statement.sql, values: [...statement.parameters], refused })
  // A transaction that was not begun by `write`: a back-up that is put back.
  else await tx.executeQuery(statement).catch((error: unknown) => Promise.reject(refused(error)))
}
