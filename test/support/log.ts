import type { Database } from '../../src/store/database/database.ts'
import { factsOf } from '../../src/store/queries/facts.ts'

/** The id of one fact of a subject, whichever the number points at; undefined when it has none. */
export async function someFactOf(db: Database, tenant: string, subject: string, at: number): Promise<string | undefined> {
  const facts = await db.read(tenant, (connection) => factsOf(connection, tenant, subject))
  return facts[at % Math.max(1, facts.length)]?.id
}
