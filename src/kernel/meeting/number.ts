import { refuse, type Refusal } from '../errors.ts'
import type { MeetingState } from '../facts/meeting.ts'
import type { MeetingKind } from '../pack/schema.ts'
import type { Day } from '../time/day.ts'
import { chineseNumber } from './chinese-number.ts'

type Counting = Pick<MeetingKind, 'id' | 'counted'>
type Counted = Pick<MeetingState, 'id' | 'kind' | 'number' | 'on' | 'year' | 'status'>

/** The meetings of one body that are counted together with one of a year: of its kind, not cancelled, and of its year where the count begins anew. */
function together({ id, counted }: Counting, meetings: readonly Counted[], year: number): (Counted & { number: number })[] {
  return meetings.flatMap((one) => (one.number !== null && one.kind === id && one.status !== 'cancelled' && (counted === 'through' || one.year === year) ? [{ ...one, number: one.number }] : []))
}

/** The number that follows the last; null where meetings of this kind bear none. A cancelled meeting gives its number back. */
export function nextNumber(kind: Counting, meetings: readonly Counted[], year: number): number | null {
  if (kind.counted === undefined) return null
  return Math.max(0, ...together(kind, meetings, year).map(({ number }) => number)) + 1
}

/**
 * Whether a meeting may bear a number: the one that follows; before anything is counted here, any, because the body met before it
 * came into this product; else one that is free and in the order of the days, for a meeting that is entered later.
 *
 * @param meetings the others of the body
 */
export function checkNumber(kind: Counting, meetings: readonly Counted[], { number, on }: { number: number | null; on: Day }): { refusal: Refusal } | null {
  const year = Number(on.slice(0, 4))
  const next = nextNumber(kind, meetings, year)
  if (number === next) return null
  if (number === null || next === null) return refuse('meeting_number_unfit', { number: number ?? '—', next: next ?? '—' })
  const others = together(kind, meetings, year)
  const inOrder = others.every((other) => (other.number < number ? other.on <= on : other.number > number && other.on >= on))
  return inOrder && (others.length === 0 || number < next) ? null : refuse('meeting_number_unfit', { number, next })
}

/** What a meeting is called: 市委全面深化改革委员会第十八次会议, 市产业链联席会议2023年第二次全体会议. */
export function meetingTitle({ counted, session = '会议' }: Pick<MeetingKind, 'counted' | 'session'>, body: string, number: number | null, year: number): string {
  if (number === null) return `${body}${session}`
  return `${body}${counted === 'year' ? `${year}年` : ''}第${chineseNumber(number)}次${session}`
}
