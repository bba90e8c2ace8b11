import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { queryOf, type Filter } from './filter.ts'
import { partOf, stretchOf, turned, turnedPart, wanted, type Part, type Stretch, type Total } from './stretch.ts'

export type { MatterRow } from './stretch.ts'

export type Matters = Stretch & {
  /** another one for another filter, order or ledger */
  key: string
  /** where the last jump went: the rows' numbers are estimated from there */
  jumpedTo: number
  total: Total
  pending: boolean
  /** the rows shown are those of the former filter, the new ones are on their way */
  changing: boolean
  reading: boolean
  error: ProblemError | null
  /** loads what the window needs; `resting`: the window stands still, so that a jump is worth asking for */
  show: (window: { first: number; end: number }, resting: boolean) => void
  again: () => void
}

/** Rows of one request: two windows high, so that scrolling seldom waits. */
const ROWS = 100
/** So many pages are kept; those farthest from where one reads go, and are asked for again when one comes back. */
const PAGES = 8

type Place = { exact: boolean; total: Total } & ({ cursor?: string; at?: number; from: number } | { cursor: string; before: number })

/** Matters by filter: the stretch that one reads, growing at both ends, and another one where one jumps. */
export function useMatters(ledger: string, filter: Filter): Matters {
  const query = queryOf(ledger, filter)
  const key = JSON.stringify(query)
  const [start, setStart] = useState({ key, row: 0, known: 0 })
  const { row, known } = start.key === key ? start : { row: 0, known: 0 }
  const list = useInfiniteQuery<Part, ProblemError, InfiniteData<Part, Place>, readonly unknown[], Place>({
    queryKey: ['listMatters', query, row],
    queryFn: async ({ pageParam: place, signal }) => {
      if ('before' in place) return turnedPart(key, await call('listMatters', { query: { ...query, sort: turned(query.sort ?? 'due'), cursor: place.cursor, limit: ROWS }, signal }), place)
      const { cursor, at } = place
      return partOf(key, await call('listMatters', { query: { ...query, ...(cursor && { cursor }), ...(at && { at }), limit: ROWS }, signal }), place)
    },
    initialPageParam: { at: row, from: row, exact: true, total: null },
    getNextPageParam: ({ next, from, rows, exact, total }) => (next === null ? undefined : { cursor: next, from: from + rows.length, exact, total }),
    getPreviousPageParam: ({ back, from, exact, total }) => (back === null ? undefined : { cursor: back, before: from, exact, total }),
    maxPages: PAGES,
    placeholderData: keepPreviousData,
  })
  const parts = list.data?.pages
  const stretch = useMemo(() => stretchOf(parts ?? [], known), [parts, known])
  const { hasNextPage, hasPreviousPage, isFetching, isError } = list
  return {
    ...stretch,
    key,
    jumpedTo: row,
    total: parts?.at(-1)?.total ?? null,
    pending: list.isPending,
    changing: list.isPlaceholderData && parts?.[0]?.of !== key,
    reading: isFetching,
    error: list.error,
    show: (window, resting) => {
      if (isError) return
      const want = wanted(stretch, window, { next: hasNextPage, back: hasPreviousPage })
      const to = Math.max(0, Math.min(window.first, stretch.count - ROWS))
      if (want === 'jump' && resting && to !== row) setStart({ key, row: to, known: stretch.count })
      if (isFetching) return
      if (want === 'next') void list.fetchNextPage()
      if (want === 'back') void list.fetchPreviousPage()
    },
    again: () => void list.refetch(),
  }
}
