import type { ActivityState } from '../facts/activity.ts'
import type { LetterState } from '../facts/letter.ts'
import type { Adjustment } from '../pack/scheme-schema.ts'
import { workingDaysLate } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { isInPeriod } from '../time/period.ts'
import { doneOn, owes, type KnownMatter } from './measure-course.ts'
import { unitsOfHolder, unitsOfMatter, type AssessedCity } from './measure-holders.ts'
import { inScope, ownLimits, type Attributed, type Span } from './measure-matters.ts'
import type { CountedRecord } from './types.ts'

type Counting = NonNullable<Adjustment['measure']>
export type ByCount = Extract<Counting, { count: string }>
export type Trouble = { since: Day; settledOn: Day | null; title: string }

/**
 * The pieces that a plus or minus point counts, in the period, and for whom.
 *
 * Trouble is early when it was reported before the matter's day, removed in the period and by that day; it is late when the day was missed and the
 * trouble was told only after it, or never.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function recordsOfCount(measure: ByCount, matters: readonly KnownMatter[], city: AssessedCity, span: Span): Attributed[] {
  const troubles = measure.count === 'trouble-early' || measure.count === 'trouble-late' ? troublesOf(matters) : new Map<string, Trouble[]>()
  return inScope(measure, matters).flatMap((known) =>
    COUNTS[measure.count](known, span, troubles.get(known.state.id) ?? []).map(({ day, ...event }) => ({
      record: { type: 'matter' as const, id: known.state.id, code: known.state.code, title: known.state.title, late: 0, weight: 1, counts: true, ...event },
      units: unitsOfMatter(known.state, known.rules, 'carries', city, day),
    })),
  )
}

type Event = Pick<CountedRecord, 'due' | 'on' | 'why'> & Partial<Pick<CountedRecord, 'late' | 'title'>> & { day: Day }

const COUNTS: Record<ByCount['count'], (known: KnownMatter, span: Span, troubles: readonly Trouble[]) => Event[]> = {
  'answered-late': (known, { period, cutoff, calendar }) =>
    ownLimits(known).flatMap(({ due, on }) => (isInPeriod(due, period) && (on === null ? cutoff : on) > due ? [{ due, on, why: on === null ? 'not-yet' : 'late', late: workingDaysLate(due, on ?? cutoff, calendar), day: due }] : [])),
  'trouble-early': ({ state, rules }, { period }, troubles) =>
    owes(state, rules)
      ? troubles.flatMap(({ since, settledOn, title }) => (settledOn !== null && isInPeriod(settledOn, period) && (state.due === null || (since < state.due && settledOn <= state.due)) ? [{ due: state.due, on: settledOn, why: 'confirmed', day: settledOn, title: `${state.title}：${title}` }] : []))
      : [],
  'trouble-late': ({ state, rules }, { period, cutoff, calendar }, troubles) => {
    const { due } = state
    const done = doneOn(state, rules)
    if (due === null || !isInPeriod(due, period) || !owes(state, rules) || (done ?? cutoff) <= due || troubles.some(({ since }) => since <= due)) return []
    return [{ due, on: done, why: done === null ? 'not-yet' : 'late', late: workingDaysLate(due, done ?? cutoff, calendar), day: due }]
  },
  opened: ({ state }, { period }) => (isInPeriod(state.openedOn, period) ? [{ due: state.due, on: state.openedOn, why: 'entered', day: state.openedOn }] : []),
  closed: ({ state, rules }, { period }) => {
    const on = doneOn(state, rules)
    return on !== null && isInPeriod(on, period) ? [{ due: state.due, on, why: 'confirmed', day: on }] : []
  },
}

/** What was reported as trouble, by the matter it concerns: problems that blocked it until they were solved, and what was brought up a level until a word was given. */
function troublesOf(matters: readonly KnownMatter[]): Map<string, Trouble[]> {
  const found = matters.flatMap(({ state, rules }) => [
    ...(state.raises ?? []).map(({ ask, on, decided }) => ({ target: state.id, trouble: { title: ask, since: on, settledOn: decided?.on ?? null } })),
    ...(state.links ?? [])
      .filter(({ relation }) => relation === 'blocks')
      .map(({ target, from, to }) => ({ target, trouble: { title: state.title, since: from, settledOn: doneOn(state, rules) ?? to } })),
  ])
  return new Map([...Map.groupBy(found, ({ target }) => target)].map(([target, list]) => [target, list.map(({ trouble }) => trouble)]))
}

/** Letters of a kind that went out in the period to an assessed unit, and were not withdrawn: a copy is none. */
export function recordsOfLetters(kind: string, letters: readonly LetterState[], codeOf: (letter: LetterState) => string | null, city: AssessedCity, { period }: Span): Attributed[] {
  return letters.flatMap((letter) => {
    const { issued, status, to, id, title } = letter
    if (letter.kind !== kind || !issued || status !== 'issued' || !isInPeriod(issued.on, period)) return []
    const record: CountedRecord = { type: 'letter', id, code: codeOf(letter), title, due: null, on: issued.on, late: 0, weight: 1, counts: true, why: 'entered' }
    return [{ record, units: [...new Set(to.flatMap((holder) => unitsOfHolder(holder, city, issued.on)))] }]
  })
}

/**
 * Records of a kind that were confirmed, of things done in the period: they count for the assessed unit that recorded them; what another recorded,
 * for who carries its matters out.
 */
export function recordsOfActivity(kind: string, activities: readonly ActivityState[], matters: ReadonlyMap<string, KnownMatter>, city: AssessedCity, { period }: Span): Attributed[] {
  return activities.flatMap(({ id, kinds, heldOn, status, unit, summary, matters: about }) => {
    if (!kinds.includes(kind) || (status !== 'confirmed' && status !== 'recorded') || !isInPeriod(heldOn, period)) return []
    const own = unit === null ? [] : unitsOfHolder({ type: 'unit', id: unit }, city, heldOn)
    const carrying = about.flatMap((matter) => {
      const known = matters.get(matter)
      return known ? unitsOfMatter(known.state, known.rules, 'carries', city, heldOn) : []
    })
    const record: CountedRecord = { type: 'activity', id, code: null, title: summary.slice(0, LONGEST), due: null, on: heldOn, late: 0, weight: 1, counts: true, why: 'confirmed' }
    return [{ record, units: own.length > 0 ? own : [...new Set(carrying)] }]
  })
}

/** A record's words are its title here; the whole of them is read where it stands. */
const LONGEST = 120
