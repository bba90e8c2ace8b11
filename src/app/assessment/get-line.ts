import canonicalize from 'canonicalize'
import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import { linesOf, type LineHead } from '../../kernel/assess/index.ts'
import { indicatorNamed } from '../../kernel/assess/measure-indicator.ts'
import { plainMeasures } from '../../kernel/assess/measure-wanted.ts'
import type { AssessedUnit, Assessee, CountedRecord, Measured } from '../../kernel/assess/types.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { commandsOfActing } from '../permit.ts'
import { actedThrough } from '../views/organisation.ts'
import { collect } from './collect.ts'
import { endOfDay } from './compute.ts'
import { onBoard, type Board } from './get-assessment.ts'
import { columnView, noneView, recordView, ruleViews, stepView } from './views.ts'

export type GetLine = { assessment: string; unit: string; item: string }

/**
 * How a unit came to its points in one line, plus or minus point or veto: the arithmetic, the records behind it, and how they stand by what is known
 * today, where that differs. A unit sees its own alone; who of a jury gave which score it is told when the result is frozen.
 *
 * @throws DeliveryError `forbidden`, `not_found`, `assessment_item_unknown`
 */
export function getAssessmentLine(call: Call, { assessment, unit, item }: GetLine) {
  return onBoard(call, assessment, 'getAssessmentLine', async (board) => {
    const { state, scheme, shown, own } = board
    const assessee = shown?.file.assessees.find((one) => one.unit === unit)
    const result = shown?.file.result.units.find((one) => one.unit === unit)
    if (!shown || !assessee || !result || !(board.board || own.includes(unit))) throw new DeliveryError('not_found', { what: unit })
    const line = lineOf(scheme, result, item)
    if (!line) throw new DeliveryError('assessment_item_unknown', { item })
    const records = recordsIn(scheme, assessee, item)
    const opening = await openingOf(board, line.head, records)
    const later = shown.kind === 'preview' ? [] : await laterOf(board, unit, item, records)
    const laterOpens = await openingOf(board, line.head, later.flatMap(({ then, now }) => then ?? now ?? []))
    const set = state.reviews.find(({ id }) => id === line.set)
    const [none] = line.steps.filter(({ code }) => code === 'no-data')
    const { why = 'no-result', ...facts } = none?.params ?? {}
    return {
      today: board.inputs.today,
      unit: { id: unit, name: assessee.name },
      item: line.head && columnView(line.head),
      rule: ruleViews(scheme).find(({ rule }) => rule === item) ?? null,
      result: shown.kind,
      known: shown.file.cutoff,
      points: line.points,
      moved: line.moved,
      score: line.score,
      exact: line.exact,
      set: line.set && line.score !== null ? { review: line.set, value: line.score, words: set?.decided?.words ?? null } : null,
      steps: line.steps.map(stepView),
      none: none ? noneView(String(why), facts) : null,
      records: records.filter(({ type }) => type !== 'score').map((record) => recordView(record, opening(record))),
      scores: scoresOf(board, unit, item),
      later: later.map(({ then, now }) => ({ then: then && recordView(then, laterOpens(then)), now: now && recordView(now, laterOpens(now)) })),
      may: canDoubt(board, unit, item) && commandsOfActing(board.acting).includes('requestReview') ? ['requestReview'] : [],
    }
  })
}

type Line = { head: LineHead | null; points: string; moved: string; score: string | null; exact: string | null; set: string | null; steps: AssessedUnit['steps'] }

function lineOf(scheme: Scheme, { lines, adjustments, vetoes }: AssessedUnit, id: string): Line | null {
  const head = linesOf(scheme).find((one) => one.id === id)
  const line = lines.find(({ item }) => item === id)
  if (head && line) return { head, ...line }
  const rule = scheme.adjustments.find((one) => one.id === id)
  const adjusted = adjustments.find((one) => one.rule === id)
  if (rule) return { head: null, points: String(rule.atMost ?? rule.each), moved: '0', score: adjusted?.score ?? '0', exact: null, set: adjusted?.set ?? null, steps: adjusted?.steps ?? [] }
  return scheme.vetoes.some((one) => one.id === id) ? { head: null, points: '0', moved: '0', score: vetoes.includes(id) ? null : '0', exact: null, set: null, steps: [] } : null
}

function recordsIn(scheme: Scheme, assessee: Assessee, id: string): CountedRecord[] {
  const at = scheme.items.findIndex((item) => item.id === id)
  if (at >= 0) return recordsOf(assessee.measured[at])
  return [...assessee.adjustments, ...assessee.vetoes].find(({ rule }) => rule === id)?.records ?? []
}

function recordsOf(measured: Measured | undefined): CountedRecord[] {
  if (!measured || measured.kind === 'none' || measured.kind === 'result') return []
  return measured.kind === 'named' ? Object.values(measured.figures).flatMap(recordsOf) : measured.records
}

/** How the records of this line stand by what is known today, where that differs from what was known then (此后更正). */
async function laterOf({ deps, db, acting, inputs, state, scheme }: Board, unit: string, id: string, records: readonly CountedRecord[]): Promise<{ then: CountedRecord | null; now: CountedRecord | null }[]> {
  const only: Scheme = { ...scheme, items: scheme.items.filter((item) => item.id === id), adjustments: scheme.adjustments.filter((rule) => rule.id === id), vetoes: [] }
  if (only.items.some(({ measure }) => 'byHand' in measure) || only.items.length + only.adjustments.length === 0) return []
  const { assessees } = await collect(deps, db, acting.tenant, { scheme: only, period: periodByKey(state.period), cutoff: state.cutoff, knownBy: endOfDay(inputs.today), hand: state.hand, entered: state.adjustments })
  const present = assessees.find((one) => one.unit === unit)
  const now = present ? recordsIn(only, present, id) : []
  const keys = [...new Set([...records, ...now].map(keyOf))]
  return keys.flatMap((key) => {
    const [was, is] = [records, now].map((list) => list.find((record) => keyOf(record) === key) ?? null)
    return canonicalize(was) === canonicalize(is) ? [] : [{ then: was ?? null, now: is ?? null }]
  })
}

/** The same record, whatever was corrected in it. Of a milestone the matter and the title tell. */
function keyOf({ type, id, title }: CountedRecord): string {
  return type === 'matter' ? `${type} ${id} ${title}` : `${type} ${id}`
}

type Opens = { type: 'matter' | 'indicator' | 'letter'; id: string } | null

/** What a record opens: its matter, its letter, the indicator that it tells of. */
async function openingOf({ db, acting }: Board, head: LineHead | null, records: readonly CountedRecord[]): Promise<(record: CountedRecord) => Opens> {
  const activities = records.filter(({ type }) => type === 'activity').map(({ id }) => `activity:${id}`)
  const states = await statesOf<ActivityState>(db, acting.tenant, activities)
  const named = head?.item ? plainMeasures(head.item.measure).flatMap((one) => ('indicator' in one ? [one.indicator] : [])) : []
  const indicators = named.length > 0 ? await statesOfType<IndicatorState>(db, acting.tenant, 'indicator') : []
  const indicator = named.length === 1 ? indicatorNamed(named[0] ?? '', indicators) : null
  return ({ type, id }) => {
    if (type === 'matter' || type === 'letter') return { type, id }
    if (type === 'reading' || type === 'target') return indicator ? { type: 'indicator', id: indicator.id } : null
    const matter = type === 'activity' ? states.get(`activity:${id}`)?.matters[0] : undefined
    return matter ? { type: 'matter', id: matter } : null
  }
}

/** Scores by hand. Before the result is frozen a unit is told the scores, in the order of their values, and not whose they are. */
function scoresOf({ inputs, directory, board, shown }: Board, unit: string, item: string) {
  const named = board || shown?.kind === 'frozen'
  const given = (shown?.file.hand ?? []).filter((score) => score.item === item && score.unit === unit)
  return (named ? given : given.toSorted((a, b) => Number(a.value) - Number(b.value))).map(({ value, ground, on, scorer }) => ({ value, ground, on, by: named ? actedThrough(directory, scorer, inputs.today) : null }))
}

function canDoubt({ inputs, state, own }: Board, unit: string, item: string): boolean {
  const until = state.delivered.at(-1)?.until
  return state.status === 'delivered' && until !== undefined && inputs.today <= until && own.includes(unit) && !state.reviews.some((one) => one.unit === unit && one.item === item && one.withdrawn === null)
}
