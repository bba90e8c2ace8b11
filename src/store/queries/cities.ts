import type { Insertable, Selectable } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type City = Selectable<Tables['tenant']>

export function cityRow(db: Db, tenant: string): Promise<City | undefined> {
  return db.selectFrom('tenant').selectAll().where('id', '=', tenant).executeTakeFirst()
}

/** All cities of this database, by id. */
export function allCities(db: Db): Promise<City[]> {
  return db.selectFrom('tenant').selectAll().orderBy('id').execute()
}

export async function keepCity(tx: Tx, city: Insertable<Tables['tenant']>): Promise<void> {
  await tx.insertInto('tenant').values(city).execute()
}
