import type { Row } from './projection.ts'

/** What turns one set of rows into another. */
export type Difference = { put: Row[]; drop: Row[] }

/** @param key columns that tell rows apart; rows are built by one function, so equal ones have equal JSON */
export function difference(before: readonly Row[], after: readonly Row[], key: readonly string[]): Difference {
  const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]))
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const put = after.filter((row) => JSON.stringify(old.get(keyOf(row))) !== JSON.stringify(row))
  const kept = new Set(after.map(keyOf))
  return { put, drop: before.filter((row) => !kept.has(keyOf(row))) }
}
