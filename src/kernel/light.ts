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
  'parts-overdue',
  'behind-target',
  'silent',
  'never-recorded',
  'due-soon',
  'step-due-soon',
  'milestone-due-soon',
  'trouble-reported',
  'blocked',
  'extension-asked',
  'extended',
  'step-extended',
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
  /** trouble that was reported: what it is, since when, and the day on which a word was given on it */
  troubles?: readonly { title: string; since: Day; settledOn: Day | null }[]
  /** a later day that was asked for and is not decided */
  asking?: { to: Day; since: Day } | null
  /** days that were moved by extensions: from the first to the last granted, and how often */
  extended?: readonly { moves: 'due' | 'limit'; from: Day; to: Day; times: number }[]
  /** parts of it that have not ended */
  parts?: readonly { code: string; title: string; due: Day | null }[]
  /** indicators that tell of it whose latest figure is behind what was due by its own as-of day: no day that goes by changes that, only a newer figure */
  behind?: readonly { indicator: string; value: string; measure: string; expected: string; asOf: Day }[]
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
 * due day or to a milestone where milestones count, or than `limitSoonWorkdays` to the limit of the step), else 正常. Reasons of lighter
 * lights are told beside the heavier one, and so are what blocks the matter, parts of it that are late and indicators that are behind, which change its light only
 * where the rule says so; trouble that was reported before a day that was then missed; and days asked for and moved. A day that was
 * moved is judged as it stands now, and every reason says from where it was moved: nothing is made to look well in silence.
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
  const parts = partsReasons(matter, today)
  const blocked = (matter.blockers ?? []).map(({ code, title, since }) => reason('blocked', { problem: code, title, since }))
  const behind = (matter.behind ?? []).map((figure) => reason('behind-target', figure))
  const late = [...overdue, ...lagging, ...parts, ...behind]
  const beside = [...troubleReasons(matter, late), ...blocked]
  const moved = movedReasons(matter)
  const reasons = [...late, ...beside, ...soon, ...moved]
  if (overdue.length > 0) return { light: 'overdue', reasons }
  if (lagging.length > 0 || (rule.laggingWhileBlocked && blocked.length > 0) || (rule.laggingWithParts && parts.length > 0) || (rule.laggingBehindTarget && behind.length > 0)) return { light: 'lagging', reasons }
  if (soon.length > 0) return { light: 'due-soon', reasons }
  return { light: 'normal', reasons: [...parts, ...behind, matter.due === null ? reason('no-due-day', {}) : reason('in-time', { due: matter.due }), ...beside, ...moved] }
}

/** Parts past their day, as one reason: how many, and the one that is late the longest. */
function partsReasons({ parts = [] }: JudgedMatter, today: Day): Reason[] {
  const late = parts.flatMap(({ code, title, due }) => (due !== null && today > due ? [{ code, title, due }] : [])).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1))
  const [first] = late
  return first ? [reason('parts-overdue', { count: late.length, part: first.code, title: first.title, due: first.due })] : []
}

/** Trouble that was reported before a day that was then missed, and on which there was no word before that day. The heaviest such day is named. */
function troubleReasons({ troubles = [] }: JudgedMatter, late: readonly Reason[]): Reason[] {
  const missed = late.flatMap(({ params: { due } }) => (typeof due === 'string' ? [due] : []))
  return troubles.flatMap(({ title, since, settledOn }) => {
    const due = missed.find((day) => since < day && (settledOn === null || settledOn > day))
    return due === undefined ? [] : [reason('trouble-reported', { title, since, due, daysBefore: daysBetween(since, due) })]
  })
}

/** What was done about its days: a later one asked for, later ones granted. */
function movedReasons({ asking, extended = [] }: JudgedMatter): Reason[] {
  return [
    ...(asking ? [reason('extension-asked', { to: asking.to, since: asking.since })] : []),
    ...extended.map(({ moves, from, to, times }) => reason(moves === 'due' ? 'extended' : 'step-extended', { from, to, times })),
  ]
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
  const isSoon = ({ due, limit }: Approaching): boolean => today <= due && today >= soonFrom(due, limit, calendar, today)
  return approachingOf(matter, rule).filter(isSoon).map(({ due, limit, code, params }) => reason(code, { ...params, due, limit }))
}

/** A day that is warned of from `limit` working days before it. */
type Approaching = { due: Day; limit: number; code: 'due-soon' | 'step-due-soon' | 'milestone-due-soon'; params: Reason['params'] }

/** The days that the rule warns of, the heaviest first: of the whole, of the step, of milestones. */
function approachingOf(matter: JudgedMatter, rule: LightRule): Approaching[] {
  const { dueSoonWorkdays: limit, limitSoonWorkdays: stepLimit } = rule
  return [
    ...(limit !== undefined && matter.due !== null ? [{ due: matter.due, limit, code: 'due-soon' as const, params: {} }] : []),
    ...(stepLimit !== undefined && matter.limitDue ? [{ due: matter.limitDue, limit: stepLimit, code: 'step-due-soon' as const, params: { state: matter.state } }] : []),
    ...(limit === undefined ? [] : pending(matter, rule).map(({ id, title, due }) => ({ due, limit, code: 'milestone-due-soon' as const, params: { milestone: id, title } }))),
  ]
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
  return approachingOf(matter, rule).some(({ due, limit }) => !isKnown(due, calendar) && surelyBefore(due, limit) === until)
}

function untilOf({ matter, rule, calendar, today }: JudgeInput): Day | null {
  if (endOf(matter)) return null
  const dues = duesOf(matter, rule)
  const silentOn = silenceOf(matter, rule)
  const changes = [
    ...dues.map(nextDay),
    ...approachingOf(matter, rule).filter(({ due }) => today <= due).map(({ due, limit }) => soonFrom(due, limit, calendar, today)),
    ...(matter.limitDue ? [nextDay(matter.limitDue)] : []),
    ...(matter.parts ?? []).flatMap(({ due }) => (due === null ? [] : [nextDay(due)])),
    ...(silentOn === null ? [] : [silentOn]),
  ]
  return earliest(changes.filter((day) => day > today))
}

function isUncertain({ matter, rule, calendar, today }: JudgeInput, light: Light): boolean {
  if (light === 'done' || light === 'stopped') return false
  return approachingOf(matter, rule).some(({ due }) => due >= today && (calendar.years[yearOf(due)]?.provisional ?? true))
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
    if (code === 'trouble-reported') return { code, params }
    if (typeof since === 'string' && (code === 'blocked' || code === 'extension-asked')) return { code, params: { ...params, workdaysWaited: workingDaysBetween(since, today, calendar) } }
    if (typeof since === 'string') return { code, params: { ...params, daysSilent: daysBetween(since, today) } }
    if (typeof due !== 'string' || code === 'in-time') return { code, params }
    if (due >= today) return { code, params: { ...params, workdaysLeft: workingDaysBetween(today, due, calendar) } }
    return { code, params: { ...params, workdaysLate: workingDaysBetween(due, today, calendar), daysLate: daysBetween(due, today) } }
  })
}

function reason(code: ReasonCode, params: Reason['params']): Reason {
  return { code, params }
}
