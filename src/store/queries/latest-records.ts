import { sql } from 'kysely'

import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Db } from '../database/database.ts'
import { subjectOf } from './state-of.ts'

/** The latest record of each of these matters that counts as one. */
export async function latestRecords(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, ActivityState>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('activity_matter as m')
    .crossJoinLateral(subjectOf('activity', 'm', 'activity').as('s'))
    .distinctOn('m.matter')
    .select(['m.matter', 's.state'])
    .where('m.tenant', '=', tenant)
    .where('m.matter', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .where('m.record_on', 'is not', null)
    .orderBy('m.matter')
    .orderBy('m.record_on', 'desc')
    .orderBy('m.activity', 'desc')
    .execute()
  return new Map(rows.map(({ matter, state }) => [matter, state as ActivityState]))
}
