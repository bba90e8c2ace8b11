import { sortKey } from '../../kernel/pinyin.ts'
import type { Db, Tx } from '../database/database.ts'
import { like } from '../search/terms.ts'

/** Someone as the directory knows them. Name and number are kept here and nowhere else; both may be forgotten. */
export type DirectoryPerson = { person: string; name: string | null; phone: string | null }

/** Adds someone to the directory or writes what is known anew. */
export async function keepPerson(tx: Tx, tenant: string, { person, name, phone }: DirectoryPerson): Promise<void> {
  const known = { name, name_key: name === null ? null : sortKey(name), phone }
  await tx
    .insertInto('directory_person')
    .values({ tenant, person, ...known })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet(known))
    .execute()
}

/** Names by person, as far as they are kept. */
export async function namesOfPersons(db: Db, tenant: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('directory_person').select(['person', 'name']).where('tenant', '=', tenant).where('name', 'is not', null).execute()
  return new Map(rows.map(({ person, name }) => [person, name ?? '']))
}

/** People whose name contains this, by name; all when it is empty. */
export function findPersons(db: Db, tenant: string, part: string, limit: number): Promise<DirectoryPerson[]> {
  return db
    .selectFrom('directory_person')
    .select(['person', 'name', 'phone'])
    .where('tenant', '=', tenant)
    .$if(part !== '', (query) => query.where('name', 'like', like(part)))
    .orderBy('name_key')
    .orderBy('person')
    .limit(limit)
    .execute()
}

/** Forgets who someone is. What they did stays in the log, under an id that no longer leads to a name. */
export async function forgetPerson(tx: Tx, tenant: string, person: string): Promise<void> {
  await tx.deleteFrom('directory_person').where('tenant', '=', tenant).where('person', '=', person).execute()
}
