import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { assessedOn } from '../../kernel/assess/measure-groups.ts'
import type { Run } from '../../kernel/assess/decide-score.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import { found, type Writing } from '../writing.ts'
import { schemeIn } from './scheme-file.ts'

/** Locks a run, with its scheme and who is assessed in it. @throws DeliveryError `not_found` */
export async function lockRun(writing: Writing, id: string, also: readonly string[] = []): Promise<Run> {
  const subject = `assessment:${id}`
  const state = found<AssessmentState>(await writing.lock([subject, ...also]), subject, id)
  const scheme = await schemeIn(writing.call.deps, state.schemeFile)
  const units = await statesOfType<UnitState>(writing.tx, writing.acting.tenant, 'unit')
  return { state, scheme, assessed: assessedOn(scheme, units, periodByKey(state.period).end).assessed }
}
