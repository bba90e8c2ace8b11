import type { ActivityState } from '../facts/activity.ts'
import type { EnteredAdjustment, HandScore } from '../facts/assessment.ts'
import type { LetterState } from '../facts/letter.ts'
import { exact } from '../indicator/exact.ts'
import type { Adjustment, Measure, PlainMeasure, Scheme } from '../pack/scheme-schema.ts'
import type { AssessedOne } from './measure-groups.ts'
import type { KnownMatter } from './measure-course.ts'
import { recordsOfActivity, recordsOfCount, recordsOfLetters } from './measure-counts.ts'
import type { AssessedCity } from './measure-holders.ts'
import { measureIndicator, type KnownIndicators } from './measure-indicator.ts'
import { recordsOfShare, type Attributed, type Span } from './measure-matters.ts'
import type { AdjustmentMeasured, Assessee, CountedRecord, Measured, VetoEntered } from './types.ts'

/** Everything that an assessment is computed from, as it was known by its cut-off. */
export type KnownRecords = KnownIndicators & {
  matters: readonly KnownMatter[]
  activities: readonly ActivityState[]
  letters: readonly LetterState[]
  /** a letter's number as people know it */
  codeOf: (letter: LetterState) => string | null
  hand: readonly HandScore[]
  entered: readonly EnteredAdjustment[]
}

/**
 * What is known of every assessed unit in every item, and what plus and minus points and vetoes it has: figures with the records behind them, before
 * any points. Pure: the same records give the same figures, in the same order.
 *
 * @returns in the order of `assessed`; `measured` in the order of the scheme's items
 * @throws DeliveryError `calendar_missing`
 */
export function measureAll(scheme: Scheme, assessed: readonly AssessedOne[], known: KnownRecords, city: AssessedCity, span: Span): Assessee[] {
  const measuring = { known, city, span, matters: new Map(known.matters.map((one) => [one.state.id, one])) }
  const items = scheme.items.map(({ id, measure }) => figuresOf(measuring, id, measure))
  const rules = scheme.adjustments.map((rule) => ({ rule: rule.id, of: adjustmentOf(measuring, rule) }))
  return assessed.map(({ unit, name, group }) => ({
    unit,
    name,
    group,
    measured: items.map((of) => of(unit)),
    adjustments: rules.flatMap(({ rule, of }): AdjustmentMeasured[] => {
      const found = of(unit)
      return found.times > 0 ? [{ rule, ...found }] : []
    }),
    vetoes: scheme.vetoes.flatMap(({ id }): VetoEntered[] => {
      const [first, ...more] = enteredOf(known, id, unit)
      return first ? [{ rule: id, ground: first.ground, records: [first, ...more].map(recordOfEntered) }] : []
    }),
  }))
}

type Measuring = { known: KnownRecords; city: AssessedCity; span: Span; matters: ReadonlyMap<string, KnownMatter> }
type Figures = (unit: string) => Measured

function figuresOf(measuring: Measuring, item: string, measure: Measure): Figures {
  if ('byHand' in measure) return (unit) => handOf(measuring.known.hand, item, unit)
  if (!('formula' in measure)) return plainFigures(measuring, measure)
  const named = measure.figures.map(({ name, measure: plain }) => ({ name, of: plainFigures(measuring, plain) }))
  return (unit) => ({ kind: 'named', figures: Object.fromEntries(named.map(({ name, of }) => [name, of(unit)])) })
}

function plainFigures({ known, city, span, matters }: Measuring, measure: PlainMeasure): Figures {
  if ('indicator' in measure) return (unit) => measureIndicator(measure, unit, known, span.period)
  if ('matters' in measure) {
    const byUnit = perUnit(recordsOfShare(measure, known.matters, city, span))
    return (unit) => shareOf(byUnit.get(unit) ?? [])
  }
  const byUnit = perUnit(recordsOfActivity(measure.activity, known.activities, matters, city, span))
  return (unit) => ({ kind: 'count', count: byUnit.get(unit)?.length ?? 0, records: byUnit.get(unit) ?? [] })
}

function shareOf(records: CountedRecord[]): Measured {
  const weigh = (counted: readonly CountedRecord[]) => counted.reduce((sum, { weight }) => sum.plus(weight), exact(0)).toFixed()
  return { kind: 'share', done: weigh(records.filter(({ counts }) => counts)), of: weigh(records), records }
}

/** In the order of their values: the order of the scorers, the same in every line, would tell a unit whose score is whose. */
function handOf(hand: readonly HandScore[], item: string, unit: string): Measured {
  const given = hand.filter((one) => one.item === item && one.unit === unit).toSorted((a, b) => exact(a.value).cmp(b.value) || compare(a.scorer ?? '', b.scorer ?? ''))
  if (given.length === 0) return { kind: 'none', why: 'not-scored', facts: {} }
  return {
    kind: 'hand',
    scores: given.map(({ value }) => value),
    records: given.map(({ scorer, value, ground, on }): CountedRecord => ({ type: 'score', id: scorer ?? unit, code: value, title: ground, due: null, on, late: 0, weight: 1, counts: true, why: 'entered' })),
  }
}

function adjustmentOf({ known, city, span, matters }: Measuring, { id, measure }: Adjustment): (unit: string) => { times: number; records: CountedRecord[] } {
  const entered = (unit: string) => enteredOf(known, id, unit)
  if (!measure) return (unit) => ({ times: entered(unit).reduce((sum, { times }) => sum + times, 0), records: entered(unit).map(recordOfEntered) })
  const counted =
    'count' in measure
      ? recordsOfCount(measure, known.matters, city, span)
      : 'letters' in measure
        ? recordsOfLetters(measure.letters, known.letters, known.codeOf, city, span)
        : recordsOfActivity(measure.activity, known.activities, matters, city, span)
  const byUnit = perUnit(counted)
  return (unit) => ({ times: byUnit.get(unit)?.length ?? 0, records: byUnit.get(unit) ?? [] })
}

function enteredOf({ entered }: KnownRecords, rule: string, unit: string): EnteredAdjustment[] {
  return entered.filter((one) => one.rule === rule && one.unit === unit && one.withdrawn === null)
}

function recordOfEntered({ id, ground, on }: EnteredAdjustment): CountedRecord {
  return { type: 'score', id, code: null, title: ground, due: null, on, late: 0, weight: 1, counts: true, why: 'entered' }
}

/** Records by unit, in an order that does not depend on how they were loaded. */
function perUnit(attributed: readonly Attributed[]): Map<string, CountedRecord[]> {
  const all = attributed.flatMap(({ record, units }) => units.map((unit) => ({ unit, record })))
  return new Map([...Map.groupBy(all, ({ unit }) => unit)].map(([unit, list]) => [unit, list.map(({ record }) => record).toSorted(inOrder)]))
}

function inOrder(a: CountedRecord, b: CountedRecord): number {
  return compare(a.due ?? a.on ?? '', b.due ?? b.on ?? '') || compare(a.code ?? '', b.code ?? '') || compare(a.id, b.id) || compare(a.title, b.title)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
