import { sql } from 'kysely'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Light } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { subjectOf } from './state-of.ts'

/** Open matters of these ledgers whose due day or limit lies on this day or before, the longest passed first. */
export async function mattersNearing(db: Db, tenant: string, { ledgers, until, limit }: { ledgers: readonly string[]; until: Day; limit: number }): Promise<{ id: string; light: Light }[]> {
  if (ledgers.length === 0) return []
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'light'])
    .where('tenant', '=', tenant)
    .where('final', 'is', null)
    .where('nearest_on', '<=', until)
    .where('ledger', '=', sql<string>`any(${[...ledgers]}::text[])`)
    .orderBy('nearest_on')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, light }) => ({ id, light: light as Light }))
}

/** Matters in which a new day was asked for and nobody has decided, the nearest due day first; `holders`: only where one of them has a lasting duty. */
export async function mattersAskingExtension(db: Db, tenant: string, { holders, limit }: { holders: readonly string[] | null; limit: number }): Promise<MatterState[]> {
  const rows = await db
    .selectFrom('matter as m')
    .crossJoinLateral(subjectOf('matter', 'm').as('s'))
    .select('s.state')
    .where('m.tenant', '=', tenant)
    .where('m.asks_extension', '=', true)
    .$if(holders !== null, (query) =>
      query.where('m.id', 'in', (eb) =>
        eb
          .selectFrom('duty')
          .select('matter')
          .where('tenant', '=', tenant)
          .where('holder', '=', sql<string>`any(${[...(holders ?? [])]}::uuid[])`)
          .where('to_on', 'is', null),
      ),
    )
    .orderBy('m.due_key')
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ state }) => (state ? [state as MatterState] : []))
}
