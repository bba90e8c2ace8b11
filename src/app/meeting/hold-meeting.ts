import { recordActivity } from '../../kernel/decide/activity.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { Attendee, MeetingState } from '../../kernel/facts/meeting.ts'
import type { PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import * as decide from '../../kernel/meeting/hold.ts'
import type { MeetingRules } from '../../kernel/meeting/kinds.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockMeeting, type Written } from './lock-meeting.ts'

/** More posts than this no record names. */
const MOST_NAMED = 50

/**
 * Records that a meeting was held and who was there. Where the pack says so it counts as the record of its body, so that nobody writes it
 * down again for a required practice.
 *
 * @throws DeliveryError `not_found`, what `kernel/meeting/hold.ts` refuses
 */
export function holdMeeting(call: Call, input: { command: string; meeting: string; on: string; attendance: readonly Attendee[] }): Promise<Written> {
  return write(call, { id: input.command, name: 'holdMeeting', input }, async (writing) => {
    const activity = writing.newId('activity')
    const { meeting, rules } = await lockMeeting(writing, input.meeting, [`activity:${activity}`])
    const facts = decided(decide.holdMeeting(meeting, input, await knownFor(writing, meeting.body, input.attendance), writing))
    return { facts: [...facts, ...recordOf(writing, rules, { ...meeting, on: input.on }, input.attendance, activity)], answer: { ids: { meeting: meeting.id } } }
  })
}

/** Corrects who was there, with the reason. */
export function correctAttendance(call: Call, input: { command: string; meeting: string; attendance: readonly Attendee[]; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'correctAttendance', input }, async (writing) => {
    const { meeting } = await lockMeeting(writing, input.meeting)
    return { facts: decided(decide.correctAttendance(meeting, input, await knownFor(writing, meeting.body, input.attendance), writing)), answer: { ids: { meeting: meeting.id } } }
  })
}

async function knownFor({ tx, acting }: Writing, body: string, attendance: readonly Attendee[]): Promise<decide.Known> {
  const seats = (await statesOfType<SeatState>(tx, acting.tenant, 'seat')).filter((seat) => seat.body === body)
  const named = await statesOf<PostState | UnitState>(tx, acting.tenant, [...new Set(attendance.flatMap(({ post, unit }) => [...(post ? [`post:${post}`] : []), ...(unit ? [`unit:${unit}`] : [])]))])
  const ids = (type: string) => new Set([...named.keys()].filter((subject) => subject.startsWith(type)).map((subject) => subject.slice(type.length)))
  return { seats, posts: ids('post:'), units: ids('unit:') }
}

/** The record of its body that a held meeting is. */
function recordOf(writing: Writing, { kind }: MeetingRules, { title, on, place, body, agenda }: MeetingState, attendance: readonly Attendee[], id: string): FactDraft[] {
  if (kind.activity === undefined) return []
  const attended = [...new Set(attendance.flatMap(({ post, as }) => (post !== null && as === 'present' ? [post] : [])))].slice(0, MOST_NAMED)
  const summary = agenda.length === 0 ? title : `${title}，议题${agenda.length}项`
  const content = { matters: [], units: [body], attended, kinds: [kind.activity], heldOn: on, summary, place, attachments: [], fields: {} }
  return decided(recordActivity(writing.packs, { ...content, id, unit: writing.acting.unit, unitLooks: false }, writing))
}
