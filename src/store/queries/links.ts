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

/** Matters that were brought up to one of these posts, decided ones too. */
export function raisedTo(db: Db, tenant: string, posts: readonly string[]): Promise<MatterState[]> {
  return mattersWithEdgeTo(db, tenant, posts.map((post) => `post:${post}`))
}

/** Which of these matters others speak of: records made on them, taken back ones too, and whatever links to them or once did. */
export async function spokenOf(db: Db, tenant: string, matters: readonly string[]): Promise<Set<string>> {
  if (matters.length === 0) return new Set()
  const records = await db
    .selectFrom('activity_matter')
    .select('matter')
    .distinct()
    .where('tenant', '=', tenant)
    .where('matter', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .execute()
  const edges = await db
    .selectFrom('edge')
    .select('target')
    .distinct()
    .where('tenant', '=', tenant)
    .where('target', '=', sql<string>`any(${matters.map((id) => `matter:${id}`)}::text[])`)
    .whereRef('source', '<>', 'target')
    .execute()
  return new Set([...records.map(({ matter }) => matter), ...edges.map(({ target }) => target.slice('matter:'.length))])
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
