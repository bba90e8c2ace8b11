import { sql } from 'kysely'

import type { Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

type Judgement = Pick<Tables['matter'], 'last_record_on' | 'final' | 'light' | 'light_rank' | 'until_on' | 'next_light' | 'provisional' | 'judged_with' | 'lead_unit' | 'lead_key'>

/** What the row of a matter says now; `otherRecordOn`: its newest record apart from the activities being changed. */
export type StoredMatter = Judgement & { id: string; reasons: unknown; otherRecordOn: string | null; linked: boolean }

export async function storedMatters(tx: Tx, tenant: string, matters: readonly string[], changing: readonly string[]): Promise<Map<string, StoredMatter>> {
  if (matters.length === 0) return new Map()
  const rows = await tx
    .selectFrom('matter as m')
    .select(['m.id', 'm.last_record_on', 'm.final', 'm.light', 'm.light_rank', 'm.reasons', 'm.until_on', 'm.next_light', 'm.provisional', 'm.judged_with', 'm.lead_unit', 'm.lead_key'])
    .select((eb) =>
      eb
        .selectFrom('activity_matter as a')
        .select((inner) => inner.fn.max('a.record_on').as('newest'))
        .where('a.tenant', '=', tenant)
        .whereRef('a.matter', '=', 'm.id')
        .where('a.activity', '<>', sql<string>`all(${[...changing]}::uuid[])`)
        .as('otherRecordOn'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('edge as e')
            .select('e.source')
            .where('e.tenant', '=', tenant)
            .where(sql<boolean>`e.target = 'matter:' || m.id`)
            .where('e.source', 'like', 'matter:%'),
        )
        .as('linked'),
    )
    .where('m.tenant', '=', tenant)
    .where('m.id', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, linked: Boolean(row.linked) }]))
}

/** Sort keys of units' names, those changing just now by their new name. */
export async function leadKeys(tx: Tx, tenant: string, units: readonly string[], changing: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const missing = [...new Set(units)].filter((unit) => !changing.has(unit))
  if (missing.length === 0) return new Map(changing)
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name_key'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${missing}::uuid[])`)
    .execute()
  return new Map([...changing, ...rows.map(({ id, name_key }) => [id, name_key] as const)])
}

/** A unit with another name is found elsewhere in lists sorted by who leads. */
export async function moveLeadKeys(tx: Tx, tenant: string, renamed: ReadonlyMap<string, string>): Promise<void> {
  for (const [unit, key] of renamed) {
    await tx.updateTable('matter').set({ lead_key: key }).where('tenant', '=', tenant).where('lead_unit', '=', unit).execute()
  }
}
