import type { MeetingState } from '../facts/meeting.ts'
import type { SeatState } from '../facts/organisation.ts'
import type { Day } from '../time/day.ts'
import { standsOn } from './seats.ts'

/** Who asks: the units and the post they stand for; `all`: the office or one of the heads. */
export type Reader = { all: boolean; units: readonly string[]; post: string | null }

/**
 * How much of a meeting someone reads. `whole`: the office, the heads, and who has a seat in the body, today or on its day; `own`: a unit that
 * presents topics reads those and nothing else; null: it is not there for them.
 *
 * @param seats of the body
 * @source practice of reform offices: topics of a commission are for named readers only
 */
export function readsOf({ all, units, post }: Reader, meeting: Pick<MeetingState, 'on' | 'agenda' | 'status'>, seats: readonly SeatState[], today: Day): 'whole' | 'own' | null {
  if (all) return 'whole'
  const sits = seats.some((seat) => {
    const there = standsOn(seat, today) || standsOn(seat, meeting.on)
    return there && (units.includes(seat.unit) || (post !== null && seat.fillings.some((filling) => filling.post === post)))
  })
  if (sits) return 'whole'
  const presents = meeting.status !== 'cancelled' && meeting.agenda.some(({ presenter }) => presenter !== null && units.includes(presenter))
  return presents ? 'own' : null
}

/** A meeting as a unit that only presents reads it: its own topics, no one else's, no decisions, attendance or minutes. */
export function ownPart(meeting: MeetingState, units: readonly string[]): MeetingState {
  const agenda = meeting.agenda.filter(({ presenter }) => presenter !== null && units.includes(presenter))
  return { ...meeting, agenda: agenda.map((topic) => ({ ...topic, matters: [] })), attendance: [], decisions: [], minutes: [] }
}
