import { sql } from 'kysely'

import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { State } from '../../kernel/facts/index.ts'
import type { Db } from '../database/database.ts'
import { stateOf } from './state-of.ts'

/** What a list of matters with all its columns is made from, read for many matters at once. */

/** States with the number of their facts, by subject. */
export async function versionedStates<S extends State>(db: Db, tenant: string, subjects: readonly string[]): Promise<Map<string, { state: S; version: number }>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('subject')
    .select(['id', 'state', 'version'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...subjects]}::text[])`)
    .execute()
  return new Map(rows.flatMap(({ id, state, version }) => (state ? [[id, { state: state as S, version }] as const] : [])))
}

/** All records of each of these matters, newest first. */
export async function activitiesByMatter(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, ActivityState[]>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity_matter as m')
    .select(['m.matter', 'm.activity', stateOf<ActivityState>('activity', 'm', 'activity').as('state')])
    .where('m.tenant', '=', tenant)
    .where('m.matter', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .execute()
  const found = new Map<string, ActivityState[]>()
  for (const { matter, state } of rows) if (state) found.set(matter, [...(found.get(matter) ?? []), state])
  for (const [matter, records] of found) found.set(matter, records.sort((a, b) => (a.heldOn === b.heldOn ? (a.id < b.id ? 1 : -1) : a.heldOn < b.heldOn ? 1 : -1)))
  return found
}

/** The post through which each of these records was last reviewed by its unit. */
export async function reviewersOf(db: Db, tenant: string, activities: readonly string[]): Promise<Map<string, string>> {
  if (activities.length === 0) return new Map()
  const rows = await db
    .selectFrom('fact')
    .select(['subject', 'post'])
    .where('tenant', '=', tenant)
    .where('subject', '=', sql<string>`any(${activities.map((id) => `activity:${id}`)}::text[])`)
    .where('kind', '=', 'activity.reviewed')
    .orderBy('subject')
    .orderBy('subject_version')
    .execute()
  return new Map(rows.flatMap(({ subject, post }) => (post === null ? [] : [[subject.slice('activity:'.length), post] as const])))
}

/** Telephone numbers by person, as far as they are kept. */
export async function phonesOfPersons(db: Db, tenant: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('directory_person').select(['person', 'phone']).where('tenant', '=', tenant).where('phone', 'is not', null).execute()
  return new Map(rows.map(({ person, phone }) => [person, phone ?? '']))
}
