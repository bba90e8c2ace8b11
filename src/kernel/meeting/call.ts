import type { Decision, Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { MeetingContent, MeetingState } from '../facts/meeting.ts'
import type { UnitState } from '../facts/organisation.ts'
import { secrecyMark } from '../secrecy.ts'
import type { Day } from '../time/day.ts'
import { meetsAs, type MeetingRules } from './kinds.ts'
import { checkNumber, meetingTitle, nextNumber } from './number.ts'

export type NewMeeting = { id: string; title: string | null; number: number | null; on: Day; time: string | null; place: string | null; chair: string | null }

/** A fact about a meeting. */
export const about = (meeting: Pick<MeetingState, 'id'>, kind: string, occurredOn: Day, payload: unknown): FactDraft => ({ subject: `meeting:${meeting.id}`, kind, occurredOn, payload })

const STATUS_NAMES: Record<MeetingState['status'], string> = { called: '待召开', held: '已召开', cancelled: '已取消' }

/** Refuses what is not done to a meeting as it stands. */
export function unlessStatus({ status }: Pick<MeetingState, 'status'>, wanted: readonly MeetingState['status'][], action: string): { refusal: Refusal } | null {
  return wanted.includes(status) ? null : refuse('meeting_not_so', { status: STATUS_NAMES[status], action })
}

/** Refuses words that bear a secrecy mark: topics of a commission are internal, state secrets are not for this product at all. */
export function unlessSecret(words: readonly (string | null | undefined)[]): { refusal: Refusal } | null {
  const mark = words.map((text) => secrecyMark(text ?? '')).find((one) => one !== null)
  return mark === undefined ? null : refuse('meeting_secret', { mark })
}

/**
 * Calls a meeting of a body. Its day may lie ahead: a called meeting is a plan; only what was held is bound to the past.
 *
 * @param meetings all others of this body, from which its number follows
 */
export function callMeeting({ pack, kind }: MeetingRules, body: Pick<UnitState, 'id' | 'name' | 'kind' | 'ended'>, meetings: readonly MeetingState[], { id, title, number: wanted, ...when }: NewMeeting, { today }: Given): Decision {
  if (body.ended && body.ended.on <= when.on) return refuse('unit_ended', { unit: body.name, day: body.ended.on })
  if (!meetsAs(kind, body)) return refuse('meeting_body_other', { body: body.name, kind: kind.name.zh })
  const year = Number(when.on.slice(0, 4))
  const number = wanted ?? nextNumber(kind, meetings, year)
  const unfit = unlessSecret([title]) ?? checkNumber(kind, meetings, { number, on: when.on })
  if (unfit) return unfit
  const content: MeetingContent = { ...when, number, title: title?.trim() || meetingTitle(kind, body.name, number, year) }
  return { facts: [about({ id }, 'meeting.called', when.on < today ? when.on : today, { ...content, pack: pack.id, kind: kind.id, body: body.id })] }
}

export type Change = Partial<Pick<MeetingContent, 'title' | 'on' | 'time' | 'place' | 'chair'>>

/**
 * Moves a meeting or says where it is. Where the count begins anew every year, one that moves to another year takes that year's number, and its
 * title with it unless it was given by hand. Of a held meeting only what was written wrongly is changed, with the reason; its day is that of its holding.
 */
export function changeMeeting({ kind }: MeetingRules, body: string, meetings: readonly MeetingState[], meeting: MeetingState, changes: Change, reason: string | null, { today }: Given): Decision {
  const wrong = unlessStatus(meeting, ['called', 'held'], '修改') ?? unlessSecret([changes.title])
  if (wrong) return wrong
  if (meeting.status === 'held') {
    if (changes.on !== undefined && changes.on !== meeting.on) return unlessStatus(meeting, ['called'], '改期') ?? { facts: [] }
    if (!reason?.trim()) return refuse('reason_missing')
  }
  const on = changes.on ?? meeting.on
  const year = Number(on.slice(0, 4))
  const others = meetings.filter(({ id }) => id !== meeting.id)
  const moved = kind.counted === 'year' && year !== meeting.year ? { number: nextNumber(kind, others, year) } : {}
  const usual = meeting.title === meetingTitle(kind, body, meeting.number, meeting.year)
  const titled = moved.number !== undefined && usual && changes.title === undefined ? { title: meetingTitle(kind, body, moved.number, year) } : {}
  return { facts: [about(meeting, 'meeting.changed', today, { changes: { ...changes, ...moved, ...titled }, reason })] }
}

/** Cancels a meeting that was called and not held, with the reason; its number is free again. */
export function cancelMeeting(meeting: MeetingState, reason: string, { today }: Given): Decision {
  const wrong = unlessStatus(meeting, ['called'], '取消')
  if (wrong) return wrong
  if (!reason.trim()) return refuse('reason_missing')
  return { facts: [about(meeting, 'meeting.cancelled', today, { reason: reason.trim() })] }
}
