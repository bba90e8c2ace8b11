import { sql } from 'kysely'

import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Light } from '../../kernel/light.ts'
import type { Source } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { CITY } from '../projections/holders.ts'
import { subjectOf } from './state-of.ts'

/** A city receives some thousands a year; of more, statistics say that they are not complete. */
export const MOST_COUNTED = 5_000

type Seen = { ledgers: readonly string[]; /** null: all; else only matters in which one of these holders has a lasting duty */ visible: readonly string[] | null }

const mineOf = (tenant: string, visible: readonly string[] | null) => sql<string>`any(array(select matter from duty where tenant = ${tenant} and holder = any(${[...(visible ?? [])]}::uuid[]) and to_on is null))`

/** Matters that may be in question, by key: asked of each matter of a city, all of them would be read. */
const sourced = (tenant: string, ledgers: readonly string[]) => sql<string>`any(array(
  select h.matter from matter_holder h where h.tenant = ${tenant} and h.holder = ${CITY}::uuid and h.ledger = any(${[...ledgers]}::text[])
  union select s.matter from matter_source s where s.tenant = ${tenant}))`

/** How many matters of these ledgers, or that say themselves whence they came, are open, by what they say, ledger and light. */
export async function openBySource(db: Db, tenant: string, { ledgers, visible }: Seen): Promise<{ stated: Source | null; ledger: string; light: Light; n: number }[]> {
  const rows = await db
    .selectFrom('matter as m')
    .leftJoin('matter_source as s', (join) => join.onRef('s.tenant', '=', 'm.tenant').onRef('s.matter', '=', 'm.id'))
    .select(['s.source as stated', 'm.ledger', 'm.light', sql<number>`count(*)::int`.as('n')])
    .where('m.tenant', '=', tenant)
    .where('m.id', '=', sourced(tenant, ledgers))
    .where('m.final', 'is', null)
    .where((eb) => eb.or([eb('m.ledger', '=', sql<string>`any(${[...ledgers]}::text[])`), eb('s.source', 'is not', null)]))
    .$if(visible !== null, (query) => query.where('m.id', '=', mineOf(tenant, visible)))
    .groupBy(['s.source', 'm.ledger', 'm.light'])
    .execute()
  return rows.map(({ stated, ledger, light, n }) => ({ stated: stated as Source | null, ledger, light: light as Light, n }))
}

/** Matters of these ledgers, or that say themselves whence they came, opened within a period; one more than are counted where there are more. */
export async function receivedBetween(db: Db, tenant: string, { ledgers, visible, from, to }: Seen & { from: Day; to: Day }): Promise<MatterState[]> {
  const rows = await db
    .selectFrom('matter as m')
    .crossJoinLateral(subjectOf('matter', 'm').as('t'))
    .leftJoin('matter_source as s', (join) => join.onRef('s.tenant', '=', 'm.tenant').onRef('s.matter', '=', 'm.id'))
    .select('t.state')
    .where('m.tenant', '=', tenant)
    .where('m.id', '=', sourced(tenant, ledgers))
    .where('m.opened_on', '>=', from)
    .where('m.opened_on', '<=', to)
    .where((eb) => eb.or([eb('m.ledger', '=', sql<string>`any(${[...ledgers]}::text[])`), eb('s.source', 'is not', null)]))
    .$if(visible !== null, (query) => query.where('m.id', '=', mineOf(tenant, visible)))
    .orderBy('m.opened_on')
    .orderBy('m.id')
    .limit(MOST_COUNTED + 1)
    .execute()
  return rows.flatMap(({ state }) => (state ? [state as MatterState] : []))
}
