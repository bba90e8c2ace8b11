import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'

import type { InputState } from '../../kernel/facts/city.ts'
import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type City = Selectable<Tables['tenant']>

export function cityRow(db: Db, tenant: string): Promise<City | undefined> {
  return db.selectFrom('tenant').selectAll().where('id', '=', tenant).executeTakeFirst()
}

/** A city with the states of its packs and calendars, in one statement: nearly everything that is asked begins with it. */
export async function cityWithInputs(db: Db, tenant: string): Promise<(City & { packs: InputState[]; calendars: InputState[] }) | undefined> {
  const row = await db
    .selectFrom('tenant as t')
    .selectAll('t')
    .select((eb) =>
      eb
        .selectFrom('subject as s')
        .select(sql<{ type: string; state: InputState }[]>`coalesce(jsonb_agg(jsonb_build_object('type', s.type, 'state', s.state) order by s.id), '[]')`.as('inputs'))
        .where('s.tenant', '=', tenant)
        .where('s.type', 'in', ['pack', 'calendar'])
        .where('s.state', 'is not', null)
        .as('inputs'),
    )
    .where('t.id', '=', tenant)
    .executeTakeFirst()
  if (!row) return undefined
  const { inputs, ...city } = row
  const of = (type: string) => (inputs ?? []).filter((input) => input.type === type).map(({ state }) => state)
  return { ...city, packs: of('pack'), calendars: of('calendar') }
}

/** All cities of this database, by id. */
export function allCities(db: Db): Promise<City[]> {
  return db.selectFrom('tenant').selectAll().orderBy('id').execute()
}

export async function keepCity(tx: Tx, city: Insertable<Tables['tenant']>): Promise<void> {
  await tx.insertInto('tenant').values(city).execute()
}
