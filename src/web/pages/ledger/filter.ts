import type { Query } from '../../../api/contract/endpoints.ts'

type Sent = Query<'listMatters'>

/** The parts of a filter that a person sets; the ledger itself is in the path. */
export const FILTER_KEYS = ['q', 'unit', 'role', 'post', 'light', 'stage', 'open', 'dueFrom', 'dueTo', 'document'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]
export type Filter = Partial<Record<FilterKey | 'sort', string>>

/** The filter of an address. Keys that are not a filter are passed over: the address may carry others. */
export function filterOf(search: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const key of [...FILTER_KEYS, 'sort'] as const) {
    const value = search.get(key)?.trim()
    if (value) filter[key] = value
  }
  return filter
}

/** The address of a filter; empty values leave it, so that equal filters have equal addresses. */
export function searchOf(filter: Filter): URLSearchParams {
  const search = new URLSearchParams()
  for (const key of [...FILTER_KEYS, 'sort'] as const) {
    const value = filter[key]
    if (value) search.set(key, value)
  }
  return search
}

/**
 * What the API is asked. A role without a unit filters nothing and is not sent.
 *
 * The address is text; the server refuses a value it does not know and says so, which the page shows.
 */
export function queryOf(ledger: string, filter: Filter): Sent {
  const { role, ...rest } = filter
  return { ledger, ...rest, ...(role && (filter.unit || filter.post) ? { role } : {}) } as Sent
}

/** Sorting by a column: once ascending, again descending. The default order is by due day. */
export function sortedBy(current: string | undefined, column: string): string {
  return (current ?? 'due') === column ? `-${column}` : column
}

/** For `aria-sort` of a column. */
export function sortOf(current: string | undefined, column: string): 'ascending' | 'descending' | 'none' {
  const sort = current ?? 'due'
  if (sort === column) return 'ascending'
  return sort === `-${column}` ? 'descending' : 'none'
}

/** How many parts of the filter are set, the words searched for included. */
export function partsSet(filter: Filter): number {
  return FILTER_KEYS.filter((key) => filter[key] !== undefined && key !== 'role').length
}
