import { refuse, type Refusal } from '../errors.ts'
import type { AssessmentState, HandScore } from '../facts/assessment.ts'
import type { Decision, Given } from '../decide/decision.ts'
import { exact } from '../indicator/exact.ts'
import { asksForCheckIn, WORK_EN, WORK_ZH } from '../pack/burden.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { speaksOfWork, thatScore } from '../pack/work-words.ts'
import { itemName } from './decide-open.ts'
import { linesOf, pointsIn, quarterIn } from './heads.ts'
import type { AssessedOne } from './measure-groups.ts'

export type Run = { state: AssessmentState; scheme: Scheme; /** who is assessed, as it is known now */ assessed: readonly AssessedOne[] }
export type NewScore = Omit<HandScore, 'on' | 'post' | 'actor' | 'scorer'> & { scorer: string | null }
/** Who enters: the office from the sheets of the jury, or a post that scores, for itself. */
export type Scorer = { office: boolean; post: string | null; /** units that it belongs to */ own: readonly string[] }

const STATUS_ZH: Record<AssessmentState['status'], string> = { open: '取数评分', delivered: '已送达', frozen: '已定案', cancelled: '已取消' }

/** @returns null where the run stands in one of these, else `assessment_status` */
export function unlessIn({ status }: Pick<AssessmentState, 'status'>, statuses: readonly AssessmentState['status'][]): { refusal: Refusal } | null {
  return statuses.includes(status) ? null : refuse('assessment_status', { status: STATUS_ZH[status] })
}

/**
 * Scores by hand, each with its ground, within what the item gives in the unit's group. The last of a scorer counts. Nobody scores their own unit.
 *
 * @returns a refusal: `assessment_status`, `assessment_item_unknown`, `assessment_item_computed`, `assessment_unit_unknown`, `assessment_not_scorer`,
 *   `assessment_scores_own`, `assessment_score_range`, `assessment_ground_missing`, `assessment_ground_work`, `assessment_score_doubled`
 */
export function giveScores(run: Run, scores: readonly NewScore[], by: Scorer, scorerUnits: ReadonlyMap<string, string>, { today }: Given): Decision {
  const wrong = unlessIn(run.state, ['open', 'delivered'])
  if (wrong) return wrong
  const seen = new Set<string>()
  const facts = []
  for (const score of scores) {
    const scorer = score.scorer ?? (by.office && !isJuror(run.state, score.item, by.post) ? null : by.post)
    const refused = scoreRefused(run, { ...score, scorer }, by, scorerUnits)
    if (refused) return refused
    const key = `${score.item} ${score.unit} ${scorer}`
    if (seen.has(key)) return refuse('assessment_score_doubled', { unit: nameOf(run, score.unit), item: itemName(run.scheme, score.item) })
    seen.add(key)
    facts.push({ subject: `assessment:${run.state.id}`, kind: 'score.given', occurredOn: today, payload: { ...score, scorer, value: exact(score.value).toFixed() } })
  }
  return { facts }
}

function scoreRefused(run: Run, { item: id, unit, scorer, value, ground }: NewScore, by: Scorer, scorerUnits: ReadonlyMap<string, string>): { refusal: Refusal } | null {
  const { state, scheme, assessed } = run
  const item = scheme.items.find((one) => one.id === id)
  if (!item) return refuse('assessment_item_unknown', { item: id })
  if (!('byHand' in item.measure)) return refuse('assessment_item_computed', { item: item.name.zh })
  const found = assessed.find((one) => one.unit === unit)
  if (!found) return refuse('assessment_unit_unknown', { unit })
  // The office enters what is on paper; who scores enters their own and nobody else's.
  if (!by.office && (scorer === null || scorer !== by.post)) return refuse('assessment_not_scorer', { item: item.name.zh })
  if (scorer !== null && !isJuror(state, id, scorer)) return refuse('assessment_not_scorer', { item: item.name.zh })
  if (scorer !== null && (scorerUnits.get(scorer) === unit || (scorer === by.post && by.own.includes(unit)))) return refuse('assessment_scores_own', { unit: found.name })
  const most = String(pointsIn(scheme, { id, points: item.points, ...(item.quarters && { quarters: item.quarters }) }, found.group, quarterIn(state.period)))
  if (exact(value).lt(0) || exact(value).gt(most)) return refuse('assessment_score_range', { unit: found.name, item: item.name.zh, least: '0', most, value })
  return groundRefused(ground)
}

/** What no points are given for is no ground of a score either, whatever its rule is called. */
function groundRefused(ground: string): { refusal: Refusal } | null {
  if (ground.trim() === '') return refuse('assessment_ground_missing')
  const scores = thatScore(ground)
  return speaksOfWork(scores) || asksForCheckIn(scores) ? refuse('assessment_ground_work', { ground, whyZh: WORK_ZH, whyEn: WORK_EN }) : null
}

function isJuror({ juries }: AssessmentState, item: string, post: string | null): boolean {
  return post !== null && juries.some((jury) => jury.item === item && jury.posts.includes(post))
}

function nameOf({ assessed }: Run, unit: string): string {
  return assessed.find((one) => one.unit === unit)?.name ?? unit
}

export type NewAdjustment = { rule: string; unit: string; times: number; ground: string; matter: string | null; attachments: string[] }

/**
 * Enters a plus or minus point or a veto, with what shows it. What the limit of the rule would cut is refused, not cut in silence.
 *
 * @returns a refusal: `assessment_status`, `assessment_unit_unknown`, `assessment_rule_unknown`, `assessment_rule_counted`, `assessment_ground_missing`,
 *   `assessment_ground_work`, `assessment_evidence_missing`, `assessment_rule_limit`
 */
export function adjustScore(run: Run, adjustment: NewAdjustment, { today, newId }: Given): Decision {
  const { state, scheme, assessed } = run
  const wrong = unlessIn(state, ['open', 'delivered'])
  if (wrong) return wrong
  if (!assessed.some(({ unit }) => unit === adjustment.unit)) return refuse('assessment_unit_unknown', { unit: adjustment.unit })
  const rule = scheme.adjustments.find(({ id }) => id === adjustment.rule)
  const veto = scheme.vetoes.find(({ id }) => id === adjustment.rule)
  const found = rule ?? veto
  if (!found) return refuse('assessment_rule_unknown', { rule: adjustment.rule })
  if (rule?.measure) return refuse('assessment_rule_counted', { rule: rule.name.zh })
  const ground = groundRefused(adjustment.ground)
  if (ground) return ground
  if (adjustment.matter === null && adjustment.attachments.length === 0) return refuse('assessment_evidence_missing', { rule: found.name.zh, evidence: found.evidence.zh })
  const times = enteredTimes(state, adjustment)
  if (rule?.atMost !== undefined && exact(Math.abs(rule.each)).times(times + adjustment.times).gt(rule.atMost)) {
    return refuse('assessment_rule_limit', { rule: rule.name.zh, limit: rule.atMost, has: exact(Math.abs(rule.each)).times(times).toFixed() })
  }
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'score.adjusted', occurredOn: today, payload: { ...adjustment, id: newId('adjustment') } }] }
}

function enteredTimes({ adjustments }: AssessmentState, { rule, unit }: Pick<NewAdjustment, 'rule' | 'unit'>): number {
  return adjustments.filter((one) => one.rule === rule && one.unit === unit && one.withdrawn === null).reduce((sum, { times }) => sum + times, 0)
}

/** Takes an entered plus or minus point back. @returns a refusal: `assessment_status`, `assessment_adjustment_unknown`, `reason_missing` */
export function withdrawAdjustment(state: AssessmentState, adjustment: string, reason: string, { today }: Given): Decision {
  const wrong = unlessIn(state, ['open', 'delivered'])
  if (wrong) return wrong
  if (!state.adjustments.some(({ id, withdrawn }) => id === adjustment && withdrawn === null)) return refuse('assessment_adjustment_unknown')
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'score.adjustmentWithdrawn', occurredOn: today, payload: { adjustment, reason } }] }
}

/** Ids that a review may be asked for: lines, rules and vetoes. */
export function reviewable(scheme: Scheme): Set<string> {
  return new Set([...linesOf(scheme), ...scheme.adjustments, ...scheme.vetoes].map(({ id }) => id))
}
