import type { AssessmentState, Review } from '../../kernel/facts/assessment.ts'
import { answerBy, isOpen } from '../../kernel/assess/decide-result.ts'
import { isRanked, linesOf, pointsIn, quarterIn, type LineHead } from '../../kernel/assess/index.ts'
import { ONE_GROUP } from '../../kernel/assess/measure-groups.ts'
import type { AssessedUnit, CountedRecord, NoDataCode, Note, Step } from '../../kernel/assess/types.ts'
import { exact } from '../../kernel/indicator/exact.ts'
import type { Text } from '../../kernel/pack/primitives.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { workingDaysBetween, type Calendar } from '../../kernel/time/calendar.ts'
import { periodByKey, periodLabel } from '../../kernel/time/period.ts'
import { countedWords, explain, noDataWords, noteSentence } from '../../kernel/words/assessment.ts'

export function periodView(key: string) {
  const period = periodByKey(key)
  return { key, label: periodLabel(period), start: period.start, end: period.end }
}

export function basisView({ basis }: Scheme) {
  return basis ? { title: basis.title, number: basis.number ?? null, issuedOn: basis.issuedOn ?? null, clause: basis.clause ?? null } : null
}

export function columnView(head: LineHead) {
  const { id, name, under, points, standard, source } = head
  return { item: id, name, under: under ?? null, points: String(points), how: howOf(head), standard: standard ?? null, source: source ?? null }
}

function howOf({ item }: LineHead): 'matters' | 'activity' | 'indicator' | 'hand' | 'formula' | 'quarter' {
  if (!item) return 'quarter'
  const { measure } = item
  if ('byHand' in measure) return 'hand'
  if ('formula' in measure) return 'formula'
  return 'matters' in measure ? 'matters' : 'indicator' in measure ? 'indicator' : 'activity'
}

export function ruleViews({ adjustments, vetoes }: Scheme) {
  return [
    ...adjustments.map(({ id, name, each, atMost, evidence, measure }) => ({ rule: id, name, each: String(each), atMost: atMost === undefined ? null : String(atMost), evidence, byHand: measure === undefined, veto: false })),
    ...vetoes.map(({ id, name, evidence }) => ({ rule: id, name, each: null, atMost: null, evidence, byHand: true, veto: true })),
  ]
}

const ALL: Text = { zh: '全部', en: 'All' }

export function groupViews({ groups }: Scheme, units: readonly AssessedUnit[]) {
  const size = (id: string) => units.filter(({ group }) => group === id).length
  const named = groups.map(({ id, name, apart }) => ({ id, name, apart, units: size(id) }))
  return size(ONE_GROUP) > 0 ? [...named, { id: ONE_GROUP, name: ALL, apart: false, units: size(ONE_GROUP) }] : named
}

/** What is called by an id in a scheme: a line, a rule or a veto. */
export function nameIn(scheme: Scheme, id: string): Text {
  return [...linesOf(scheme), ...scheme.adjustments, ...scheme.vetoes].find((one) => one.id === id)?.name ?? { zh: id, en: id }
}

/** Why there is nothing to measure, with its sentence. */
export function noneView(why: string, params: Record<string, string | number>) {
  return { code: why, params, text: why in noDataWords ? noDataWords[why as NoDataCode] : { zh: why, en: why } }
}

export type RowGiven = { scheme: Scheme; ranks: boolean; own: readonly string[]; reviews: readonly Review[]; before: ReadonlyMap<string, string> }

export function rowView(unit: AssessedUnit, { scheme, ranks, own, reviews, before }: RowGiven) {
  const asked = reviews.filter((review) => review.unit === unit.unit && review.withdrawn === null)
  const grade = scheme.grades.find(({ id }) => id === unit.grade)
  return {
    unit: { id: unit.unit, name: unit.name },
    group: unit.group,
    lines: unit.lines.map(({ item, points, moved, score, set, steps }) => {
      const without = steps.find(({ code }) => code === 'no-data')
      const { why = 'no-result', ...facts } = without?.params ?? {}
      return { item, points, moved, score, set: set !== null, none: without ? noneView(String(why), facts) : null }
    }),
    adjustments: unit.adjustments.map(({ rule, times, score, cut, set }) => ({ rule, times, score, cut, set: set !== null })),
    base: unit.base,
    plus: unit.plus,
    minus: unit.minus,
    adjusted: exact(unit.plus).plus(unit.minus).toFixed(scheme.decimals ?? 2),
    total: unit.total,
    grade: grade ? { id: grade.id, name: grade.name } : null,
    rank: ranks ? unit.rank : null,
    behind: ranks ? unit.behind : null,
    vetoes: unit.vetoes.map((rule) => ({ rule, name: nameIn(scheme, rule) })),
    review: asked.some(isOpen) ? ('open' as const) : asked.length > 0 ? ('decided' as const) : null,
    before: before.get(unit.unit) ?? null,
    own: own.includes(unit.unit),
  }
}

/** When places may be told to whom: to who sees the board at once, to the units once the result is frozen. */
export function ranksShown(scheme: Scheme, { status }: AssessmentState, board: boolean): boolean {
  return isRanked(scheme) && (board || status === 'frozen')
}

export function noteView(note: Note, scheme: Scheme, nameOf: (unit: string) => string) {
  const text = (language: 'zh' | 'en') => noteSentence(note, { scheme, unit: nameOf, language })
  return { ...note, text: { zh: text('zh'), en: text('en') } }
}

export function stepView(step: Step) {
  return { code: step.code, params: { ...step.params }, result: step.result, text: explain(step) }
}

/** A record as it is listed under a line: in time, or so many working days late. */
export function recordView(record: CountedRecord, opens: { type: 'matter' | 'indicator' | 'letter'; id: string } | null) {
  const words = countedWords[record.why]
  const text = record.late > 0 && record.why === 'late' ? { zh: `${words.zh} ${record.late} 个工作日`, en: `${record.late} working days late` } : words
  return { ...record, text, opens }
}

export function reviewTimes(review: Review, delivered: AssessmentState['delivered'], scheme: Scheme, calendar: Calendar) {
  const sent = delivered.findLast(({ on }) => on <= review.on) ?? delivered[0]
  return { workday: sent ? workingDaysBetween(sent.on, review.on, calendar) : 0, answerBy: answerBy(review, scheme, calendar) }
}

/** The points that a hand-scored item gives to a unit of this group. */
export function mostOf(scheme: Scheme, head: LineHead, group: string, period: string): string {
  return String(pointsIn(scheme, head, group, quarterIn(period)))
}
