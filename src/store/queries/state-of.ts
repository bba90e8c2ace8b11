import { sql, type RawBuilder } from 'kysely'

import type { State, SubjectType } from '../../kernel/facts/index.ts'

/**
 * The state of what a row is about, as a subselect. Joined instead, the whole table of subjects is read: row-level security keeps every condition from the index in
 * which another table's column is put together with something, for that might tell of a hidden row. A subselect is given a plain value.
 *
 * @param table the row's table, as it is called in the query
 */
export function stateOf<S extends State>(type: SubjectType, table: string, id = 'id'): RawBuilder<S | null> {
  return sql<S | null>`(select z.state from subject z where z.tenant = ${sql.ref(`${table}.tenant`)} and z.id = ${sql.lit(`${type}:`)} || ${sql.ref(`${table}.${id}`)})`
}
