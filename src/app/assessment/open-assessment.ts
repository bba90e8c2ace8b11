import type { SchemeState } from '../../kernel/facts/assessment.ts'
import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { openAssessment as decideOpen, versionFor, type OpenedVersion } from '../../kernel/assess/decide-open.ts'
import { assessedOn } from '../../kernel/assess/measure-groups.ts'
import { indicatorNamed } from '../../kernel/assess/measure-indicator.ts'
import { plainMeasures } from '../../kernel/assess/measure-wanted.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import { assessmentsFor } from '../../store/queries/assessments.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call, Deps } from '../call.ts'
import { periodNamed } from '../obligation/closing.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { assessedKnown } from './collect.ts'
import { endOfDay } from './compute.ts'
import { schemeIn } from './scheme-file.ts'

export type OpenAssessment = { command: string; scheme: string; period: string; cutoff: Day; title?: string | undefined; juries: { item: string; posts: string[] }[] }

/**
 * Opens a run of an adopted scheme for a period that is over: the version of the scheme that held at its end, the cut-off day, who scores by hand.
 *
 * @throws DeliveryError `not_found`, `period_unknown`, what `decide-open.ts` refuses
 */
export function openAssessment(call: Call, input: OpenAssessment): Promise<{ command: string; ids: { assessment: string } }> {
  return write(call, { id: input.command, name: 'openAssessment', input }, async (writing) => {
    const { tx, acting } = writing
    const period = periodNamed(input.period)
    const id = writing.newId('assessment')
    const subject = `scheme:${input.scheme}`
    // The scheme is locked, so that two runs of one period do not begin at once.
    const scheme = found<SchemeState>(await writing.lock([subject, `assessment:${id}`]), subject, input.scheme)
    const version = await versionIn(call.deps, scheme, period)
    const content = version?.content ?? scheme.content
    const posts = [...new Set(input.juries.flatMap((jury) => jury.posts))]
    const known = await statesOf(tx, acting.tenant, posts.map((post) => `post:${post}`))
    const runs = await assessmentsFor(tx, acting.tenant, scheme.id, period.key)
    const opening = {
      id,
      title: input.title ?? `${content.name.zh}　${periodLabel(period).zh}`,
      period,
      cutoff: input.cutoff,
      juries: input.juries,
      ...assessedOn(content, await statesOfType<UnitState>(tx, acting.tenant, 'unit'), period.end),
      knownThen: input.cutoff < writing.today ? (await assessedKnown(tx, acting.tenant, content, period, endOfDay(input.cutoff))).assessed.length : null,
      withoutIndicator: await indicatorsMissing(writing, content),
      earlier: runs.find(({ status }) => status !== 'cancelled') ?? null,
      unknownPosts: posts.filter((post) => !known.has(`post:${post}`)),
    }
    return { facts: decided(decideOpen(scheme, version, opening, writing)), answer: { ids: { assessment: id } } }
  })
}

/** The version of a scheme for a period, with its content. */
export async function versionIn(deps: Deps, scheme: SchemeState, period: Period): Promise<OpenedVersion | null> {
  const version = versionFor(scheme, period)
  return version ? { ...version, content: await schemeIn(deps, version.file) } : null
}

async function indicatorsMissing({ tx, acting }: Writing, { items }: Scheme): Promise<{ item: string; indicator: string }[]> {
  const named = items.flatMap(({ id, measure }) => plainMeasures(measure).flatMap((one) => ('indicator' in one ? [{ item: id, indicator: one.indicator }] : [])))
  if (named.length === 0) return []
  const indicators = await statesOfType<IndicatorState>(tx, acting.tenant, 'indicator')
  return named.filter(({ indicator }) => !indicatorNamed(indicator, indicators))
}
