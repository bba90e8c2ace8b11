import { DeliveryError } from '../../kernel/errors.ts'
import { hastenJob } from '../../store/queries/job-runs.ts'
import { noteAudit } from '../audit/note.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'

/**
 * Lets a job run now instead of at its time, in whichever server looks first; one that is under way is not begun twice.
 *
 * @throws DeliveryError `not_found` where there is no such job
 */
export async function runJob({ deps, acting }: Call, job: string) {
  permitSomewhere(acting, 'runJob')
  if (!(await deps.db.jobs((db) => hastenJob(db, job)))) throw new DeliveryError('not_found', { what: job })
  const { tenant, account, membership } = acting
  await noteAudit(deps, { tenant, account, membership, action: 'job-run', outcome: 'done', what: `runJob ${job}` })
  return { job }
}
