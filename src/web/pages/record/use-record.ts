import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { useQueue } from '../../keep/queue.ts'
import type { RecordBody } from '../../keep/queue-store.ts'

/**
 * Sends a record, or keeps it on this machine when the server cannot be reached. It may have been taken just before the
 * line broke: the same command id goes out again, so it counts once either way.
 */
export function useRecord() {
  const queries = useQueryClient()
  const { add } = useQueue()
  return useMutation<'sent' | 'kept', ProblemError, RecordBody>({
    mutationFn: async (body) => {
      try {
        await call('recordActivity', { body })
        return 'sent'
      } catch (error) {
        if (!(error instanceof ProblemError && error.undecided)) throw error
        add(body)
        return 'kept'
      }
    },
    onSuccess: (outcome) => (outcome === 'sent' ? queries.invalidateQueries() : undefined),
  })
}
