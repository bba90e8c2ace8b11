import { refuse, type Refusal } from '../errors.ts'
import type { AssessmentState, Review } from '../facts/assessment.ts'
import type { Decision, Given } from '../decide/decision.ts'
import { exact, type Exact } from '../indicator/exact.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { addWorkingDays, type Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { itemName } from './decide-open.ts'
import { reviewable, unlessIn } from './decide-score.ts'
import { linesOf, pointsIn, quarterIn } from './heads.ts'
import { knownOf } from './line.ts'
import type { AssessedUnit, Assessee, Measured, SetByReview } from './types.ts'

/** Working days in which a unit may ask for review, and in which it is answered, where the scheme does not say. */
export const REVIEW_WORKDAYS = 3
export const ANSWER_WORKDAYS = 10

/** How many missing figures a refusal names. */
const NAMED = 6

/**
 * Sends every unit its line (送达核对).
 *
 * @param missing what could not be measured for want of a figure or a score, as people call it
 * @returns a refusal: `assessment_status`, `assessment_cutoff_ahead`, `assessment_incomplete`, `assessment_unchanged`
 * @throws DeliveryError `calendar_missing`
 */
export function deliverAssessment(state: AssessmentState, scheme: Pick<Scheme, 'reviewWorkdays'>, { file, missing, goOn }: { file: string; missing: readonly string[]; goOn: boolean }, { today, calendar }: Given): Decision {
  const wrong = notDeliverable(state, today)
  if (wrong) return wrong
  if (missing.length > 0 && !goOn) return refuse('assessment_incomplete', { count: missing.length, missing: missing.slice(0, NAMED) })
  if (state.delivered.at(-1)?.file === file) return refuse('assessment_unchanged')
  const until = addWorkingDays(today, scheme.reviewWorkdays ?? REVIEW_WORKDAYS, calendar)
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'assessment.delivered', occurredOn: today, payload: { file, until } }] }
}

/** Why a run's results cannot be sent on a day, whatever they are; null: they can. */
export function notDeliverable(state: AssessmentState, today: Day): { refusal: Refusal } | null {
  return unlessIn(state, ['open', 'delivered']) ?? (today < state.cutoff ? refuse('assessment_cutoff_ahead', { cutoff: state.cutoff }) : null)
}

export type NewReview = { unit: string; item: string; words: string; attachments: string[] }

/**
 * A unit doubts one of its own lines: within the days, once for each, with its reason.
 *
 * @param line what was delivered to it; null: it was not assessed
 * @returns a refusal: `assessment_status`, `assessment_unit_unknown`, `assessment_item_unknown`, `review_over`, `review_twice`, `review_words_missing`
 */
export function requestReview(state: AssessmentState, scheme: Scheme, line: AssessedUnit | null, review: NewReview, { today, newId }: Given): Decision {
  const wrong = unlessIn(state, ['delivered'])
  if (wrong) return wrong
  if (!line) return refuse('assessment_unit_unknown', { unit: review.unit })
  if (!reviewable(scheme).has(review.item)) return refuse('assessment_item_unknown', { item: review.item })
  const until = state.delivered.at(-1)?.until
  if (until === undefined || today > until) return refuse('review_over', { until: until ?? today })
  const asked = state.reviews.some(({ unit, item, withdrawn }) => unit === review.unit && item === review.item && withdrawn === null)
  if (asked) return refuse('review_twice', { item: itemName(scheme, review.item) })
  if (review.words.trim() === '') return refuse('review_words_missing')
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'review.requested', occurredOn: today, payload: { ...review, id: newId('review') } }] }
}

/** @returns a refusal: `assessment_status`, `review_done` */
export function withdrawReview(state: AssessmentState, review: Review, { today }: Given): Decision {
  const wrong = unlessIn(state, ['delivered'])
  if (wrong) return wrong
  if (!isOpen(review)) return refuse('review_done')
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'review.withdrawn', occurredOn: today, payload: { review: review.id } }] }
}

export type Outcome = { accepted: boolean; value: string | null; words: string }

/**
 * The word on a review, with its reason. Accepted, it sets the score, within what can be had there; a veto it lifts (0).
 *
 * @returns a refusal: `assessment_status`, `review_done`, `review_words_missing`, `review_value_missing`, `assessment_score_range`
 */
export function decideReview(state: AssessmentState, scheme: Scheme, line: AssessedUnit | null, review: Review, { accepted, value, words }: Outcome, { today }: Given): Decision {
  const wrong = unlessIn(state, ['delivered'])
  if (wrong) return wrong
  if (!isOpen(review)) return refuse('review_done')
  if (words.trim() === '') return refuse('review_words_missing')
  if (accepted && value === null) return refuse('review_value_missing')
  const range = rangeOf(scheme, line, review.item, state.period)
  if (accepted && value !== null && (exact(value).lt(range.least) || exact(value).gt(range.most))) {
    return refuse('assessment_score_range', { unit: line?.name ?? '', item: itemName(scheme, review.item), ...range, value })
  }
  const outcome = { review: review.id, accepted, value: accepted && value !== null ? exact(value).toFixed() : null, words }
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'review.decided', occurredOn: today, payload: outcome }] }
}

/**
 * Between what a score may be set: of an item what it gives here, its cap and floor in proportion; of a plus or minus point its own limit. An item that
 * was without data gives its own points, which then go nowhere else; a quarter without a result is had by freezing it and not by a review.
 */
export function rangeOf(scheme: Scheme, line: AssessedUnit | null, id: string, period: string): { least: string; most: string } {
  const rule = scheme.adjustments.find((one) => one.id === id)
  if (rule) {
    const limit = rule.atMost ?? MOST_ADJUSTED
    return rule.each > 0 ? { least: '0', most: String(limit) } : { least: String(-limit), most: '0' }
  }
  const head = linesOf(scheme).find((one) => one.id === id)
  const scored = line?.lines.find((one) => one.item === id)
  if (!head || !line || !scored) return { least: '0', most: '0' }
  const own = pointsIn(scheme, head, line.group, quarterIn(period))
  if (own === 0 || (head.item === null && scored.score === null)) return { least: '0', most: '0' }
  const points = exact(scored.score === null ? own : scored.points)
  const share = head.points === 0 ? exact(1) : points.div(head.points)
  return { least: limited(share.times(head.floor ?? 0)), most: limited(head.cap === undefined ? points : share.times(head.cap)) }
}

/** As exactly as scores are entered. */
function limited(limit: Exact): string {
  return limit.toDecimalPlaces(4).toFixed()
}

/**
 * The figures with what reviews set where there were none: such an item has data now, so its points stay with it and are not given to the others.
 * The set score is what it comes to, whatever it would have measured.
 */
export function knownBySet(scheme: Scheme, assessees: readonly Assessee[], reviews: readonly SetByReview[]): Assessee[] {
  return assessees.map((one) => {
    const sets = reviews.filter(({ unit }) => unit === one.unit)
    if (sets.length === 0) return one
    const measured = one.measured.map((figure, index): Measured => {
      const set = sets.find(({ item }) => item === scheme.items[index]?.id)
      return set && isWithout(figure) ? { kind: 'hand', scores: [set.value], records: [] } : figure
    })
    return { ...one, measured }
  })
}

/** As the engine sees it: a share of nothing, a figure against nothing and a formula with a figure missing are none either. */
function isWithout(figure: Measured): boolean {
  return knownOf(figure).kind === 'none'
}

const MOST_ADJUSTED = 100

/** Scores that reviews have set, in the order in which they were decided. */
export function setByReviews({ reviews }: Pick<AssessmentState, 'reviews'>): SetByReview[] {
  return reviews.flatMap(({ id, unit, item, decided }) => (decided?.accepted && decided.value !== null ? [{ unit, item, value: decided.value, review: id }] : []))
}

export function isOpen({ decided, withdrawn }: Pick<Review, 'decided' | 'withdrawn'>): boolean {
  return decided === null && withdrawn === null
}

export function answerBy({ on }: Pick<Review, 'on'>, { answerWorkdays }: Pick<Scheme, 'answerWorkdays'>, calendar: Calendar): Day {
  return addWorkingDays(on, answerWorkdays ?? ANSWER_WORKDAYS, calendar)
}

/**
 * Freezes the result (定案).
 *
 * @param changed scores or plus and minus points were entered after the last delivery, and no unit has seen them
 * @returns a refusal: `assessment_status`, `assessment_reviews_open`, `assessment_until`, `assessment_changed`
 */
export function freezeAssessment(state: AssessmentState, { file, changed }: { file: string; changed: boolean }, { today }: Given): Decision {
  const wrong = unlessIn(state, ['delivered'])
  if (wrong) return wrong
  const open = state.reviews.filter(isOpen).length
  if (open > 0) return refuse('assessment_reviews_open', { count: open })
  const until = state.delivered.at(-1)?.until
  if (until === undefined || today <= until) return refuse('assessment_until', { until: until ?? today })
  if (changed) return refuse('assessment_changed')
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'assessment.frozen', occurredOn: today, payload: { file } }] }
}

/** @returns a refusal: `assessment_status`, `reason_missing` */
export function cancelAssessment(state: AssessmentState, reason: string, { today }: Given): Decision {
  const wrong = unlessIn(state, ['open', 'delivered'])
  if (wrong) return wrong
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `assessment:${state.id}`, kind: 'assessment.cancelled', occurredOn: today, payload: { reason } }] }
}
