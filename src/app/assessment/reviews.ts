import { DeliveryError } from '../../kernel/errors.ts'
import type { AssessmentState, Review } from '../../kernel/facts/assessment.ts'
import * as decide from '../../kernel/assess/decide-result.ts'
import type { AssessedUnit } from '../../kernel/assess/types.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call, Deps } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockRun } from './lock-run.ts'
import { resultIn } from './result-file.ts'

type Written = { command: string; ids: { assessment: string; review: string } }
export type RequestReview = { command: string; assessment: string; unit: string; item: string; words: string; attachments: readonly { sha256: string }[] }

/** A unit asks for review (复核申请) of one of its own lines. @throws DeliveryError `forbidden` for other units' lines, what `requestReview` of the kernel refuses */
export function requestReview(call: Call, { command, assessment, attachments, ...asked }: RequestReview): Promise<Written> {
  return write(call, { id: command, name: 'requestReview', input: { assessment, attachments, ...asked } }, async (writing) => {
    permit(writing.acting, 'requestReview', [asked.unit], writing.own)
    const { state, scheme } = await lockRun(writing, assessment)
    const files = await ownFiles(writing, attachments)
    const line = await deliveredLine(call.deps, state, asked.unit)
    return { facts: decided(decide.requestReview(state, scheme, line, { ...asked, attachments: files }, writing)), answer: { ids: { assessment, review: writing.newId('review') } } }
  })
}

/** Takes one's own request back. */
export function withdrawReview(call: Call, { command, assessment, review: id }: { command: string; assessment: string; review: string }): Promise<Written> {
  return write(call, { id: command, name: 'withdrawReview', input: { assessment, review: id } }, async (writing) => {
    const { state } = await lockRun(writing, assessment)
    const review = reviewIn(writing, state, id, 'withdrawReview')
    return { facts: decided(decide.withdrawReview(state, review, writing)), answer: { ids: { assessment, review: id } } }
  })
}

export type DecideReview = { command: string; assessment: string; review: string; accepted: boolean; value: string | null; words: string }

/** The office's word on a request for review. */
export function decideReview(call: Call, { command, assessment, review: id, ...outcome }: DecideReview): Promise<Written> {
  return write(call, { id: command, name: 'decideReview', input: { assessment, id, ...outcome } }, async (writing) => {
    const { state, scheme } = await lockRun(writing, assessment)
    const review = reviewIn(writing, state, id, 'decideReview')
    const line = await deliveredLine(call.deps, state, review.unit)
    return { facts: decided(decide.decideReview(state, scheme, line, review, outcome, writing)), answer: { ids: { assessment, review: id } } }
  })
}

/** Whether there is such a request, others than the office and the unit are not told. */
function reviewIn({ acting, own }: Writing, { reviews }: AssessmentState, id: string, command: 'withdrawReview' | 'decideReview'): Review {
  const review = reviews.find((one) => one.id === id)
  if (!review && scopeOf(acting.role, command) === 'city') throw new DeliveryError('review_unknown')
  permit(acting, command, review ? [review.unit] : [], own)
  if (!review) throw new DeliveryError('review_unknown')
  return review
}

async function deliveredLine(deps: Deps, { delivered }: AssessmentState, unit: string): Promise<AssessedUnit | null> {
  const last = delivered.at(-1)
  if (!last) return null
  return (await resultIn(deps, last.file)).result.units.find((one) => one.unit === unit) ?? null
}
