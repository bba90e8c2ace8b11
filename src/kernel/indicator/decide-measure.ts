import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { IndicatorState } from '../facts/indicator.ts'
import type { MatterState } from '../facts/matter.ts'
import type { MeasuredBy } from '../facts/measured.ts'

/** Lets an indicator tell how far a matter has come, against a target that is there. */
export function measureMatter(matter: MatterState, indicator: IndicatorState, by: MeasuredBy, { today }: Given): Decision {
  if (indicator.ended) return refuse('indicator_ended', { name: indicator.name, on: indicator.ended.on })
  const same = (matter.measuredBy ?? []).find((one) => one.indicator === by.indicator && one.place === by.place)
  if (same && same.level === by.level) return refuse('matter_measured', { name: indicator.name })
  const aimed = indicator.targets.some(({ place, level, withdrawn }) => withdrawn === null && place === by.place && (by.level === null || level === by.level))
  if (!aimed) return refuse('matter_measure_target', { name: indicator.name })
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'matter.measured', occurredOn: today, payload: by }] }
}

export function unmeasureMatter(matter: MatterState, by: Pick<MeasuredBy, 'indicator' | 'place'>, { today }: Given): Decision {
  const standing = (matter.measuredBy ?? []).some((one) => one.indicator === by.indicator && one.place === by.place)
  if (!standing) return refuse('matter_not_measured')
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'matter.unmeasured', occurredOn: today, payload: by }] }
}
