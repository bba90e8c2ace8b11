import type { AssessmentState, SchemeState } from '../../kernel/facts/assessment.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { answerBy } from '../../kernel/assess/decide-result.ts'
import { assessedOn } from '../../kernel/assess/measure-groups.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { assessmentsIn, contentsOfVersions, reviewsWaiting, scoredBy } from '../../store/queries/assessments.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { commandsOfActing } from '../permit.ts'

export type OwedAssessment = { key: string; does: 'score' | 'look' | 'decide'; assessment: string; title: string; due: Day | null }

/**
 * What runs of assessment ask of an acting membership: scores of its post, a look at its unit's line while review may be asked for, a word on
 * reviews. Who was assessed is told from the version of the scheme that the run goes by, read from the log, so that nothing is read but the database.
 */
export async function owedAssessments(db: Db, { today, calendar }: Inputs, acting: Acting, own: readonly string[]): Promise<OwedAssessment[]> {
  const commands = commandsOfActing(acting)
  const scores = acting.post ? (await scoredBy(db, acting.tenant, acting.post)).filter((state) => !hasScored(state, acting.post)) : []
  const delivered = commands.includes('requestReview') || commands.includes('decideReview') ? await assessmentsIn(db, acting.tenant, ['delivered']) : []
  const contents = await contentsOfVersions(db, acting.tenant, delivered)
  const looks = commands.includes('requestReview') && delivered.length > 0 ? await toLookAt(db, acting, delivered, contents, own, today) : []
  const waiting = commands.includes('decideReview') && delivered.length > 0 ? await reviewsWaiting(db, acting.tenant) : []
  return [
    ...scores.map(({ id, title, cutoff }): OwedAssessment => ({ key: `assessment:${id}|score`, does: 'score', assessment: id, title, due: cutoff })),
    ...looks,
    ...waiting.flatMap(({ assessment, id, requested_on: on }): OwedAssessment[] => {
      const run = delivered.find((one) => one.id === assessment)
      const content = run && contents.get(`${run.scheme} ${run.schemeFile}`)
      return run && content ? [{ key: `assessment:${assessment}|decide|${id}`, does: 'decide', assessment, title: run.title, due: answerBy({ on }, content, calendar) }] : []
    }),
  ]
}

/** Of every item that a post scores, it has given something. */
export function hasScored({ juries, hand }: Pick<AssessmentState, 'juries' | 'hand'>, post: string | null): boolean {
  return juries.filter(({ posts }) => post !== null && posts.includes(post)).every(({ item }) => hand.some((score) => score.item === item && score.scorer === post))
}

async function toLookAt(db: Db, { tenant }: Acting, delivered: readonly AssessmentState[], contents: ReadonlyMap<string, SchemeState['content']>, own: readonly string[], today: Day): Promise<OwedAssessment[]> {
  const units = await statesOfType<UnitState>(db, tenant, 'unit')
  return delivered.flatMap(({ id, title, scheme, schemeFile, period, delivered: sent }): OwedAssessment[] => {
    const last = sent.at(-1)
    const content = contents.get(`${scheme} ${schemeFile}`)
    if (!last || !content || today > last.until) return []
    const mine = assessedOn(content, units, periodByKey(period).end).assessed.some(({ unit }) => own.includes(unit))
    // Delivered again, it is to be looked at again.
    return mine ? [{ key: `assessment:${id}|look|${sent.length}`, does: 'look', assessment: id, title, due: last.until }] : []
  })
}
