import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { queryOf, type Filter } from './filter.ts'

type Page = Answer<'listMatters'>
export type MatterRow = Page['rows'][number]

export type Matters = {
  rows: readonly MatterRow[]
  total: Page['total'] | null
  pending: boolean
  /** the rows shown are those of the former filter, the new ones are on their way */
  changing: boolean
  more: boolean
  readingOn: boolean
  error: ProblemError | null
  readOn: () => void
  again: () => void
}

/** Rows of one request: two windows high, so that scrolling seldom waits. */
const ROWS = 100

/** Matters by filter, page after page as they are scrolled to. */
export function useMatters(ledger: string, filter: Filter): Matters {
  const query = queryOf(ledger, filter)
  const list = useInfiniteQuery<Page, ProblemError, { pages: Page[] }, readonly unknown[], string>({
    queryKey: ['listMatters', query],
    queryFn: ({ pageParam, signal }) => call('listMatters', { query: { ...query, limit: ROWS, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const pages = list.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages])
  return {
    rows,
    total: pages?.[0]?.total ?? null,
    pending: list.isPending,
    changing: list.isPlaceholderData,
    more: list.hasNextPage,
    readingOn: list.isFetchingNextPage,
    error: list.error,
    readOn: () => {
      if (list.hasNextPage && !list.isFetchingNextPage && !list.isError) void list.fetchNextPage()
    },
    again: () => void (list.data ? list.fetchNextPage() : list.refetch()),
  }
}
