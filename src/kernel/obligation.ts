import type { ActivityStatus } from './facts/activity.ts'
import type { Exemption, Fields, MatterState } from './facts/matter.ts'
import { covers } from './holders.ts'
import type { LedgerRules } from './pack/lookup.ts'
import type { Rhythm } from './pack/schema.ts'
import { workingDaysLate, type Calendar } from './time/calendar.ts'
import { nextDay, type Day } from './time/day.ts'
import { dayInPeriod, periodsBetween, type Period } from './time/period.ts'

/**
 * 本期应完成: done 已完成, waiting 待认定 (enough is recorded, not all of it looked at), returned 退回, missing 缺项, exempt 免, coming
 * before the period has begun.
 */
export const OBLIGATION_STATUSES = ['done', 'waiting', 'returned', 'missing', 'exempt', 'coming'] as const
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number]

/** Records that count: confirmed, and those whose kind asks for no look. */
export const COUNTING: readonly ActivityStatus[] = ['confirmed', 'recorded']
/** Records that will count once they have been looked at. */
export const WAITING: readonly ActivityStatus[] = ['awaiting-review', 'awaiting-confirmation']

/** A record as far as required practice asks about it. */
export type Counted = { id: string; heldOn: Day; kinds: readonly string[]; status: ActivityStatus; attended: readonly string[] }

/** A matter that counts by itself: opened in the period, or a problem solved in it. `on` is the day by which it counts. */
export type CountedMatter = { matter: string; ledger: string; fields: Fields; on: Day; as: 'opened' | 'closed' }

/** Whom a rhythm asks, from which day on, in which stretches it does not, and whose taking part it wants. */
export type Subject = {
  id: string
  /** days from (with) and up to (without) which nothing is asked: before it was handed down, while suspended, after its end */
  idle: readonly { from: Day | null; to: Day | null }[]
  exemptions: readonly Exemption[]
  /** the posts that hold a role on a day */
  holdersOf: (role: string, day: Day) => readonly string[]
}

export type ObligationReason = {
  code: 'done' | 'waiting' | 'returned' | 'short' | 'nothing' | 'exempt' | 'coming' | 'absent'
  params: Record<string, string | number>
}

export type Obligation = {
  rhythm: string
  /** key of the period */
  period: string
  subject: string
  /** 0 where nothing is demanded and something was done all the same */
  required: number
  done: number
  waiting: number
  returned: number
  status: ObligationStatus
  dueOn: Day
  /** working days after the due day: of the record that made it complete, or up to today while it is not; 0 in time, exempt or coming */
  workdaysLate: number
  exemption: Exemption | null
  /** records and matters that count, wait or were sent back, by day */
  activities: string[]
  matters: string[]
  reasons: ObligationReason[]
  /** first day on which the result could change with no new fact; null: never */
  until: Day | null
}

export type Judging = { calendar: Calendar; today: Day }

/** Last day of a rhythm in a period, as people are told it. */
export function dueDayOf(rhythm: Pick<Rhythm, 'dueDayInPeriod'>, period: Period): Day {
  return rhythm.dueDayInPeriod === undefined ? period.end : dayInPeriod(period, rhythm.dueDayInPeriod)
}

/** The periods of a rhythm that share a day with `from`…`to` and with its own validity, earliest first. */
export function periodsOf({ period, from, to }: Rhythm, span: { from: Day; to: Day }): Period[] {
  const first = from !== undefined && from > span.from ? from : span.from
  const last = to !== undefined && to < span.to ? to : span.to
  return periodsBetween(first, last, period)
}

/**
 * What a rhythm demands of one subject in one period, and how much of it is there. One per period, for ever.
 *
 * Records confirmed, and those whose kind asks for no look, are done; those that still wait for a look wait; those sent back are
 * neither. A record made after the due day counts and is late. What a required person did not take part in does not count.
 *
 * @param records of any kind and day; what does not belong here is passed over
 * @returns null when nothing is demanded and nothing was done: outside the rhythm's validity, or idle on the due day (not handed
 *   down yet, suspended, over)
 * @throws DeliveryError `calendar_missing` when lateness reaches a year without a calendar
 * @source mechanisms M1: each quarter each project shows its five; practice.md: recording is not counting, 认定 is
 */
export function obligationOf(rhythm: Rhythm, subject: Subject, period: Period, records: readonly Counted[], matters: readonly CountedMatter[], judging: Judging): Obligation | null {
  const dueOn = dueDayOf(rhythm, period)
  const required = isIdle(subject, dueOn) || !isValid(rhythm, dueOn) ? 0 : rhythm.atLeast
  const { done, waiting, returned, absent } = sorted(rhythm, subject, period, records)
  const counting = matters.filter((one) => one.on >= period.start && one.on <= period.end && countsFor(rhythm, one))
  if (required === 0 && done.length + counting.length + waiting.length + returned.length === 0) return null
  const exemption = subject.exemptions.find((one) => one.rhythm === rhythm.id && one.period === period.key) ?? null
  const days = [...done.map(({ heldOn }) => heldOn), ...counting.map(({ on }) => on)].sort()
  const status = statusOf({ required, done: days.length, waiting: waiting.length, returned: returned.length, exempt: exemption !== null, begun: judging.today >= period.start })
  return {
    rhythm: rhythm.id,
    period: period.key,
    subject: subject.id,
    required,
    done: days.length,
    waiting: waiting.length,
    returned: returned.length,
    status,
    dueOn,
    workdaysLate: latenessOf(status, { dueOn, required, done: days, waiting }, judging),
    exemption,
    activities: byDay([...done, ...waiting, ...returned]),
    matters: counting.map(({ matter }) => matter),
    reasons: reasonsOf(status, { rhythm, required, dueOn, done: days.length, waiting: waiting.length, absent, exemption, period }),
    until: status === 'coming' ? period.start : status !== 'done' && status !== 'exempt' && judging.today <= dueOn ? nextDay(dueOn) : null,
  }
}

/** Whether a rhythm per matter is about this one: it stands or is listed in one of the rhythm's ledgers, with the value asked for. */
export function isAsked({ per, ledgers, where }: Rhythm, { ledger, fields, listedIn }: MatterState): boolean {
  if (per !== 'matter') return false
  const listed = [{ ledger, fields }, ...listedIn].filter((one) => ledgers.includes(one.ledger))
  return listed.some((one) => where === undefined || one.fields[where.field] === where.value)
}

/**
 * Whom a rhythm per matter asks: the matter from the day it was first carried out until its road ends, not while it is suspended.
 */
export function subjectOfMatter({ id, openedOn, steps, stage, duties, exemptions }: MatterState, { procedure }: LedgerRules): Subject {
  const states = new Map(procedure.states.map((state) => [state.id, state]))
  const entered = [{ on: openedOn, to: steps[0]?.from ?? stage }, ...steps]
  const begun = entered.find(({ to }) => states.get(to)?.carriesOut)
  if (!begun) return { id, idle: [{ from: null, to: null }], exemptions, holdersOf: holders(duties) }
  const resting = entered.flatMap(({ on, to }, index) => {
    const state = states.get(to)
    return on >= begun.on && (state?.final !== undefined || state?.suspended) ? [{ from: on, to: entered[index + 1]?.on ?? null }] : []
  })
  return { id, idle: [{ from: null, to: begun.on }, ...resting], exemptions, holdersOf: holders(duties) }
}

function holders(duties: MatterState['duties']): Subject['holdersOf'] {
  return (role, day) => duties.filter((duty) => duty.role === role && covers(duty, day)).map(({ holder }) => holder.id)
}

/** The records that belong here by where they stand: one pass and no list more than is answered, for this is asked millions of times. */
function sorted(rhythm: Rhythm, subject: Subject, { start, end }: Period, records: readonly Counted[]): Record<'done' | 'waiting' | 'returned' | 'absent', Counted[]> {
  const { activity } = rhythm
  const found = { done: [] as Counted[], waiting: [] as Counted[], returned: [] as Counted[], absent: [] as Counted[] }
  if (activity === undefined) return found
  for (const record of records) {
    if (record.heldOn < start || record.heldOn > end || !record.kinds.includes(activity)) continue
    if (!tookPart(rhythm, subject, record)) found.absent.push(record)
    else if (COUNTING.includes(record.status)) found.done.push(record)
    else if (WAITING.includes(record.status)) found.waiting.push(record)
    else if (record.status === 'returned') found.returned.push(record)
  }
  return found
}

function isValid({ from, to }: Rhythm, day: Day): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}

function isIdle({ idle }: Subject, day: Day): boolean {
  return idle.some(({ from, to }) => (from === null || from <= day) && (to === null || day < to))
}

/** Where a required role has no holder on that day, nobody could have taken part: the record counts. */
export function tookPart({ participants }: Rhythm, { holdersOf }: Subject, { heldOn, attended }: Counted): boolean {
  return participants.every((role) => {
    const wanted = holdersOf(role, heldOn)
    return wanted.length === 0 || wanted.some((post) => attended.includes(post))
  })
}

function countsFor({ opens, orClosed }: Rhythm, { ledger, fields, as }: CountedMatter): boolean {
  if (as === 'closed') return orClosed === ledger
  return opens?.ledger === ledger && (opens.field === undefined || fields[opens.field] === opens.value)
}

function statusOf({ required, done, waiting, returned, exempt, begun }: { required: number; done: number; waiting: number; returned: number; exempt: boolean; begun: boolean }): ObligationStatus {
  if (done >= required && done > 0) return 'done'
  if (exempt) return 'exempt'
  if (done + waiting >= required && waiting > 0) return 'waiting'
  if (returned > 0) return 'returned'
  return begun ? 'missing' : 'coming'
}

function latenessOf(status: ObligationStatus, { dueOn, required, done, waiting }: { dueOn: Day; required: number; done: readonly Day[]; waiting: readonly Counted[] }, { calendar, today }: Judging): number {
  if (status === 'exempt' || status === 'coming' || required === 0) return 0
  const complete = [...done, ...waiting.map(({ heldOn }) => heldOn)].sort()[required - 1]
  return workingDaysLate(dueOn, complete ?? today, calendar)
}

function reasonsOf(
  status: ObligationStatus,
  { rhythm, required, dueOn, done, waiting, absent, exemption, period }: { rhythm: Rhythm; required: number; dueOn: Day; done: number; waiting: number; absent: readonly Counted[]; exemption: Exemption | null; period: Period },
): ObligationReason[] {
  const left = required - done - waiting
  const first = ((): ObligationReason => {
    switch (status) {
      case 'done':
        return { code: 'done', params: { done, required } }
      case 'waiting':
        return { code: 'waiting', params: { waiting } }
      case 'returned':
        return { code: 'returned', params: { due: dueOn } }
      case 'exempt':
        return { code: 'exempt', params: { reason: exemption?.reason ?? '', basis: exemption?.basis ?? '' } }
      case 'coming':
        return { code: 'coming', params: { start: period.start } }
      case 'missing':
        return done + waiting > 0 ? { code: 'short', params: { left, due: dueOn } } : { code: 'nothing', params: { left, due: dueOn } }
    }
  })()
  return [first, ...(absent.length > 0 && status !== 'done' ? [{ code: 'absent' as const, params: { records: absent.length, roles: rhythm.participants.join(' ') } }] : [])]
}

function byDay(records: readonly Counted[]): string[] {
  return records.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)).map(({ id }) => id)
}
