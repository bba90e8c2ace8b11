import type pg from 'pg'

/** After so many writes the tables are looked at; the look costs about two milliseconds. */
const WRITES_BETWEEN_LOOKS = 20

/** A write this long was an import: what it wrote is asked for at once. */
const LONG_WRITE_MS = 300

/**
 * Does for the embedded database what a server's autovacuum does, by like thresholds: it has no background processes.
 * Without statistics the planner once took 28 s for a page that takes 10 ms with them; without vacuum files only grow.
 */
const NEEDY = `
  select format('%I.%I', schemaname, relname) as name, n_dead_tup > 2000 + 0.2 * n_live_tup as vacuum
  from pg_stat_user_tables
  where n_mod_since_analyze > 200 + 0.1 * n_live_tup or n_dead_tup > 2000 + 0.2 * n_live_tup
  order by 1`

export type Tending = {
  /** told of each write that was committed, and how long it took */
  wrote: (milliseconds: number) => void
  /** waits for what is being done. @throws what it failed on */
  rest: () => Promise<void>
}

/** @param owner gives a connection with the owner's rights, to be released */
export function tend(owner: () => Promise<pg.PoolClient>): Tending {
  let writes = 0
  let work: Promise<void> | undefined
  let failure: unknown

  const look = async () => {
    const client = await owner()
    try {
      const { rows } = await client.query<{ name: string; vacuum: boolean }>(NEEDY)
      for (const { name, vacuum } of rows) await client.query(vacuum ? `vacuum (analyze) ${name}` : `analyze ${name}`)
    } finally {
      client.release()
    }
  }

  return {
    wrote: (milliseconds) => {
      writes += 1
      if (work !== undefined || (writes % WRITES_BETWEEN_LOOKS !== 0 && milliseconds < LONG_WRITE_MS)) return
      work = look()
        .catch((error: unknown) => {
          failure = error
        })
        .finally(() => {
          work = undefined
        })
    },
    rest: async () => {
      await work
      if (failure !== undefined) throw failure
    },
  }
}
