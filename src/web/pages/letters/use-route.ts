import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import type { Addressee, LetterKind, Routed } from './model.ts'

type Wish = { issuer: string; to: readonly Addressee[]; matters: readonly { id: string }[] }

/** Asked again at each choice: whether it may go there, and what the draft begins with. */
export function useRoute(kind: LetterKind | undefined, { issuer, to, matters }: Wish) {
  const body = { pack: kind?.pack ?? '', kind: kind?.id ?? '', issuer, to: to.map(({ type, id }) => ({ type, id })), matters: matters.map(({ id }) => id) }
  return useQuery<Routed, ProblemError>({
    queryKey: ['letterRoute', body],
    queryFn: ({ signal }) => call('letterRoute', { body, signal }),
    enabled: kind !== undefined && issuer !== '',
    placeholderData: keepPreviousData,
  })
}
