import type { States, SubjectType } from '../../kernel/facts/index.ts'

/** One row as JSON, without its tenant; column names as in the database. */
export type Row = Readonly<Record<string, unknown>>

/**
 * A table that follows from the states of one type of subject. Declared once, it is written by the same code whether one
 * fact is added, a thousand are, or everything is rebuilt: the rows of the state before and after are compared, and only
 * the difference goes to the database.
 */
export type Projection<T extends SubjectType = SubjectType> = {
  table: string
  of: T
  /** what tells its rows apart, beside the tenant */
  key: readonly string[]
  rows: (state: States[T]) => Row[]
}

/** Declares a table; the type of the state is then forgotten, because the list holds tables of all subjects. */
export function projection<T extends SubjectType>(of: T, table: string, key: readonly string[], rows: (state: States[T]) => Row[]): Projection {
  return { table, of, key, rows: rows as Projection['rows'] }
}
