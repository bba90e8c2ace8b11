import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import type { Preview } from './batch.ts'
import type { LetterKind } from './model.ts'

type Choice = { issuer: string; whom: 'carries' | 'leads'; ledger: string; matters: readonly string[]; replyBy: string }

/** Every letter as it would be drafted: for the matters chosen, a ledger's, or all. */
export function usePreview(kind: LetterKind | undefined, { issuer, whom, ledger, matters, replyBy }: Choice) {
  const body = { pack: kind?.pack ?? '', kind: kind?.id ?? '', issuer, whom, ...(matters.length > 0 ? { matters: [...matters] } : ledger ? { ledger } : {}), ...(replyBy ? { replyBy } : {}) }
  return useQuery<Preview, ProblemError>({
    queryKey: ['previewReminders', body],
    queryFn: ({ signal }) => call('previewReminders', { body, signal }),
    enabled: kind !== undefined && issuer !== '',
    placeholderData: keepPreviousData,
    // What was ticked must not change under one's hands.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
}
