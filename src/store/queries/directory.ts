import { sql } from 'kysely'

import { sortKey } from '../../kernel/pinyin.ts'
import type { Db, Tx } from '../database/database.ts'

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

/**
 * Names by person, as far as they are kept.
 *
 * @param persons without it everyone's
 */
export async function namesOfPersons(db: Db, tenant: string, persons?: readonly string[]): Promise<Map<string, string>> {
  if (persons?.length === 0) return new Map()
  const rows = await db
    .selectFrom('directory_person')
    .select(['person', 'name'])
    .where('tenant', '=', tenant)
    .where('name', 'is not', null)
    .$if(persons !== undefined, (query) => query.where('person', '=', sql<string>`any(${[...(persons ?? [])]}::uuid[])`))
    .execute()
  return new Map(rows.map(({ person, name }) => [person, name ?? '']))
}

/** What is kept of someone, or null. */
export async function personKept(db: Db, tenant: string, person: string): Promise<DirectoryPerson | null> {
  const row = await db.selectFrom('directory_person').select(['person', 'name', 'phone']).where('tenant', '=', tenant).where('person', '=', person).executeTakeFirst()
  return row ?? null
}
