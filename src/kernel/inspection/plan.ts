import { isWorkday, workingDaysBetween, type Calendar } from '../time/calendar.ts'
import { addDays, daysBetween, yearOf, type Day } from '../time/day.ts'
import type { InspectionState } from '../facts/inspection.ts'
import { quotaOf, ruleOf, type InspectionRule } from './rules.ts'

/** An inspection as far as the year's plan asks about it. */
export type Planned = Pick<InspectionState, 'id' | 'title' | 'pack' | 'kind' | 'from' | 'to' | 'inspected' | 'status'>

/** What the plan warns of: units by id, days and numbers; words are made at the edge (`words/inspections.ts`). */
export type PlanWarning =
  | { code: 'overlap'; inspection: string; title: string; units: string[]; /** days between the two, 0 where they touch */ days: number; apart: number }
  | { code: 'over-quota'; unit: string; /** with the one planned */ planned: number; atMost: number }
  | { code: 'too-long'; workdays: number; longest: number }
  | { code: 'day-off'; days: Day[] }

/** What was called off or merged takes nobody's time. */
const COUNTS: readonly InspectionState['status'][] = ['planned', 'under-way', 'reported', 'closed']

/**
 * What speaks against an inspection as it is planned: another one at the same place so near that the two are to be merged, a place that would
 * meet more of them in the year than its kind allows, a stay longer than its kind allows, a first or last day that is no working day.
 *
 * Two are to be merged only where both kinds say how far they keep apart; the longer distance holds. Of kinds that share a quota the smallest
 * number holds. A warning forbids nothing: who plans merges the two, or says why.
 *
 * @param existing of the same and the neighbouring years; itself and what was called off are left out
 * @throws DeliveryError `calendar_missing`
 * @source 政府督查工作条例: inspection by a plan, its frequency and length controlled; the rules of 2018 and 2024: no more than one
 *   comprehensive inspection a year, those of one kind merged
 */
export function planWarnings(planned: Omit<Planned, 'status'>, existing: readonly Planned[], rules: readonly InspectionRule[], calendar: Calendar): PlanWarning[] {
  const rule = ruleOf(rules, planned)
  if (!rule) return []
  const others = existing.filter(({ id, status }) => id !== planned.id && COUNTS.includes(status))
  return [...overlaps(planned, rule, others, rules), ...overQuota(planned, rule, others, rules), ...tooLong(planned, rule, calendar), ...daysOff(planned, calendar)]
}

/** What the plan warns of after a change and did not before: what stood already was justified then. */
export function addedWarnings(before: readonly PlanWarning[], after: readonly PlanWarning[]): PlanWarning[] {
  const known = new Set(before.map((warning) => JSON.stringify(warning)))
  return after.filter((warning) => !known.has(JSON.stringify(warning)))
}

/** How often a place meets inspections of a quota in a year, by its unit. */
export function quotaUsed(existing: readonly Planned[], rules: readonly InspectionRule[], quota: string, year: number): Map<string, number> {
  const used = new Map<string, number>()
  for (const one of existing) {
    const rule = ruleOf(rules, one)
    if (!rule || quotaOf(rule) !== quota || !COUNTS.includes(one.status) || yearOf(one.from) !== year) continue
    for (const unit of one.inspected) used.set(unit, (used.get(unit) ?? 0) + 1)
  }
  return used
}

/** The most of a quota that one place may meet in a year; null: no limit. */
export function quotaLimit(rules: readonly InspectionRule[], quota: string): number | null {
  const limits = rules.filter((rule) => quotaOf(rule) === quota).flatMap(({ atMost }) => atMost ?? [])
  return limits.length > 0 ? Math.min(...limits) : null
}

function overlaps(planned: Omit<Planned, 'status'>, rule: InspectionRule, others: readonly Planned[], rules: readonly InspectionRule[]): PlanWarning[] {
  return others.flatMap((other): PlanWarning[] => {
    const units = planned.inspected.filter((unit) => other.inspected.includes(unit))
    const theirs = ruleOf(rules, other)?.apart
    if (units.length === 0 || rule.apart === undefined || theirs === undefined) return []
    const apart = Math.max(rule.apart, theirs)
    const days = Math.max(0, planned.from > other.to ? daysBetween(other.to, planned.from) : daysBetween(planned.to, other.from))
    return days < apart ? [{ code: 'overlap', inspection: other.id, title: other.title, units, days, apart }] : []
  })
}

function overQuota(planned: Omit<Planned, 'status'>, rule: InspectionRule, others: readonly Planned[], rules: readonly InspectionRule[]): PlanWarning[] {
  const quota = quotaOf(rule)
  const atMost = quotaLimit(rules, quota)
  if (atMost === null) return []
  const used = quotaUsed(others, rules, quota, yearOf(planned.from))
  return planned.inspected.flatMap((unit): PlanWarning[] => {
    const count = (used.get(unit) ?? 0) + 1
    return count > atMost ? [{ code: 'over-quota', unit, planned: count, atMost }] : []
  })
}

/** Both the first and the last day count as days of the stay. */
function tooLong({ from, to }: Pick<Planned, 'from' | 'to'>, { longest }: InspectionRule, calendar: Calendar): PlanWarning[] {
  const workdays = workingDaysBetween(addDays(from, -1), to, calendar)
  return longest !== undefined && workdays > longest ? [{ code: 'too-long', workdays, longest }] : []
}

function daysOff({ from, to }: Pick<Planned, 'from' | 'to'>, calendar: Calendar): PlanWarning[] {
  const days = [...new Set([from, to])].filter((day) => !isWorkday(day, calendar))
  return days.length > 0 ? [{ code: 'day-off', days }] : []
}
