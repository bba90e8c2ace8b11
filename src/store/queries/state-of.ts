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

/**
 * What a row is about, to be joined laterally: as `stateOf`, but a row whose subject is missing or hidden is left out, and the state may be asked about in
 * conditions. `offset 0` keeps the planner from making a plain join of it again.
 *
 * @param table the row's table, as it is called in the query; it must come before
 */
export function subjectOf(type: SubjectType, table: string, id = 'id'): RawBuilder<{ state: State | null }> {
  return sql`(select z.state from subject z where z.tenant = ${sql.ref(`${table}.tenant`)} and z.id = ${sql.lit(`${type}:`)} || ${sql.ref(`${table}.${id}`)} offset 0)`
}
