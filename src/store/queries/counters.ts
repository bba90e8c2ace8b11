import { sql } from 'kysely'

import type { Db } from '../database/database.ts'
import { ALL_LEDGERS } from '../projections/counters.ts'

/**
 * How many matters stand in each ledger, by light: from the counters for the whole city, counted for some units.
 *
 * @param visible null: all; else only matters in which these holders have a lasting duty
 */
export async function ledgerCounts(db: Db, tenant: string, visible: readonly string[] | null): Promise<Map<string, Record<string, number>>> {
  const rows = visible === null ? await kept(db, tenant) : await countedFor(db, tenant, visible)
  const ledgers = new Map<string, Record<string, number>>()
  for (const { ledger, light, n } of rows) ledgers.set(ledger, { ...ledgers.get(ledger), [light]: n })
  return ledgers
}

type LightCount = { ledger: string; light: string; n: number }

function kept(db: Db, tenant: string): Promise<LightCount[]> {
  return db
    .selectFrom('counter')
    .select(['ledger', 'value as light', sql<number>`sum(n)::int`.as('n')])
    .where('tenant', '=', tenant)
    .where('facet', '=', 'light')
    .where('ledger', '<>', ALL_LEDGERS)
    .groupBy(['ledger', 'value'])
    .having(sql`sum(n)`, '>', 0)
    .execute()
}

function countedFor(db: Db, tenant: string, holders: readonly string[]): Promise<LightCount[]> {
  return db
    .selectFrom('matter as m')
    .innerJoin('matter_ledger as l', (join) => join.onRef('l.tenant', '=', 'm.tenant').onRef('l.matter', '=', 'm.id'))
    .select(['l.ledger', 'm.light', sql<number>`count(*)::int`.as('n')])
    .where('m.tenant', '=', tenant)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('duty as u')
          .select('u.holder')
          .where('u.tenant', '=', tenant)
          .whereRef('u.matter', '=', 'm.id')
          .where('u.holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
          .where('u.to_on', 'is', null),
      ),
    )
    .groupBy(['l.ledger', 'm.light'])
    .execute()
}

/** The exact number of matters that a declared filter finds: a ledger, and there a light or a stage. */
export async function exactCount(db: Db, tenant: string, ledger: string | undefined, facet: 'all' | 'light' | 'stage', value: string): Promise<number> {
  const row = await db
    .selectFrom('counter')
    .select(sql<number>`coalesce(sum(n), 0)::int`.as('n'))
    .where('tenant', '=', tenant)
    .where('ledger', '=', ledger ?? ALL_LEDGERS)
    .where('facet', '=', facet)
    .where('value', '=', value)
    .executeTakeFirstOrThrow()
  return row.n
}
