import { sql } from 'kysely'

import type { Db } from '../database/database.ts'
import type { SearchQuery } from '../search/terms.ts'

/** More candidates than this no search looks at: a word as common as that is soon met by walking the list. */
const SEARCHED_UP_TO = 5_000

/** Matters in which these words occur, by the index of words; null: too many to look at all of them. */
export async function mattersWith(db: Db, tenant: string, { words, texts }: SearchQuery): Promise<string[] | null> {
  // tenant: the function asks for it, and refuses one that is not the connection's
  const { rows } = await sql<{ id: string | null }>`select search_matter(${tenant}, ${words}::tsquery, ${texts}::text[], ${SEARCHED_UP_TO}) as id`.execute(db)
  return rows.some(({ id }) => id === null) ? null : rows.flatMap(({ id }) => id ?? [])
}
