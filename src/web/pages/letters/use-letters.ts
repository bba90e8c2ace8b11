import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import type { Query } from '../../../api/contract/endpoints.ts'
import type { LetterList } from './model.ts'

const ROWS = 50

/** Letters by filter, page after page. */
export function useLetters(query: Omit<NonNullable<Query<'listLetters'>>, 'cursor' | 'limit'>, when: boolean) {
  return useInfiniteQuery<LetterList, ProblemError, { pages: LetterList[] }, readonly unknown[], string>({
    queryKey: ['listLetters', query],
    queryFn: ({ pageParam, signal }) => call('listLetters', { query: { ...query, limit: ROWS, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled: when,
  })
}
