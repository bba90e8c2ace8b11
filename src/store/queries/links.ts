import { sql } from 'kysely'

import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Light } from '../../kernel/light.ts'
import type { Db } from '../database/database.ts'

/** The lights of these matters. */
export async function lightsOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, Light>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'light'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, light }) => [id, light as Light]))
}

/** Matters that have, or once had, a link to one of these. */
export function linkedTo(db: Db, tenant: string, matters: readonly string[]): Promise<MatterState[]> {
  return mattersWithEdgeTo(db, tenant, matters.map((id) => `matter:${id}`))
}

/** Matters that were brought up to this post or unit, decided ones too. */
export function raisedTo(db: Db, tenant: string, holder: { type: 'post' | 'unit'; id: string }): Promise<MatterState[]> {
  return mattersWithEdgeTo(db, tenant, [`${holder.type}:${holder.id}`])
}

async function mattersWithEdgeTo(db: Db, tenant: string, targets: readonly string[]): Promise<MatterState[]> {
  if (targets.length === 0) return []
  const rows = await db
    .selectFrom('subject')
    .select('state')
    .where('tenant', '=', tenant)
    .where('state', 'is not', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('edge')
        .select('source')
        .where('tenant', '=', tenant)
        .where('target', '=', sql<string>`any(${[...targets]}::text[])`)
        .where('source', 'like', 'matter:%'),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ state }) => state as MatterState)
}
