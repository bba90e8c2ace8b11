import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { IndicatorContent, IndicatorState, NewTarget } from '../facts/indicator.ts'
import type { UnitState } from '../facts/organisation.ts'
import { targetWarnings } from './check-target.ts'
import { exact } from './exact.ts'
import { periodNamed } from './pick.ts'
import { warningFacts } from '../words/indicators.ts'

type Wrong = ReturnType<typeof refuse> | null
/** Units by id, as far as the directory knows them. */
export type KnownUnits = ReadonlyMap<string, Pick<UnitState, 'id' | 'name' | 'kind' | 'ended'>>

export type NewIndicator = IndicatorContent & { id: string; from: IndicatorState['from'] }

/**
 * Defines an indicator, or takes over that of a pack.
 *
 * @param names of the other indicators that have not ended: two of one name would be taken for each other
 */
export function defineIndicator({ id, ...content }: NewIndicator, names: readonly string[], known: KnownUnits, { today }: Given): Decision {
  const wrong = checkContent(content, names, known)
  return wrong ?? { facts: [{ subject: `indicator:${id}`, kind: 'indicator.defined', occurredOn: today, payload: content }] }
}

/** What figures mean: with figures or targets there it stays, or they would say something else. */
const FIXED = ['measure', 'course', 'direction'] as const

/** Changes a definition, with the reason. @param used whether there are figures or targets */
export function changeIndicator(indicator: IndicatorState, changes: Partial<IndicatorContent>, reason: string, used: boolean, names: readonly string[], known: KnownUnits, { today }: Given): Decision {
  const after = { ...indicator, ...changes }
  const changed = Object.fromEntries(Object.entries(changes).filter(([key, value]) => indicator[key as keyof IndicatorContent] !== value))
  if (indicator.ended) return refuse('indicator_ended', { name: indicator.name, on: indicator.ended.on })
  if (!reason) return refuse('reason_missing')
  if (Object.keys(changed).length === 0) return refuse('nothing_changed')
  if (used && FIXED.some((key) => key in changed)) return refuse('indicator_fixed', { name: indicator.name })
  return checkContent(after, names, known) ?? { facts: [{ subject: `indicator:${indicator.id}`, kind: 'indicator.changed', occurredOn: today, payload: { changes: changed, reason } }] }
}

export function endIndicator(indicator: IndicatorState, reason: string, { today }: Given): Decision {
  if (indicator.ended) return refuse('indicator_ended', { name: indicator.name, on: indicator.ended.on })
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `indicator:${indicator.id}`, kind: 'indicator.ended', occurredOn: today, payload: { reason } }] }
}

/**
 * Sets a target. One of the same level, period and place takes the place of the earlier one, which stays in sight; stricter than what was set above
 * (层层加码), or odd otherwise, only with a reason.
 */
export function setTarget(indicator: IndicatorState, target: NewTarget, known: KnownUnits, { today }: Given): Decision {
  if (indicator.ended) return refuse('indicator_ended', { name: indicator.name, on: indicator.ended.on })
  const period = periodNamed(target.period)
  if (!period) return refuse('period_unreadable', { period: target.period })
  if (exact(target.value).isZero()) return refuse('target_zero', { name: indicator.name })
  const place = target.place === null ? null : checkUnit(target.place, known)
  if (place) return place
  const outside = target.trajectory.find(({ by }) => by < period.start || by > period.end)
  if (outside) return refuse('trajectory_outside', { by: outside.by, from: period.start, to: period.end })
  const days = target.trajectory.map(({ by }) => by)
  const twice = days.find((by, at) => days.indexOf(by) < at)
  if (twice !== undefined) return refuse('trajectory_twice', { by: twice })
  const warnings = targetWarnings(target, indicator)
  if (warnings.length > 0 && !(target.despite ?? '').trim()) return refuse('target_odd', warningFacts(warnings.map((warning) => ({ row: 1, warning }))))
  return { facts: [{ subject: `indicator:${indicator.id}`, kind: 'target.set', occurredOn: today, payload: { ...target, despite: warnings.length > 0 ? target.despite : null } }] }
}

export function withdrawTarget(indicator: IndicatorState, target: string, reason: string, { today }: Given): Decision {
  const found = indicator.targets.find(({ id }) => id === target)
  if (!found) return refuse('target_unknown')
  if (found.withdrawn) return refuse('already_voided')
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `indicator:${indicator.id}`, kind: 'target.withdrawn', occurredOn: today, payload: { target, reason } }] }
}

function checkContent({ name, measure, owner }: IndicatorContent, names: readonly string[], known: KnownUnits): Wrong {
  if (!name) return refuse('indicator_name_missing')
  if (!measure) return refuse('indicator_measure_missing')
  if (names.includes(name)) return refuse('indicator_name_taken', { name })
  return checkUnit(owner, known)
}

function checkUnit(id: string, known: KnownUnits): Wrong {
  const unit = known.get(id)
  if (!unit) return refuse('unit_unknown', { unit: id })
  if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  return null
}
