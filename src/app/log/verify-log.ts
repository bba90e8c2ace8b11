import { DeliveryError } from '../../kernel/errors.ts'
import type { Call } from '../call.ts'
import { checkCommandId } from '../ids.ts'
import { permitSomewhere } from '../permit.ts'
import type { Job } from '../reading/jobs.ts'
import { verifyHeld, type HeldVerification } from './verify-held.ts'
import { findingSentence } from './verify/words.ts'

/**
 * Begins to verify the whole log, as a job that is seen by `getVerification`. It reads page by page while others work.
 *
 * @throws DeliveryError `verification_runs` while another one of this city runs
 */
export async function verifyLog({ deps, acting }: Call, { command }: { command: string }): Promise<{ command: string }> {
  permitSomewhere(acting, 'verifyLog')
  checkCommandId(command, deps.now())
  const { tenant, person } = acting
  const taken = await deps.jobs.take({ tenant, person }, { command, name: 'verifyLog', alone: true })
  if (!taken) throw new DeliveryError('verification_runs')
  deps.aside.begin('verifyLog', (stop) =>
    taken<HeldVerification>((job) => verifyHeld(deps, tenant, { stop: AbortSignal.any([stop, job.signal]), progress: (done, total) => job.at({ state: 'comparing', done, total, unit: 'row' }) })),
  )
  return { command }
}

/** How far a verification is, and what came of it. @throws DeliveryError `verification_unknown` */
export async function getVerification({ deps, acting }: Call, { command }: { command: string }) {
  permitSomewhere(acting, 'getVerification')
  const job = (await deps.jobs.find(acting, command)) as Job<HeldVerification> | null
  if (job?.name !== 'verifyLog') throw new DeliveryError('verification_unknown')
  const { state, done, total, answer, problem } = job
  return { command, state: state === 'done' || state === 'refused' ? state : ('running' as const), done, total, problem, result: answer && resultOf(answer) }
}

function resultOf({ leaves, waiting, heads, findings, wrong, erased, erasedCount, held }: HeldVerification) {
  return { leaves, waiting, heads, wrong, findings: findings.map((found) => ({ what: found.what, fact: found.fact, leaf: found.leaf, sentence: findingSentence(found) })), erased, erasedCount, held }
}
