import type { LightRule } from './pack/schema.ts'
import { addWorkingDays, workingDaysBetween, type Calendar } from './time/calendar.ts'
import { addDays, daysBetween, earliest, nextDay, yearOf, type Day } from './time/day.ts'

/** 进度预警, from the best to the worst while work goes on; then the two ends: 办结 and 中止. */
export const LIGHTS = ['normal', 'due-soon', 'lagging', 'overdue', 'done', 'stopped'] as const
export type Light = (typeof LIGHTS)[number]

export const REASON_CODES = [
  'done',
  'stopped',
  'suspended',
  'voided',
  'overdue',
  'step-overdue',
  'milestone-missed',
  'silent',
  'never-recorded',
  'due-soon',
  'milestone-due-soon',
  'blocked',
  'in-time',
  'no-due-day',
] as const
export type ReasonCode = (typeof REASON_CODES)[number]

/**
 * Why a light is what it is: a code and what the sentence needs. Words are made at the edge (`words/reasons.ts`), and so
 * are counts that grow by the day (“6 working days left”): a stored reason is true until `until`.
 */
export type Reason = { code: ReasonCode; params: Record<string, string | number> }

export type JudgedMatter = {
  /** state of the procedure */
  state: string
  final: 'done' | 'stopped' | null
  suspended: boolean
  voided: boolean
  openedOn: Day
  /** last day allowed for the whole */
  due: Day | null
  /** last day allowed for the next step of the procedure */
  limitDue?: Day | null
  milestones: readonly { id: string; title: string; due: Day; reachedOn: Day | null }[]
  /** newest day on which anything was recorded; null: never */
  lastRecordOn: Day | null
  /** open problems that keep it from going on, and since when */
  blockers?: readonly { code: string; title: string; since: Day }[]
}

export type JudgeInput = { matter: JudgedMatter; rule: LightRule; calendar: Calendar; today: Day }

export type Judgement = {
  light: Light
  /** the heaviest first; at least one */
  reasons: Reason[]
  /** first day on which the result could change with no new fact; null: never */
  until: Day | null
  /** the light on that day if nothing new is recorded; null where `until` is */
  next: Light | null
  /** rests on a year whose working days are not announced yet */
  provisional: boolean
}

/**
 * The light of a matter with its reasons.
 *
 * 办结 and 中止 stand before everything; then 超期 (past the due day), 滞后 (a milestone missed, a step of the procedure past
 * its limit, or no record for `silentAfterDays` calendar days), 临期 (fewer working days left than `dueSoonWorkdays`, to the
 * due day or to a milestone where milestones count), else 正常. Reasons of lighter lights are told beside the heavier one, and so is
 * what blocks the matter, which changes its light only where the rule says so.
 *
 * @throws DeliveryError `calendar_missing` when a due day near enough to matter lies outside the calendar
 * @source practice of reform offices: 临期 before the due day, 滞后 by milestones, silence is a state
 */
export function judge(input: JudgeInput): Judgement {
  const { light, reasons } = judgeOn(input)
  const until = untilOf(input)
  const next = until === null ? null : isOnlyBound(input, until) ? light : judgeOn({ ...input, today: until }).light
  return { light, reasons, until, next, provisional: isUncertain(input, light) }
}

function judgeOn({ matter, rule, calendar, today }: JudgeInput): { light: Light; reasons: Reason[] } {
  const ended = endOf(matter)
  if (ended) return ended
  const overdue = matter.due !== null && today > matter.due ? [reason('overdue', { due: matter.due })] : []
  const lagging = laggingReasons(matter, rule, today)
  const soon = soonReasons(matter, rule, calendar, today)
  const blocked = (matter.blockers ?? []).map(({ code, title, since }) => reason('blocked', { problem: code, title, since }))
  const reasons = [...overdue, ...lagging, ...blocked, ...soon]
  if (overdue.length > 0) return { light: 'overdue', reasons }
  if (lagging.length > 0 || (rule.laggingWhileBlocked && blocked.length > 0)) return { light: 'lagging', reasons }
  if (soon.length > 0) return { light: 'due-soon', reasons }
  return { light: 'normal', reasons: [matter.due === null ? reason('no-due-day', {}) : reason('in-time', { due: matter.due }), ...blocked] }
}

function endOf({ voided, final, suspended, state }: JudgedMatter): { light: Light; reasons: Reason[] } | null {
  if (voided) return { light: 'stopped', reasons: [reason('voided', {})] }
  if (final !== null) return { light: final, reasons: [reason(final, { state })] }
  if (suspended) return { light: 'stopped', reasons: [reason('suspended', { state })] }
  return null
}

function laggingReasons(matter: JudgedMatter, rule: LightRule, today: Day): Reason[] {
  const reasons: Reason[] = []
  if (matter.limitDue && today > matter.limitDue) reasons.push(reason('step-overdue', { due: matter.limitDue, state: matter.state }))
  for (const { id, title, due } of pending(matter, rule)) {
    if (today > due) reasons.push(reason('milestone-missed', { milestone: id, title, due }))
  }
  const silentOn = silenceOf(matter, rule)
  if (silentOn !== null && today >= silentOn && rule.silentAfterDays !== undefined) {
    reasons.push(
      matter.lastRecordOn === null
        ? reason('never-recorded', { since: matter.openedOn, limit: rule.silentAfterDays })
        : reason('silent', { since: matter.lastRecordOn, limit: rule.silentAfterDays }),
    )
  }
  return reasons
}

function soonReasons(matter: JudgedMatter, rule: LightRule, calendar: Calendar, today: Day): Reason[] {
  const limit = rule.dueSoonWorkdays
  if (limit === undefined) return []
  const isSoon = (due: Day): boolean => today <= due && today >= soonFrom(due, limit, calendar, today)
  const reasons = matter.due !== null && isSoon(matter.due) ? [reason('due-soon', { due: matter.due, limit })] : []
  for (const { id, title, due } of pending(matter, rule)) {
    if (isSoon(due)) reasons.push(reason('milestone-due-soon', { milestone: id, title, due, limit }))
  }
  return reasons
}

/** Milestones still to be reached, earliest first, where the rule counts them. */
function pending({ milestones }: JudgedMatter, { lateAfterMilestone }: LightRule): { id: string; title: string; due: Day }[] {
  if (!lateAfterMilestone) return []
  return milestones.filter(({ reachedOn }) => reachedOn === null).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** The first day of silence, or null where silence says nothing. */
function silenceOf({ lastRecordOn, openedOn }: JudgedMatter, { silentAfterDays }: LightRule): Day | null {
  return silentAfterDays === undefined ? null : addDays(lastRecordOn ?? openedOn, silentAfterDays)
}

/**
 * The first day on which fewer than `limit` working days are left to `due`.
 *
 * For a due day so far ahead that its year is not in the calendar, a day surely before that: such a matter is judged again
 * then, instead of being refused today.
 */
function soonFrom(due: Day, limit: number, calendar: Calendar, today: Day): Day {
  const bound = surelyBefore(due, limit)
  return !isKnown(due, calendar) && today < bound ? bound : addWorkingDays(nextDay(due), -limit, calendar)
}

/** No arrangement of holidays leaves fewer than `limit` working days in so many days. */
function surelyBefore(due: Day, limit: number): Day {
  return addDays(due, -(3 * limit + 30))
}

function isKnown(due: Day, calendar: Calendar): boolean {
  return calendar.years[yearOf(due)] !== undefined
}

/** True where `until` is not a change but the day on which a due day outside the calendar has to be looked at again. */
function isOnlyBound({ matter, rule, calendar }: JudgeInput, until: Day): boolean {
  const limit = rule.dueSoonWorkdays
  return limit !== undefined && duesOf(matter, rule).some((due) => !isKnown(due, calendar) && surelyBefore(due, limit) === until)
}

function untilOf({ matter, rule, calendar, today }: JudgeInput): Day | null {
  if (endOf(matter)) return null
  const dues = duesOf(matter, rule)
  const limit = rule.dueSoonWorkdays
  const silentOn = silenceOf(matter, rule)
  const changes = [
    ...dues.map(nextDay),
    ...(limit === undefined ? [] : dues.filter((due) => today <= due).map((due) => soonFrom(due, limit, calendar, today))),
    ...(matter.limitDue ? [nextDay(matter.limitDue)] : []),
    ...(silentOn === null ? [] : [silentOn]),
  ]
  return earliest(changes.filter((day) => day > today))
}

function isUncertain({ matter, rule, calendar, today }: JudgeInput, light: Light): boolean {
  if (light === 'done' || light === 'stopped' || rule.dueSoonWorkdays === undefined) return false
  return duesOf(matter, rule).some((due) => due >= today && (calendar.years[yearOf(due)]?.provisional ?? true))
}

function duesOf(matter: JudgedMatter, rule: LightRule): Day[] {
  return [...(matter.due === null ? [] : [matter.due]), ...pending(matter, rule).map(({ due }) => due)]
}

/**
 * Adds to reasons what grows by the day: `workdaysLeft`, `workdaysLate`, `daysLate`, `daysSilent`, `workdaysWaited`. Done when a reason is
 * shown, because a stored count would be wrong tomorrow.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function counted(reasons: readonly Reason[], today: Day, calendar: Calendar): Reason[] {
  return reasons.map(({ code, params }) => {
    const { due, since } = params
    if (typeof since === 'string' && code === 'blocked') return { code, params: { ...params, workdaysWaited: workingDaysBetween(since, today, calendar) } }
    if (typeof since === 'string') return { code, params: { ...params, daysSilent: daysBetween(since, today) } }
    if (typeof due !== 'string' || code === 'in-time') return { code, params }
    if (due >= today) return { code, params: { ...params, workdaysLeft: workingDaysBetween(today, due, calendar) } }
    return { code, params: { ...params, workdaysLate: workingDaysBetween(due, today, calendar), daysLate: daysBetween(due, today) } }
  })
}

function reason(code: ReasonCode, params: Reason['params']): Reason {
  return { code, params }
}
