import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { knownBySet, setByReviews } from '../../kernel/assess/decide-result.ts'
import { assess, sensitivity } from '../../kernel/assess/index.ts'
import type { Assessed, EarlierResult, Formulas, SetByReview } from '../../kernel/assess/types.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { assessmentsIn } from '../../store/queries/assessments.ts'
import type { Deps } from '../call.ts'
import { collect } from './collect.ts'
import { bytesOf, resultIn, type AssessmentFile } from './result-file.ts'
import { schemeIn } from './scheme-file.ts'

/** The last instant of a day in China. */
export function endOfDay(day: string): string {
  return `${day}T15:59:59.999Z`
}

/**
 * What a run comes to by everything that was recorded up to an instant, and by the scores, plus and minus points and reviews of its own state.
 *
 * @throws DeliveryError `calendar_missing`
 */
export async function compute(deps: Deps, db: Db, tenant: string, state: AssessmentState, knownBy: string): Promise<AssessmentFile> {
  const scheme = await schemeIn(deps, state.schemeFile)
  const period = periodByKey(state.period)
  const { hand, adjustments: entered, cutoff } = state
  const { assessees, by } = await collect(deps, db, tenant, { scheme, period, cutoff, knownBy, hand, entered })
  const given = { reviews: setByReviews(state), earlier: await earlierResults(deps, db, tenant, scheme, state, knownBy) }
  return {
    form: 'lingxian assessment 1',
    assessment: state.id,
    title: state.title,
    scheme: state.scheme,
    schemeFile: state.schemeFile,
    period: state.period,
    cutoff,
    knownBy,
    by,
    hand: hand.map(({ actor: _actor, post: _post, ...score }) => score),
    entered: entered.map(({ actor: _actor, post: _post, ...one }) => one),
    assessees,
    ...given,
    result: await assessedBy(scheme, state.period, assessees, given),
  }
}

/** The last delivered result with the reviews that were decided since; nothing is collected anew. */
export async function withReviews(deps: Deps, state: AssessmentState, delivered: AssessmentFile): Promise<AssessmentFile> {
  const scheme = await schemeIn(deps, delivered.schemeFile)
  const given = { reviews: setByReviews(state), earlier: delivered.earlier }
  return { ...delivered, ...given, result: await assessedBy(scheme, delivered.period, delivered.assessees, given) }
}

/** What would come of it if a score were set so. */
export async function ifSet(deps: Deps, file: AssessmentFile, set: SetByReview): Promise<Assessed> {
  const scheme = await schemeIn(deps, file.schemeFile)
  const reviews = [...file.reviews.filter(({ unit, item }) => unit !== set.unit || item !== set.item), set]
  return assess(scheme, file.period, knownBySet(scheme, file.assessees, reviews), { reviews, earlier: file.earlier, formulas: await formulasFor(scheme) })
}

async function assessedBy(scheme: Scheme, period: string, assessees: AssessmentFile['assessees'], given: { reviews: SetByReview[]; earlier: EarlierResult[] }): Promise<Assessed> {
  const result = assess(scheme, period, knownBySet(scheme, assessees, given.reviews), { ...given, formulas: await formulasFor(scheme) })
  return { ...result, notes: [...result.notes, ...sensitivity(scheme, period, result)] }
}

async function formulasFor(scheme: Scheme): Promise<Formulas> {
  if (!scheme.items.some(({ measure }) => 'formula' in measure)) return new Map()
  const { formulasOf } = await import('../../kernel/assess/feel.ts')
  return formulasOf(scheme)
}

/** Years back that rules over several years look. */
const YEARS_BACK = 10

/** Frozen results of this scheme and of the one whose quarters make up the year, as they were frozen by the instant. */
async function earlierResults(deps: Deps, db: Db, tenant: string, scheme: Scheme, { id, period }: AssessmentState, knownBy: string): Promise<EarlierResult[]> {
  const wanted = [scheme.id, ...(scheme.fromQuarters ? [scheme.fromQuarters.scheme] : [])]
  if (scheme.overYears.length === 0 && !scheme.fromQuarters) return []
  const { end } = periodByKey(period)
  const since = `${Number(end.slice(0, 4)) - YEARS_BACK}${end.slice(4)}`
  const found: EarlierResult[] = []
  for (const state of await assessmentsIn(db, tenant, ['frozen'])) {
    const ended = periodByKey(state.period).end
    if (state.id === id || !state.frozen || state.frozen.recordedAt > knownBy || ended > end || ended < since) continue
    const of = await schemeIn(deps, state.schemeFile)
    if (!wanted.includes(of.id)) continue
    const { result } = await resultIn(deps, state.frozen.file)
    found.push(...result.units.map(({ unit, total, grade }) => ({ scheme: of.id, period: state.period, unit, total, grade })))
  }
  return found.toSorted((a, b) => compare(a.period, b.period) || compare(a.scheme, b.scheme) || compare(a.unit, b.unit))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether two results are the same to the byte. */
export function sameResult(a: AssessmentFile, b: AssessmentFile): boolean {
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0
}
