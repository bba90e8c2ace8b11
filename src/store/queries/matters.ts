import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

/**
 * The units that these matters concern: those with a lasting duty, and those whose post or seat has one. A group stands for
 * itself; who belongs to it is a question of the day.
 */
export async function unitsOfMatters(db: Db, tenant: string, matters: readonly string[]): Promise<string[]> {
  if (matters.length === 0) return []
  const ids = sql`${[...matters]}::uuid[]`
  const { rows } = await sql<{ unit: string }>`
    select unit from matter_unit where tenant = ${tenant} and matter = any(${ids})
    union
    select coalesce(p.unit, s.unit) from duty d
      left join post p on p.tenant = d.tenant and p.id = d.holder and d.holder_type = 'post'
      left join seat s on s.tenant = d.tenant and s.id = d.holder and d.holder_type = 'seat'
      where d.tenant = ${tenant} and d.matter = any(${ids}) and d.to_on is null and d.holder_type <> 'unit' and coalesce(p.unit, s.unit) is not null
    order by unit`.execute(db)
  return rows.map(({ unit }) => unit)
}

export type MatterName = Pick<Selectable<Tables['matter']>, 'id' | 'code' | 'title' | 'ledger'>

/** Code and title of matters, as other pages name them. */
export async function titlesOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, MatterName>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'code', 'title', 'ledger'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...new Set(matters)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Codes of matters by id. */
export async function codesOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await titlesOf(db, tenant, matters))].map(([id, { code }]) => [id, code]))
}

/** Whether a matter that came from this document has a lasting duty of one of these units. */
export async function matterFromDocumentConcerns(db: Db, tenant: string, document: string, units: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('matter as m')
    .innerJoin('matter_unit as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.matter', '=', 'm.id'))
    .select('m.id')
    .where('m.tenant', '=', tenant)
    .where('m.document', '=', document)
    .where('u.unit', '=', sql<string>`any(${[...units]}::uuid[])`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What the store keeps of a matter beside its state: the judgement and until when it holds. */
export async function judgedMatter(db: Db, tenant: string, matter: string) {
  return db
    .selectFrom('matter')
    .select(['id', 'light', 'reasons', 'until_on', 'next_light', 'provisional', 'judged_on', 'last_record_on', 'final'])
    .where('tenant', '=', tenant)
    .where('id', '=', matter)
    .executeTakeFirst()
}
