import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import type { MatterChoice } from './content.ts'

/** Kinds of records that these matters still lack in the periods of today, as the desk lists them; none while that cannot be asked. */
export function useMissingKinds(matters: readonly MatterChoice[]): string[] {
  const may = useMay()
  const desk = useAnswer('getDesk', {}, { when: matters.length > 0 && may('getDesk') })
  const rows = (desk.data?.missing ?? []).filter(({ subject, status }) => status === 'missing' && matters.some(({ id }) => id === subject.id))
  return [...new Set(rows.flatMap(({ activity }) => activity?.id ?? []))]
}
