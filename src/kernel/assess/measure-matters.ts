import { askerOf } from '../asker.ts'
import type { MatterState } from '../facts/matter.ts'
import { roadOf } from '../facts/road.ts'
import { dutiesThat } from '../part.ts'
import type { PlainMeasure } from '../pack/scheme-schema.ts'
import { lastAnswer, solvedOn } from '../solved.ts'
import { workingDaysLate, type Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { isInPeriod, type Period } from '../time/period.ts'
import { doneOn, owes, type KnownMatter } from './measure-course.ts'
import { unitsOfHolder, unitsOfMatter, type AssessedCity } from './measure-holders.ts'
import type { CountedRecord } from './types.ts'

export type ByMatters = Extract<PlainMeasure, { matters: string }>
export type Span = { period: Period; cutoff: Day; calendar: Calendar }
/** One record and the assessed units that it counts for. */
export type Attributed = { record: CountedRecord; units: string[] }

/**
 * What one share is made of: every record whose day came in the period, and for whom it counts. A day that was moved by an extension is the
 * moved one; the duty is that of the day itself. What was given up or rests is left out.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function recordsOfShare(measure: ByMatters, matters: readonly KnownMatter[], city: AssessedCity, span: Span): Attributed[] {
  const part = measure.part ?? 'carries'
  // Where a scheme names no ledgers, what is put right are findings.
  const scope = inScope(measure, matters).filter(({ rules }) => measure.matters !== 'rectified' || measure.ledgers !== undefined || rules.ledger.findings !== undefined)
  return scope.flatMap((known) => {
    const weight = weightOf(measure, known.state)
    return SHARES[measure.matters](known, span).map(({ units, day, ...event }) => ({
      record: { type: 'matter' as const, id: known.state.id, code: known.state.code, title: known.state.title, late: 0, weight, ...event },
      units: units ? [...new Set(units.flatMap((holder) => unitsOfHolder(holder, city, day)))] : unitsOfMatter(known.state, known.rules, part, city, day),
    }))
  })
}

type Event = Pick<CountedRecord, 'due' | 'on' | 'counts' | 'why'> & Partial<Pick<CountedRecord, 'late' | 'title'>> & { /** whose duty of which day */ day: Day; units?: MatterState['duties'][number]['holder'][] }
type Share = (known: KnownMatter, span: Span) => Event[]

const SHARES: Record<ByMatters['matters'], Share> = {
  'done-in-time': ({ state, rules }, span) => (state.due !== null && owes(state, rules) ? within(state.due, doneOn(state, rules), span) : []),
  rectified: (known, span) => SHARES['done-in-time'](known, span),
  'milestones-in-time': ({ state, rules }, span) => {
    if (!owes(state, rules)) return []
    const done = doneOn(state, rules)
    return state.milestones.flatMap(({ title, due, reachedOn }) => within(due, reachedOn ?? done, span).map((event) => ({ ...event, title: `${state.title}：${title}` })))
  },
  'answered-in-time': (known, span) => ownLimits(known).flatMap(({ due, on }) => within(due, on, span)),
  'solved-confirmed': ({ state, rules }, { period }) => {
    if (state.due === null || !isInPeriod(state.due, period) || !askerOf(rules) || !owes(state, rules)) return []
    const on = solvedOn(state, rules)
    return [{ due: state.due, on, counts: on !== null, why: on === null ? 'not-confirmed' : 'confirmed', day: state.due }]
  },
  satisfied: ({ state, rules }, { period }) => {
    const last = lastAnswer(state)
    if (!last || !askerOf(rules) || !isInPeriod(last.on, period)) return []
    return [{ due: null, on: last.on, counts: last.solved === 'yes', why: last.solved === 'yes' ? 'satisfied' : 'not-satisfied', day: last.on }]
  },
  // Opinions that were asked of a unit: whether what it said was taken up, in whole or in part.
  adopted: ({ state }, { period }) =>
    roadOf(state).opinions.flatMap(({ holder, until, answered }): Event[] => {
      if (!answered || !isInPeriod(answered.on, period)) return []
      const counts = answered.adopted !== 'no'
      return [{ due: until, on: answered.on, counts, why: counts ? 'confirmed' : 'not-confirmed', day: answered.on, units: [holder] }]
    }),
}

/** Of a day that came in the period: in time, late by so many working days, or not yet. */
function within(due: Day, on: Day | null, { period, cutoff, calendar }: Span): Event[] {
  if (!isInPeriod(due, period)) return []
  const counts = on !== null && on <= due
  return [{ due, on, counts, why: counts ? 'in-time' : on === null ? 'not-yet' : 'late', late: workingDaysLate(due, on ?? cutoff, calendar), day: due }]
}

/** Limits within which whoever carries the matter out had to act; the office's own are not held against them. */
export function ownLimits({ state, rules, limits }: KnownMatter): KnownMatter['limits'] {
  if (!owes(state, rules)) return []
  const carrying = dutiesThat('carries', rules.duties)
  return limits.filter(({ stage }) => rules.procedure.transitions.some(({ from, who, limit }) => limit && from.includes(stage) && who.some((role) => carrying.includes(role))))
}

/** Matters of these ledgers, at home or listed there, whose field has the value. */
export function inScope({ ledgers, where }: Pick<ByMatters, 'ledgers' | 'where'>, matters: readonly KnownMatter[]): KnownMatter[] {
  return matters.filter(({ state }) => {
    const listed = ledgers === undefined || ledgers.includes(state.ledger) || state.listedIn.some(({ ledger }) => ledgers.includes(ledger))
    return listed && (!where || valuesOf(state, where.field).includes(where.value))
  })
}

function weightOf({ difficulty }: ByMatters, state: MatterState): number {
  if (!difficulty) return 1
  const [value] = valuesOf(state, difficulty.field)
  return value === undefined ? 1 : (difficulty.coefficients[value] ?? 1)
}

/** A field's values, of its own ledger or of one that it is listed in. */
function valuesOf({ fields, listedIn }: Pick<MatterState, 'fields' | 'listedIn'>, field: string): string[] {
  return [fields, ...listedIn.map((listing) => listing.fields)].flatMap((one) => {
    const value = one[field]
    return typeof value === 'string' ? [value] : Array.isArray(value) ? value : typeof value === 'boolean' ? [value ? 'yes' : 'no'] : []
  })
}

