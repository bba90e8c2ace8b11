import canonicalize from 'canonicalize'
import { DeliveryError } from '../../kernel/errors.ts'
import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import * as decide from '../../kernel/assess/decide-result.ts'
import { linesOf } from '../../kernel/assess/index.ts'
import { missingFigures } from '../../kernel/assess/measure-missing.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call, Deps } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { decided, found, write } from '../writing.ts'
import { compute, endOfDay, withReviews } from './compute.ts'
import { lockRun } from './lock-run.ts'
import { keepResult, resultIn, type AssessmentFile } from './result-file.ts'
import { schemeIn } from './scheme-file.ts'

type Written = { command: string; ids: { assessment: string; file: string } }

/**
 * Sends every unit its line (送达核对). The result is made from one moment's reading and kept as a file before the short transaction that writes the
 * fact. What was recorded by the end of the cut-off day counts, or by the moment of the first delivery where that is the same day; a later delivery goes
 * by the same moment, and by the scores and reviews of its own.
 *
 * @throws DeliveryError `forbidden`, `not_found`, `decided_meanwhile` where a score or review came in between, what `deliverAssessment` of the kernel refuses
 */
export async function deliverAssessment(call: Call, input: { command: string; assessment: string; goOn: boolean }): Promise<Written> {
  permitSomewhere(call.acting, 'deliverAssessment')
  const { deps, acting } = call
  const { assessment: id } = input
  const staged = await deps.db.snapshot(acting.tenant, async (tx) => {
    const inputs = await inputsOf(deps, tx, acting.tenant)
    const state = await runIn(tx, acting.tenant, id)
    // What may not be sent now is refused before anything is computed; the decision says so again under the lock.
    if (decide.notDeliverable(state, call.today ?? inputs.today)) return { state, result: null }
    return { state, result: await compute(deps, tx, acting.tenant, state, await knownByFor(deps, state, inputs, call.today)) }
  })
  const { result, state: before } = staged
  const scheme = await schemeIn(deps, before.schemeFile)
  const lines = linesOf(scheme)
  const missing = result === null ? [] : missingFigures(scheme, result).map(({ name, item }) => `${name}“${lines.find((line) => line.id === item)?.name.zh ?? item}”`)
  const file = result === null || (missing.length > 0 && !input.goOn) ? '' : await keepResult(deps, result)
  return write(call, { id: input.command, name: 'deliverAssessment', input }, async (writing) => {
    const { state } = await lockRun(writing, id)
    if (entered(state) !== entered(before)) throw new DeliveryError('decided_meanwhile')
    return { facts: decided(decide.deliverAssessment(state, scheme, { file, missing, goOn: input.goOn }, writing)), answer: { ids: { assessment: id, file } } }
  })
}

/**
 * Freezes the result (定案): what was delivered last, with the reviews decided since. Nothing is collected anew, and nothing changes it afterwards.
 *
 * @throws DeliveryError `forbidden`, `not_found`, what `freezeAssessment` of the kernel refuses
 */
export async function freezeAssessment(call: Call, input: { command: string; assessment: string }): Promise<Written> {
  permitSomewhere(call.acting, 'freezeAssessment')
  const { deps, acting } = call
  const before = await deps.db.read(acting.tenant, (db) => runIn(db, acting.tenant, input.assessment))
  const last = before.delivered.at(-1)
  const delivered = last ? await resultIn(deps, last.file) : null
  const file = delivered && before.status === 'delivered' ? await keepResult(deps, await withReviews(deps, before, delivered)) : ''
  return write(call, { id: input.command, name: 'freezeAssessment', input }, async (writing) => {
    const { state } = await lockRun(writing, input.assessment)
    if (entered(state) !== entered(before)) throw new DeliveryError('decided_meanwhile')
    const changed = delivered !== null && changedSince(state, delivered)
    return { facts: decided(decide.freezeAssessment(state, { file, changed }, writing)), answer: { ids: { assessment: input.assessment, file } } }
  })
}

export function cancelAssessment(call: Call, { command, assessment, reason }: { command: string; assessment: string; reason: string }): Promise<{ command: string; ids: { assessment: string } }> {
  return write(call, { id: command, name: 'cancelAssessment', input: { assessment, reason } }, async (writing) => {
    const { state } = await lockRun(writing, assessment)
    return { facts: decided(decide.cancelAssessment(state, reason, writing)), answer: { ids: { assessment } } }
  })
}

/** The instant up to which records count for a run, seen from now: fixed by its first delivery. */
export async function knownByFor(deps: Deps, { cutoff, delivered }: AssessmentState, { today, city }: Pick<Inputs, 'today' | 'city'>, asOf: string | undefined): Promise<string> {
  const [first] = delivered
  if (first) return (await resultIn(deps, first.file)).knownBy
  // A demonstration's facts of a day bear an instant of that day, whenever it is loaded.
  return (asOf ?? today) > cutoff || city.demonstration ? endOfDay(cutoff) : earlier(deps.now(), endOfDay(cutoff))
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

/** Whether scores or plus and minus points were entered, changed or taken back after a delivery. */
export function changedSince({ hand, adjustments }: AssessmentState, delivered: Pick<AssessmentFile, 'hand' | 'entered'>): boolean {
  const now = { hand: hand.map(({ actor: _actor, post: _post, ...score }) => score), entered: adjustments.map(({ actor: _actor, post: _post, ...one }) => one) }
  return canonicalize(now) !== canonicalize({ hand: delivered.hand, entered: delivered.entered })
}

/** What people entered, to be compared with what was there a moment ago. */
function entered({ status, hand, adjustments, reviews, delivered }: AssessmentState): string {
  return canonicalize({ status, hand, adjustments, reviews, delivered: delivered.length }) ?? ''
}

/** @throws DeliveryError `not_found` */
export async function runIn(db: Parameters<typeof statesOf>[0], tenant: string, id: string): Promise<AssessmentState> {
  const subject = `assessment:${id}`
  return found<AssessmentState>(await statesOf<AssessmentState>(db, tenant, [subject]), subject, id)
}
