import { useAnswer } from '../../api/hooks.ts'
import type { MatterChoice } from './content.ts'
import type { Participant } from './attended-field.tsx'

const NONE: readonly Participant[] = []

/** The posts that required practice wants to take part in such a record; none while that cannot be asked (no line, nothing chosen). */
export function useParticipants(matters: readonly MatterChoice[], kinds: readonly { id: string }[], heldOn: string): readonly Participant[] {
  const asked = matters.length > 0 && kinds.length > 0 && heldOn !== ''
  const query = { matters: matters.map(({ id }) => id).join(','), kinds: kinds.map(({ id }) => id).join(','), heldOn }
  const answer = useAnswer('listParticipants', { query }, { when: asked, keep: true })
  return asked ? (answer.data?.rows ?? NONE) : NONE
}
