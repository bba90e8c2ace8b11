import { DeliveryError } from '../../kernel/errors.ts'
import type { Call } from '../call.ts'
import { checkCommandId } from '../ids.ts'
import { permitSomewhere } from '../permit.ts'
import type { Job, Jobs } from '../reading/jobs.ts'
import { verifyHeld, type HeldVerification } from './verify-held.ts'
import { findingSentence } from './verify/words.ts'

/** Cities that are being verified in this process: one verification at a time is enough for each. */
const underWay = new WeakMap<Jobs, Set<string>>()

/**
 * Begins to verify the whole log, as a job that is seen by `getVerification`. It reads page by page while others work.
 *
 * @throws DeliveryError `verification_runs` while another one of this city runs
 */
export async function verifyLog({ deps, acting }: Call, { command }: { command: string }): Promise<{ command: string }> {
  permitSomewhere(acting, 'verifyLog')
  checkCommandId(command, deps.now())
  const { tenant, person } = acting
  const cities = underWay.get(deps.jobs) ?? new Set<string>()
  underWay.set(deps.jobs, cities)
  if (cities.has(tenant)) throw new DeliveryError('verification_runs')
  cities.add(tenant)
  deps.aside.begin('verifyLog', async (stop) => {
    try {
      await deps.jobs.during<HeldVerification>({ tenant, person }, { command, name: 'verifyLog' }, (job) =>
        verifyHeld(deps, tenant, { stop: AbortSignal.any([stop, job.signal]), progress: (done, total) => job.at({ state: 'comparing', done, total, unit: 'row' }) }),
      )
    } finally {
      cities.delete(tenant)
    }
  })
  return { command }
}

/** How far a verification is, and what came of it. @throws DeliveryError `verification_unknown` */
export async function getVerification({ deps, acting }: Call, { command }: { command: string }) {
  permitSomewhere(acting, 'getVerification')
  const job = deps.jobs.find(acting, command) as Job<HeldVerification> | null
  if (job?.name !== 'verifyLog') throw new DeliveryError('verification_unknown')
  const { state, done, total, answer, problem } = job
  return { command, state: state === 'done' || state === 'refused' ? state : ('running' as const), done, total, problem, result: answer && resultOf(answer) }
}

function resultOf({ leaves, waiting, heads, findings, wrong, erased, erasedCount, held }: HeldVerification) {
  return { leaves, waiting, heads, wrong, findings: findings.map((found) => ({ what: found.what, fact: found.fact, leaf: found.leaf, sentence: findingSentence(found) })), erased, erasedCount, held }
}
