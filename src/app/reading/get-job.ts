import { DeliveryError } from '../../kernel/errors.ts'
import { commandAnswer } from '../../store/commands.ts'
import type { Call } from '../call.ts'
import type { Uploaded } from '../document/upload-document.ts'
import { permitSomewhere } from '../permit.ts'
import type { Job } from './jobs.ts'

/**
 * How far long work is that the acting person began, and what came of it. Work that ended before the server was restarted is
 * known by what it kept.
 *
 * @throws DeliveryError `job_unknown`: nobody of this name began it, or the server was restarted before it was done
 */
export async function getJob({ deps, acting }: Call, { command }: { command: string }): Promise<Job<Uploaded>> {
  permitSomewhere(acting, 'getJob')
  const job = await deps.jobs.find(acting, command)
  if (job) return job as Job<Uploaded>
  const kept = await deps.db.read(acting.tenant, (db) => commandAnswer(db, acting.tenant, command))
  if (kept?.name !== 'uploadDocument' || kept.actor !== `person:${acting.person}`) throw new DeliveryError('job_unknown', { command })
  return { command, name: '', state: 'done', done: 0, total: 0, unit: null, answer: kept.result as Uploaded, problem: null }
}

/**
 * Cancels work that the acting person began, while nothing of it is kept yet; what is done stays as it is.
 *
 * @throws DeliveryError `job_unknown`
 */
export async function cancelJob(call: Call, { command }: { command: string }): Promise<Job<Uploaded>> {
  permitSomewhere(call.acting, 'cancelJob')
  await call.deps.jobs.cancel(call.acting, command)
  return getJob(call, { command })
}
