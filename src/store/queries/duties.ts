import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

/** A duty with the matter it is about. */
export type DutyInMatter = Pick<Selectable<Tables['duty']>, 'matter' | 'id' | 'role' | 'holder' | 'territory' | 'from_on' | 'to_on'> & {
  ledger: string
  code: string
  title: string
  light: string
}

/** The duties that a unit, post or seat has on a day, by the matter's code. */
export function dutiesOfHolder(db: Db, tenant: string, holder: string, day: Day): Promise<DutyInMatter[]> {
  return dutiesOfHolders(db, tenant, [holder], day)
}

/** The same for several holders at once: a unit with its groups, posts and seats. */
export function dutiesOfHolders(db: Db, tenant: string, holders: readonly string[], day: Day): Promise<DutyInMatter[]> {
  return db
    .selectFrom('duty as d')
    .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'd.tenant').onRef('m.id', '=', 'd.matter'))
    .select(['d.matter', 'd.id', 'd.role', 'd.holder', 'd.territory', 'd.from_on', 'd.to_on', 'm.ledger', 'm.code', 'm.title', 'm.light'])
    .where('d.tenant', '=', tenant)
    .where('d.holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('d.from_on', '<=', day)
    .where((eb) => eb.or([eb('d.to_on', 'is', null), eb('d.to_on', '>', day)]))
    .orderBy('m.code_key')
    .orderBy('d.id')
    .execute()
}

/** How many duties each of these holders has on a day; holders without any are missing. */
export async function dutyCounts(db: Db, tenant: string, holders: readonly string[], day: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('duty')
    .select(['holder', (eb) => eb.fn.countAll<number>().as('n')])
    .where('tenant', '=', tenant)
    .where('holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', day)]))
    .groupBy('holder')
    .execute()
  return new Map(rows.map(({ holder, n }) => [holder, n]))
}
