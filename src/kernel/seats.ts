import type { Filling, PostState, SeatState } from './facts/organisation.ts'
import { covers, holdersOn } from './holders.ts'
import { previousDay, type Day } from './time/day.ts'

export type Sitter = { person: string; acting: boolean; since: Day }

/**
 * Who sits in a seat on a day, and why. `in-post`: who holds the post; `successor`: who followed in the post; `named`: who was named, with a
 * rank and no post; `vacant`: nobody holds the post; `changed`: the one who sat there has left, the office has not yet said who follows;
 * `described`: only a description is known.
 */
export type Sitting = {
  sitters: Sitter[]
  because: 'in-post' | 'successor' | 'named' | 'vacant' | 'changed' | 'described'
  /** the day the answer began to hold, where one is known */
  since: Day | null
  /** a successor took over and this is to be reported: since when */
  report: Day | null
  /** the office is to say who follows: since when, and who holds the post now */
  adjust: { since: Day; proposed: string[] } | null
}

/** @returns null where the seat was not there on that day */
export function sittingOn(seat: SeatState, posts: ReadonlyMap<string, PostState>, day: Day): Sitting | null {
  const filling = seat.fillings.findLast(({ on }) => on <= day)
  if (!filling || (seat.endedOn !== null && seat.endedOn <= day)) return null
  const post = filling.post === null ? undefined : posts.get(filling.post)
  if (post) return inPost(seat, filling, post, day)
  return filling.person === null ? { ...NOTHING, because: 'described', since: filling.on } : asNamed(seat, filling, filling.person, posts, day)
}

const NOTHING = { sitters: [], report: null, adjust: null }

/** Someone with a mere rank sits there for as long as they belong to the unit; nobody follows them by any post. */
function asNamed({ unit }: SeatState, { on }: Filling, person: string, posts: ReadonlyMap<string, PostState>, day: Day): Sitting {
  const terms = [...posts.values()].filter((post) => post.unit === unit).flatMap(({ appointments }) => appointments.filter((one) => one.person === person))
  const here = terms.length === 0 || terms.some((term) => covers(term, day) || term.from > day)
  if (here) return { ...NOTHING, because: 'named', since: on, sitters: [{ person, acting: false, since: on }] }
  const since = later(terms.flatMap(({ to }) => to ?? []).sort().at(-1), on)
  return { ...NOTHING, because: 'changed', since, adjust: { since, proposed: [] } }
}

function inPost(seat: SeatState, filling: Filling, post: PostState, day: Day): Sitting {
  const first = firstIn(filling, post)
  const holders = holdersOn(post, day)
  const now = holders.map(({ person, acting, from }) => ({ person, acting, since: later(from, filling.on) }))
  if (seat.clause === 'adjusted') return adjusted(filling, post, first, now, day)
  const since = now.map((one) => one.since).sort().at(-1) ?? null
  if (holders.length === 0) return { ...NOTHING, because: 'vacant', since: lastLeft(post, filling.on, day) }
  const followed = first.length > 0 && holders.some(({ person }) => !first.includes(person))
  const reported = seat.reportedOn.filter((on) => on <= day).sort().at(-1) ?? filling.on
  const unreported = holders.filter(({ person, from }) => !first.includes(person) && from > filling.on && from > reported).map(({ from }) => from).sort()[0]
  return { sitters: now, because: followed ? 'successor' : 'in-post', since, report: seat.clause === 'reported' ? (unreported ?? null) : null, adjust: null }
}

/** Nobody takes the place by themselves: who was meant sits there while in post. */
function adjusted(filling: Filling, post: PostState, first: readonly string[], now: readonly Sitter[], day: Day): Sitting {
  const staying = now.filter(({ person }) => first.includes(person))
  if (staying.length > 0) return { ...NOTHING, sitters: staying, because: 'in-post', since: filling.on }
  const since = lastLeft(post, filling.on, day)
  if (first.length === 0) return { ...NOTHING, because: 'vacant', since }
  return { ...NOTHING, because: 'changed', since, adjust: { since: since ?? filling.on, proposed: now.map(({ person }) => person) } }
}

/** Whom the filling meant: who was named with it, else who held the post then, else the first to hold it afterwards. */
function firstIn({ person, on }: Filling, post: PostState): string[] {
  if (person !== null) return [person]
  const then = holdersOn(post, on)
  if (then.length > 0) return then.map((one) => one.person)
  const next = post.appointments.filter(({ from }) => from > on).sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  return next ? [next.person] : []
}

function lastLeft({ appointments }: PostState, on: Day, day: Day): Day | null {
  const left = appointments.flatMap(({ to }) => (to !== null && to <= day ? [to] : [])).sort().at(-1)
  return left === undefined ? null : later(left, on)
}

const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b)

export type SeatChange = { on: Day; before: string[]; after: string[] }

/** On which days of a stretch, both ends with it, someone else came to sit there. */
export function seatChanges(seat: SeatState, posts: ReadonlyMap<string, PostState>, from: Day, to: Day): SeatChange[] {
  const terms = seat.fillings.flatMap(({ post }) => (post === null ? [] : (posts.get(post)?.appointments ?? [])))
  const days = [...seat.fillings.map(({ on }) => on), ...(seat.endedOn ? [seat.endedOn] : []), ...terms.flatMap((term) => [term.from, ...(term.to ? [term.to] : [])])]
  const inside = [...new Set(days)].filter((day) => day >= from && day <= to).sort()
  return inside.flatMap((on) => {
    const before = personsOn(seat, posts, previousDay(on))
    const after = personsOn(seat, posts, on)
    return before.join() === after.join() ? [] : [{ on, before, after }]
  })
}

const personsOn = (seat: SeatState, posts: ReadonlyMap<string, PostState>, day: Day): string[] => (sittingOn(seat, posts, day)?.sitters ?? []).map(({ person }) => person).sort()
