import { DeliveryError } from '../../kernel/errors.ts'
import type { State } from '../../kernel/facts/index.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { meetingRules, type MeetingRules } from '../../kernel/meeting/kinds.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { found, type Writing } from '../writing.ts'

export type Written = { command: string; ids: { meeting: string } }

/** @throws DeliveryError `meeting_kind_unknown` where no pack in force declares it */
export function rulesOfMeeting(packs: readonly Pack[], pack: string, kind: string): MeetingRules {
  const rules = meetingRules(packs, pack, kind)
  if (!rules) throw new DeliveryError('meeting_kind_unknown', { kind })
  return rules
}

/**
 * Locks a meeting with whatever else a command touches, in one go.
 *
 * @throws DeliveryError `not_found`, `meeting_kind_unknown`
 */
export async function lockMeeting(writing: Writing, id: string, others: readonly string[] = []): Promise<{ meeting: MeetingState; rules: MeetingRules; states: Map<string, State> }> {
  const subject = `meeting:${id}`
  const states = await writing.lock([subject, ...others])
  const meeting = found<MeetingState>(states, subject, id)
  return { meeting, rules: rulesOfMeeting(writing.packs, meeting.pack, meeting.kind), states }
}
