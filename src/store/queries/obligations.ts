import { sql } from 'kysely'

import type { ActivityState, ActivityStatus } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { stateOf, subjectOf } from './state-of.ts'

/** A record as far as required practice asks about it, once for each matter or unit that it touches. */
export type TouchingRecord = { subject: string; id: string; heldOn: Day; kinds: string[]; attended: string[]; status: ActivityStatus }

/** Records of these days that touch these matters, by day; those withdrawn are none. */
export function recordsOnMatters(db: Db, tenant: string, matters: readonly string[], { from, to }: { from: Day; to: Day }): Promise<TouchingRecord[]> {
  return touching(db, tenant, 'matter', matters, from, to)
}

/** Records of these days about these units, places or bodies, by day; those withdrawn are none. */
export function recordsAboutUnits(db: Db, tenant: string, units: readonly string[], { from, to }: { from: Day; to: Day }): Promise<TouchingRecord[]> {
  return touching(db, tenant, 'unit', units, from, to)
}

async function touching(db: Db, tenant: string, what: 'matter' | 'unit', ids: readonly string[], from: Day, to: Day): Promise<TouchingRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ subject: string; id: string; held_on: Day; status: ActivityStatus; kinds: string[]; attended: string[] }>`
    select t.${sql.ref(what)} as subject, a.id, a.held_on, a.status, ${stateOf('activity', 'a')} -> 'kinds' as kinds, ${stateOf('activity', 'a')} -> 'attended' as attended
    from ${sql.table(`activity_${what}`)} t
    join activity a on a.tenant = t.tenant and a.id = t.activity
    where t.tenant = ${tenant} and t.${sql.ref(what)} = any(${[...ids]}::uuid[])
      and a.held_on between ${from} and ${to} and a.status <> 'withdrawn'
    order by a.held_on, a.id`.execute(db)
  return rows.map(({ held_on, attended, ...row }) => ({ ...row, attended: attended ?? [], heldOn: held_on }))
}

/**
 * Matters of a ledger, at home or listed, in the order of their codes.
 *
 * @param visible null: all; else only those in which one of these holders has a lasting duty
 */
export async function mattersOfLedger(db: Db, tenant: string, ledger: string, visible: readonly string[] | null): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_ledger as l')
    .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'l.tenant').onRef('m.id', '=', 'l.matter'))
    .select('m.id')
    .where('l.tenant', '=', tenant)
    .where('l.ledger', '=', ledger)
    .$if(visible !== null, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('duty as u')
            .select('u.holder')
            .where('u.tenant', '=', tenant)
            .whereRef('u.matter', '=', 'm.id')
            .where('u.holder', '=', sql<string>`any(${[...(visible ?? [])]}::uuid[])`)
            .where('u.to_on', 'is', null),
        ),
      ),
    )
    .orderBy('m.code_key')
    .orderBy('m.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Matters of these ledgers that were closed as done and are linked to one of these: what may count as a problem solved. */
export async function closedAround(db: Db, tenant: string, ledgers: readonly string[], matters: readonly string[]): Promise<MatterState[]> {
  if (ledgers.length === 0 || matters.length === 0) return []
  // By their keys, as an array: joined on a part of the edge's source, all matters of the city were read for each edge.
  const { rows } = await sql<{ state: unknown }>`
    select ${stateOf('matter', 'm')} as state from matter m
    where m.tenant = ${tenant} and m.ledger = any(${[...ledgers]}::text[]) and m.final = 'done'
      and m.id = any(array(
        select substr(e.source, 8)::uuid from edge e
        where e.tenant = ${tenant} and e.target = any(${matters.map((id) => `matter:${id}`)}::text[]) and e.source like 'matter:%'))
    order by m.id`.execute(db)
  return rows.map(({ state }) => state as MatterState)
}

/** Matters opened in these days, at home or listed in a ledger, in which one of these units has a lasting duty of these roles, once for each. */
export async function openedByUnits(
  db: Db,
  tenant: string,
  { ledger, units, roles, from, to }: { ledger: string; units: readonly string[]; roles: readonly string[]; from: Day; to: Day },
): Promise<{ unit: string; state: MatterState }[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('duty as d')
    .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'd.tenant').onRef('m.id', '=', 'd.matter'))
    .crossJoinLateral(subjectOf('matter', 'm').as('s'))
    .select(['d.holder as unit', 's.state'])
    .distinctOn(['d.holder', 'm.id'])
    .where('d.tenant', '=', tenant)
    .where('d.holder', '=', sql<string>`any(${[...units]}::uuid[])`)
    .where('d.role', 'in', [...roles])
    .where('d.to_on', 'is', null)
    .where('m.id', 'in', (eb) => eb.selectFrom('matter_ledger as l').select('l.matter').where('l.tenant', '=', tenant).where('l.ledger', '=', ledger))
    .where('m.opened_on', '>=', from)
    .where('m.opened_on', '<=', to)
    .execute()
  return rows.map(({ unit, state }) => ({ unit, state: state as MatterState }))
}

/**
 * How many records of each kind there were in each year: a record that touches several of these subjects is one.
 *
 * @param statuses which records count, as the kernel says
 */
export async function recordsByYear(
  db: Db,
  tenant: string,
  { of, ids, kinds, statuses, from, to }: { of: 'matter' | 'unit'; ids: readonly string[]; kinds: readonly string[]; statuses: readonly ActivityStatus[]; from: Day; to: Day },
): Promise<{ year: number; kind: string; n: number }[]> {
  if (ids.length === 0 || kinds.length === 0) return []
  const { rows } = await sql<{ year: number; kind: string; n: number }>`
    with touched as materialized (select distinct t.activity from ${sql.table(`activity_${of}`)} t where t.tenant = ${tenant} and t.${sql.ref(of)} = any(${[...ids]}::uuid[]))
    select extract(year from a.held_on)::int as year, k.kind, count(*)::int as n
    from touched join activity a on a.tenant = ${tenant} and a.id = touched.activity
    join activity_kind k on k.tenant = a.tenant and k.activity = a.id
    where a.tenant = ${tenant} and a.held_on between ${from} and ${to}
      and a.status = any(${[...statuses]}::text[]) and k.kind = any(${[...kinds]}::text[])
    group by 1, 2`.execute(db)
  return rows
}

/** The full states of records, by id. */
export async function recordStates(db: Db, tenant: string, ids: readonly string[]): Promise<ActivityState[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('subject')
    .select('state')
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${ids.map((id) => `activity:${id}`)}::text[])`)
    .where('state', 'is not', null)
    .execute()
  return rows.map(({ state }) => state as ActivityState)
}

/** The days on which exemptions of these matters were granted; one that was revoked and granted again has several, by day. */
export async function exemptionGrants(db: Db, tenant: string, matters: readonly string[]): Promise<{ matter: string; rhythm: string; period: string; on: Day }[]> {
  if (matters.length === 0) return []
  const rows = await db
    .selectFrom('fact as f')
    .innerJoin('fact_payload as p', (join) => join.onRef('p.tenant', '=', 'f.tenant').onRef('p.id', '=', 'f.id'))
    .select(['f.subject', 'f.occurred_on', 'p.payload'])
    .where('f.tenant', '=', tenant)
    .where('f.subject', '=', sql<string>`any(${matters.map((id) => `matter:${id}`)}::text[])`)
    .where('f.kind', '=', 'exemption.granted')
    .orderBy('f.seq')
    .execute()
  return rows.map(({ subject, occurred_on, payload }) => {
    const { rhythm, period } = payload as { rhythm: string; period: string }
    return { matter: subject.slice('matter:'.length), rhythm, period, on: occurred_on }
  })
}

/** Records of these days that say something, by day: what another record may repeat. */
export async function recordsOn(db: Db, tenant: string, days: readonly Day[], limit: number): Promise<ActivityState[]> {
  const rows = await db
    .selectFrom('activity as a')
    .select(stateOf<ActivityState>('activity', 'a').as('state'))
    .where('a.tenant', '=', tenant)
    .where('a.held_on', '=', sql<string>`any(${[...days]}::date[])`)
    .where('a.status', 'not in', ['withdrawn', 'returned'])
    .orderBy('a.held_on')
    .orderBy('a.id')
    .limit(limit)
    .execute()
  return rows.map(({ state }) => state as ActivityState)
}
