import { sql } from 'kysely'

import { seriesSubject, type ReadingStatus, type SeriesState } from '../../kernel/facts/indicator.ts'
import type { Db } from '../database/database.ts'
import { statesOf } from './subjects.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

export type SeriesName = { indicator: string; place: string | null }

/** Which indicators concern these units: they answer for them, or a target or a reading is of them. */
export async function indicatorsConcerning(db: Db, tenant: string, units: readonly string[]): Promise<Set<string>> {
  if (units.length === 0) return new Set()
  const owned = await db.selectFrom('indicator').select('id').where('tenant', '=', tenant).where('owner', '=', anyOf(units)).execute()
  const aimed = await db.selectFrom('indicator_target').select('indicator').distinct().where('tenant', '=', tenant).where('place', '=', anyOf(units)).execute()
  const told = await db.selectFrom('reading').select('indicator').distinct().where('tenant', '=', tenant).where('place', '=', anyOf(units)).execute()
  return new Set([...owned.map(({ id }) => id), ...[...aimed, ...told].map(({ indicator }) => indicator)])
}

/** Names of the indicators that have not ended, with their ids. */
export async function namesOfIndicators(db: Db, tenant: string): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('indicator').select(['id', 'name']).where('tenant', '=', tenant).where('ended_on', 'is', null).orderBy('name').orderBy('id').execute()
}

/** Periods that targets or readings are of. */
export async function periodsOfIndicators(db: Db, tenant: string, indicator: string | null): Promise<string[]> {
  const aimed = await db
    .selectFrom('indicator_target')
    .select('period')
    .distinct()
    .where('tenant', '=', tenant)
    .$if(indicator !== null, (query) => query.where('indicator', '=', indicator ?? ''))
    .execute()
  const told = await db
    .selectFrom('reading')
    .select('period')
    .distinct()
    .where('tenant', '=', tenant)
    .$if(indicator !== null, (query) => query.where('indicator', '=', indicator ?? ''))
    .execute()
  return [...new Set([...aimed, ...told].map(({ period }) => period))]
}

/** The series of these indicators that have a reading at all. */
export async function seriesOf(db: Db, tenant: string, indicators: readonly string[]): Promise<SeriesState[]> {
  if (indicators.length === 0) return []
  const rows = await db.selectFrom('reading').select(['indicator', 'place']).distinct().where('tenant', '=', tenant).where('indicator', '=', anyOf(indicators)).execute()
  const states = await statesOf<SeriesState>(db, tenant, rows.map(({ indicator, place }) => seriesSubject(indicator, place)))
  return [...states.values()]
}

/** In which series these readings stand; those that are not known are left out. */
export async function seriesOfReadings(db: Db, tenant: string, readings: readonly string[]): Promise<Map<string, SeriesName>> {
  if (readings.length === 0) return new Map()
  const rows = await db.selectFrom('reading').select(['id', 'indicator', 'place']).where('tenant', '=', tenant).where('id', '=', anyOf(readings)).execute()
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}

/**
 * Readings on their way, the oldest as-of day first.
 *
 * @param of `units`: reported by one of them; `owners`: of indicators that one of them answers for; neither: of the whole city
 */
export function readingsWaiting(db: Db, tenant: string, status: ReadingStatus, of: { units?: readonly string[]; owners?: readonly string[] }, limit: number): Promise<(SeriesName & { id: string })[]> {
  return db
    .selectFrom('reading as r')
    .innerJoin('indicator as i', (join) => join.onRef('i.tenant', '=', 'r.tenant').onRef('i.id', '=', 'r.indicator'))
    .select(['r.id', 'r.indicator', 'r.place'])
    .where('r.tenant', '=', tenant)
    .where('r.status', '=', status)
    .$if(of.units !== undefined, (query) => query.where('r.unit', '=', anyOf(of.units ?? [])))
    .$if(of.owners !== undefined, (query) => query.where('i.owner', '=', anyOf(of.owners ?? [])))
    .orderBy('r.as_of')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

/** Whether a reading of one of these units, reported by it or of an indicator that it answers for carries this file. */
export async function fileOfReadings(db: Db, tenant: string, sha256: string, units: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('reading_file as f')
    .innerJoin('reading as r', (join) => join.onRef('r.tenant', '=', 'f.tenant').onRef('r.id', '=', 'f.reading'))
    .innerJoin('indicator as i', (join) => join.onRef('i.tenant', '=', 'r.tenant').onRef('i.id', '=', 'r.indicator'))
    .select('f.reading')
    .where('f.tenant', '=', tenant)
    .where('f.sha256', '=', sha256)
    .where((eb) => eb.or([eb('r.unit', '=', anyOf(units)), eb('r.place', '=', anyOf(units)), eb('i.owner', '=', anyOf(units))]))
    .executeTakeFirst()
  return row !== undefined
}

/** Matters that one of these indicators or series tells of. */
export async function mattersMeasuredBy(db: Db, tenant: string, subjects: readonly string[]): Promise<string[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('edge')
    .select('source')
    .distinct()
    .where('tenant', '=', tenant)
    .where('target', '=', sql<string>`any(${[...subjects]}::text[])`)
    .where('source', 'like', 'matter:%')
    .orderBy('source')
    .execute()
  return rows.map(({ source }) => source.slice('matter:'.length))
}
