import { sql } from 'kysely'

import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Light } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { CITY } from '../projections/holders.ts'
import { subjectOf } from './state-of.ts'

/** A year's list of one ledger is some hundreds at most; earlier years are only compared with. */
const MOST = 3000

type Listed = { ledgers: readonly string[]; year?: number | undefined; /** null: all; else only those in which one of these holders has a lasting duty */ visible: readonly string[] | null }

/** Matters at home or listed in these ledgers, newest year first, then by code. */
export async function mattersInLedgers(db: Db, tenant: string, { ledgers, year, visible }: Listed): Promise<{ state: MatterState; light: Light }[]> {
  const rows = await db
    .selectFrom('matter as m')
    .crossJoinLateral(subjectOf('matter', 'm').as('s'))
    .select(['s.state', 'm.light'])
    .where('m.tenant', '=', tenant)
    .where('m.id', '=', sql<string>`any(array(select matter from matter_ledger where tenant = ${tenant} and ledger = any(${[...ledgers]}::text[])))`)
    .$if(year !== undefined, (query) => query.where('m.year', '=', year ?? 0))
    .$if(visible !== null, (query) => query.where('m.id', '=', sql<string>`any(array(select matter from duty where tenant = ${tenant} and holder = any(${[...(visible ?? [])]}::uuid[]) and to_on is null))`))
    .orderBy('m.year', 'desc')
    .orderBy('m.code_key')
    .limit(MOST)
    .execute()
  return rows.flatMap(({ state, light }) => (state ? [{ state: state as MatterState, light: light as Light }] : []))
}

/** Opinions asked of these units, posts or seats that the office has not answered yet; the nearest day first. */
export function opinionsAsked(db: Db, tenant: string, holders: readonly string[]): Promise<{ matter: string; id: string }[]> {
  return db
    .selectFrom('opinion')
    .select(['matter', 'id'])
    .where('tenant', '=', tenant)
    .where('holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('answered_on', 'is', null)
    .orderBy('until_on')
    .limit(200)
    .execute()
}

type CountedRecords = { ledger: string; kinds: readonly string[]; statuses: readonly string[]; from: Day; to: Day }

/** Records of these kinds on matters of a ledger by day; one that touches several matters is counted once. */
export function recordsByDay(db: Db, tenant: string, { ledger, kinds, statuses, from, to }: CountedRecords): Promise<{ kind: string; on: Day; n: number }[]> {
  return records(db, tenant, { ledger, kinds, statuses, from, to })
    .select(['k.kind', 'a.held_on as on', sql<number>`count(distinct a.id)::int`.as('n')])
    .groupBy(['k.kind', 'a.held_on'])
    .orderBy('a.held_on')
    .execute()
}

/** The records behind such a number, newest first. */
export async function recordsBehind(db: Db, tenant: string, counted: CountedRecords, limit: number): Promise<string[]> {
  const rows = await records(db, tenant, counted).select(['a.id', 'a.held_on']).distinct().orderBy('a.held_on', 'desc').orderBy('a.id').limit(limit).execute()
  return rows.map(({ id }) => id)
}

function records(db: Db, tenant: string, { ledger, kinds, statuses, from, to }: CountedRecords) {
  return db
    .selectFrom('activity as a')
    .innerJoin('activity_kind as k', (join) => join.onRef('k.tenant', '=', 'a.tenant').onRef('k.activity', '=', 'a.id'))
    .innerJoin('activity_matter as t', (join) => join.onRef('t.tenant', '=', 'a.tenant').onRef('t.activity', '=', 'a.id'))
    .where('a.tenant', '=', tenant)
    // From the ledger's matters, as an array: joined, all of a city's records of the year were read.
    .where('t.matter', '=', sql<string>`any(array(select h.matter from matter_holder h where h.tenant = ${tenant} and h.holder = ${CITY}::uuid and h.ledger = ${ledger}))`)
    .where('k.kind', '=', sql<string>`any(${[...kinds]}::text[])`)
    .where('a.status', '=', sql<string>`any(${[...statuses]}::text[])`)
    .where('a.held_on', '>=', from)
    .where('a.held_on', '<=', to)
}
