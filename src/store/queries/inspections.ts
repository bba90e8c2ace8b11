import { sql } from 'kysely'

import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { Light, Reason } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { subjectOf } from './state-of.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Inspections that touch these days, by the first of their own, then as they were planned. A city has some hundreds a year at most. */
export async function inspectionsBetween(db: Db, tenant: string, from: Day, to: Day): Promise<InspectionState[]> {
  const rows = await inspections(db, tenant).where('i.from_on', '<=', to).where('i.to_on', '>=', from).orderBy('i.from_on').orderBy('i.id').execute()
  return rows.map(stateIn)
}

/** Inspections that look back at one, and those that were merged into it. */
export async function inspectionsAround(db: Db, tenant: string, inspection: string): Promise<{ looking: InspectionState[]; merged: InspectionState[] }> {
  const rows = await inspections(db, tenant)
    .where((eb) => eb.or([eb('i.looks_back_at', '=', inspection), eb('i.merged_into', '=', inspection)]))
    .orderBy('i.from_on')
    .orderBy('i.id')
    .execute()
  const states = rows.map(stateIn)
  return { looking: states.filter(({ looksBackAt }) => looksBackAt === inspection), merged: states.filter(({ mergedInto }) => mergedInto === inspection) }
}

/** Inspections that may be looked back at: reported or closed, with something found. */
export async function inspectionsWithFindings(db: Db, tenant: string, since: Day): Promise<InspectionState[]> {
  const rows = await inspections(db, tenant).where('i.status', 'in', ['reported', 'closed']).where('i.to_on', '>=', since).orderBy('i.from_on', 'desc').orderBy('i.id').limit(200).execute()
  return rows.map(stateIn).filter(({ findings }) => findings.length > 0)
}

/** Opinions on which these units may still state their case. */
export function opinionsOpenTo(db: Db, tenant: string, units: readonly string[], today: Day): Promise<{ inspection: string; id: string; unit: string; state_by: Day }[]> {
  return db
    .selectFrom('inspection_opinion as o')
    .innerJoin('inspection as i', (join) => join.onRef('i.tenant', '=', 'o.tenant').onRef('i.id', '=', 'o.inspection'))
    .select(['o.inspection', 'o.id', 'o.unit', 'o.state_by'])
    .where('o.tenant', '=', tenant)
    .where('i.status', '=', 'reported')
    .where('o.unit', '=', anyOf(units))
    .where('o.stated_on', 'is', null)
    .where('o.state_by', '>=', today)
    .orderBy('o.state_by')
    .orderBy('o.id')
    .execute()
}

/** Cases that were stated and wait for an answer, the oldest first. */
export function casesWaiting(db: Db, tenant: string): Promise<{ inspection: string; id: string; unit: string }[]> {
  return db
    .selectFrom('inspection_opinion')
    .select(['inspection', 'id', 'unit'])
    .where('tenant', '=', tenant)
    .where('stated_on', 'is not', null)
    .where('answered_on', 'is', null)
    .orderBy('stated_on')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** Whether an inspection carries this file for one of these units to read. */
export async function fileOfInspection(db: Db, tenant: string, sha256: string, readers: readonly string[]): Promise<boolean> {
  const row = await db.selectFrom('inspection_file').select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).where('reader', '=', anyOf(readers)).limit(1).executeTakeFirst()
  return row !== undefined
}

/** The light of each of these matters, why, and until when. */
export async function standingOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, { light: Light; reasons: Reason[]; until: Day | null }>> {
  if (matters.length === 0) return new Map()
  const rows = await db.selectFrom('matter').select(['id', 'light', 'reasons', 'until_on']).where('tenant', '=', tenant).where('id', '=', anyOf(matters)).execute()
  return new Map(rows.map(({ id, light, reasons, until_on }) => [id, { light: light as Light, reasons, until: until_on }]))
}

function inspections(db: Db, tenant: string) {
  return db
    .selectFrom('inspection as i')
    .crossJoinLateral(subjectOf('inspection', 'i').as('s'))
    .where('i.tenant', '=', tenant)
    .select(['i.id', 's.state'])
}

function stateIn({ state }: { state: unknown }): InspectionState {
  return state as InspectionState
}
