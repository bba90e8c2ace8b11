import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { headPosts, maySeeByLeader } from '../../kernel/heads.ts'
import { readsOf, type Reader } from '../../kernel/meeting/readers.ts'
import { standsOn } from '../../kernel/meeting/seats.ts'
import type { Db } from '../../store/database/database.ts'
import type { Acting } from '../call.ts'
import { ownUnits, standsFor } from '../permit.ts'
import type { Directory } from '../views/organisation.ts'

/** As whom the acting membership reads meetings. Who acts for a leader reads as that leader, not as their own unit. */
export async function readerOf(db: Db, acting: Acting, { posts }: Directory, today: string): Promise<Reader> {
  const all = maySeeByLeader(acting, headPosts(posts.values()))
  return { all, units: acting.onBehalfOf ? [] : await ownUnits(db, acting, today), post: standsFor(acting) }
}

/** The bodies in which a reader has, or had, a seat: whose meetings may be theirs to read; null: all. */
export function bodiesOf({ all, units, post }: Reader, { seats }: Directory): string[] | null {
  if (all) return null
  const sat = [...seats.values()].filter((seat) => units.includes(seat.unit) || (post !== null && seat.fillings.some((filling) => filling.post === post)))
  return [...new Set(sat.map(({ body }) => body))]
}

/** How much of a meeting a reader reads. */
export function scopeIn(reader: Reader, meeting: MeetingState, { seats }: Directory, today: string): 'whole' | 'own' | null {
  return readsOf(reader, meeting, [...seats.values()].filter(({ body }) => body === meeting.body), today)
}

/** Whether a reader sits in a body today, or reads everything. */
export function sitsIn({ all, units, post }: Reader, body: string, { seats }: Directory, today: string): boolean {
  return all || [...seats.values()].some((seat) => seat.body === body && standsOn(seat, today) && (units.includes(seat.unit) || (post !== null && seat.fillings.some((filling) => filling.post === post))))
}
