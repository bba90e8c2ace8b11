import type { MeetingState } from '../facts/meeting.ts'
import type { MeetingKind } from '../pack/schema.ts'
import type { Day } from '../time/day.ts'

/**
 * The one thing that a meeting waits for: its agenda, units that report by rota, its day, being recorded as held, how its topics ended, its minutes;
 * `nothing` once these are drafted or it was cancelled.
 */
export type MeetingNext = 'agenda' | 'reports' | 'day' | 'hold' | 'topics' | 'minutes' | 'nothing'

/** @param toReport how many units are there to report and not on the agenda yet */
export function nextThing({ firstTopic, reports, minutes }: Pick<MeetingKind, 'firstTopic' | 'reports' | 'minutes'>, meeting: MeetingState, toReport: number, today: Day): MeetingNext {
  const { status, agenda } = meeting
  if (status === 'cancelled') return 'nothing'
  if (status === 'called') {
    if (agenda.length === 0 || (agenda.length === 1 && firstTopic !== undefined)) return 'agenda'
    if (meeting.on <= today) return 'hold'
    return toReport > 0 && agenda.filter(({ kind }) => kind === 'report').length < (reports ?? 0) ? 'reports' : 'day'
  }
  if (agenda.some(({ outcome }) => outcome === null)) return 'topics'
  return minutes !== undefined && meeting.minutes.length === 0 ? 'minutes' : 'nothing'
}
