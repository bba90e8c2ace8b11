import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/** A value kept for the library, made on first use; two first uses at once agree on one. */
export async function settingOf(db: Database, name: string, make: () => string): Promise<string> {
  const identity = identityTables(db)
  const find = () => identity.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  const found = await find()
  if (found) return found.value
  await identity
    .insertInto('setting')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const kept = await find()
  if (!kept) throw new Error(`the setting ${name} was not kept`)
  return kept.value
}
