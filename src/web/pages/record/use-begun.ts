import { useQueries } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import type { Choice } from '../../ui/combobox.tsx'
import type { MatterChoice } from './content.ts'
import { MOST_MATTERS } from './find-matters.ts'

/** What the address of the page says the record begins with: `?kind=study&matter=…&matter=…&unit=…&heldOn=2023-09-12`. */
export type Begun = { kind: string; matters: MatterChoice[]; units: Choice[]; heldOn: string; /** names the draft, so that another beginning has another one */ key: string }

/** @returns null while the names of what the address means are being asked for; `error` when one of them may not be seen */
export function useBegun(): { begun: Begun | null; error: ProblemError | null } {
  const [search] = useSearchParams()
  const matterIds = search.getAll('matter').slice(0, MOST_MATTERS)
  const unitIds = search.getAll('unit').slice(0, MOST_MATTERS)
  const matters = useQueries({
    queries: matterIds.map((matter) => ({ queryKey: ['getMatter', { matter }, {}], queryFn: ({ signal }: { signal: AbortSignal }) => call('getMatter', { params: { matter }, query: {}, signal }) })),
  })
  const units = useQueries({
    queries: unitIds.map((unit) => ({ queryKey: ['getUnit', { unit }, {}], queryFn: ({ signal }: { signal: AbortSignal }) => call('getUnit', { params: { unit }, query: {}, signal }) })),
  })
  const error = [...matters, ...units].find((one) => one.error)?.error ?? null
  if (error) return { begun: null, error: error as ProblemError }
  if ([...matters, ...units].some(({ data }) => data === undefined)) return { begun: null, error: null }
  const kind = search.get('kind') ?? ''
  const heldOn = search.get('heldOn') ?? ''
  const key = ['record', ...matterIds, ...unitIds, kind, heldOn].filter((part) => part !== '').join(':')
  return {
    begun: {
      kind,
      heldOn,
      key,
      matters: matters.flatMap(({ data }) => (data ? [{ id: data.id, code: data.code, title: data.title, ledger: data.ledger }] : [])),
      units: units.flatMap(({ data }) => (data ? [{ value: data.id, name: data.name }] : [])),
    },
    error: null,
  }
}
