import { approvedNames, handedDown, touchesApproved } from '../approval.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { Clause, Fields, Holder, MatterState } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { limitDay, nextLimits } from '../procedure.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { changeWords } from '../words/records.ts'
import type { Decision, Given } from './decision.ts'
import { inFuture } from './decision.ts'
import { checkFields } from './fields.ts'

export type NewDuty = { role: string; holder: Holder; territory: string | null; from?: Day | undefined }
export type NewMatter = {
  id: string
  code: string
  title: string
  due: Day | null
  dueText: string | null
  fields: Fields
  clause: Clause | null
  milestones: { id: string; title: string; due: Day }[]
  duties: NewDuty[]
  occurredOn: Day
  /** whose year's list it is on; absent: that of the day it is opened */
  year?: number
  /** the state it begins in where that is not the procedure's start: a proposal's */
  stage?: string
}

/** Names of holders by id, as far as they exist; what is not in it is unknown. */
export type Known = ReadonlyMap<string, string>

/** Opens a matter in its home ledger, in the first state of that ledger's procedure; due when the ledger's matters usually are, where no day is given. */
export function openMatter({ ledger, procedure, duties: roles }: LedgerRules, matter: NewMatter, known: Known, { today, newId, calendar }: Given): Decision {
  if (!matter.title.trim()) return refuse('title_missing')
  const future = inFuture(matter.occurredOn, today)
  if (future) return future
  const wrongField = checkFields(ledger.fields, matter.fields)
  if (wrongField) return wrongField
  const early = beforeCalendar([matter.due, ...matter.milestones.map(({ due }) => due)], calendar)
  if (early) return early
  for (const [index, duty] of matter.duties.entries()) {
    const before = matter.duties.slice(0, index)
    const wrong = checkDuty(roles, duty, before, known)
    if (wrong) return wrong
  }
  const { id, occurredOn, duties, stage = procedure.start, year = Number(occurredOn.slice(0, 4)), ...rest } = matter
  return {
    facts: [
      {
        subject: `matter:${id}`,
        kind: 'matter.opened',
        occurredOn,
        payload: {
          ...rest,
          due: rest.due ?? (ledger.usualDue ? limitDay(occurredOn, ledger.usualDue, calendar) : null),
          title: rest.title.trim(),
          ledger: ledger.id,
          year,
          procedure: procedure.id,
          stage,
          limitDue: nextLimits(procedure, stage, { on: occurredOn }, calendar).limitDue,
          duties: duties.map((duty, index) => ({ ...duty, id: newId(`${id}:duty:${index}`), from: duty.from ?? occurredOn })),
        },
      },
    ],
  }
}

/** A due day before the first year of the calendar cannot be judged in working days; it is a slip or an old paper. */
function beforeCalendar(days: readonly (Day | null)[], calendar: Calendar): { refusal: Refusal } | null {
  const first = Math.min(...Object.keys(calendar.years).map(Number))
  const early = days.find((day) => day !== null && Number(day.slice(0, 4)) < first)
  return early ? refuse('calendar_missing', { year: early.slice(0, 4) }) : null
}

function checkDuty(roles: LedgerRules['duties'], { role, holder }: NewDuty, others: readonly NewDuty[], known: Known): { refusal: Refusal } | null {
  const declared = roles.find(({ id }) => id === role)
  if (!declared) return refuse('role_unknown', { role })
  const name = known.get(holder.id)
  if (name === undefined) return refuse('holder_unknown', { holder: holder.id })
  const same = others.filter((other) => other.role === role)
  if (same.some((other) => other.holder.id === holder.id)) return refuse('duty_doubled', { holder: name })
  if (declared.atMostOne && same[0]) return refuse('duty_taken', { role: declared.name.zh, holder: known.get(same[0].holder.id) ?? same[0].holder.id })
  return null
}

/** Refuses changes to a matter whose road has ended. */
function ended(matter: MatterState, { procedure }: LedgerRules): { refusal: Refusal } | null {
  const state = procedure.states.find(({ id }) => id === matter.stage)
  return state?.final ? refuse('matter_closed', { state: state.name.zh }) : null
}

const about = (matter: MatterState, kind: string, occurredOn: Day, payload: unknown): FactDraft => ({ subject: `matter:${matter.id}`, kind, occurredOn, payload })

/** Puts a duty on a post, unit or seat. A role of which there is one refuses a second holder; end the first. */
export function assignDuty(rules: LedgerRules, matter: MatterState, duty: NewDuty, known: Known, { today, newId }: Given): Decision {
  const from = duty.from ?? today
  const current = matter.duties.filter(({ to }) => to === null || to > from)
  const wrong = inFuture(from, today) ?? ended(matter, rules) ?? checkDuty(rules.duties, duty, current, known)
  if (wrong) return wrong
  return { facts: [about(matter, 'duty.assigned', from, { ...duty, from, id: newId('duty') })] }
}

/** Ends a duty on a day, with the reason. */
export function endDuty(matter: MatterState, { duty, on, reason }: { duty: string; on: Day; reason: string }, { today }: Given): Decision {
  const found = matter.duties.find(({ id, to }) => id === duty && to === null)
  if (!found) return refuse('duty_unknown')
  if (!reason) return refuse('reason_missing')
  const future = inFuture(on, today)
  if (future) return future
  if (on < found.from) return refuse('day_too_early', { day: on, from: found.from })
  return { facts: [about(matter, 'duty.ended', on, { duty, reason })] }
}

export type Amendment = { changes: { title?: string; due?: Day | null; fields?: Fields; milestones?: { id: string; title: string; due: Day }[] }; reason: string; basis: string | null }

/**
 * Changes what a matter says; the old values stay in the log beside the reason. What its ledger keeps for a meeting's approval is
 * changed after handing down only with that meeting as `basis`.
 */
export function amendMatter(rules: LedgerRules, matter: MatterState, { changes, reason, basis }: Amendment, { today, calendar }: Given): Decision {
  if (!reason) return refuse('reason_missing')
  const days = [changes.due ?? null, ...(changes.milestones ?? []).map(({ due }) => due)]
  const wrong = ended(matter, rules) ?? checkFields(rules.ledger.fields, changes.fields ?? {}) ?? beforeCalendar(days, calendar) ?? unapproved(rules, matter, changes, basis)
  if (wrong) return wrong
  return { facts: [about(matter, 'matter.amended', today, { changes, reason, basis })] }
}

function unapproved(rules: LedgerRules, matter: MatterState, changes: Amendment['changes'], basis: string | null): { refusal: Refusal } | null {
  if ((basis ?? '').trim() !== '' || !handedDown(rules, matter)) return null
  const touched = touchesApproved(rules, matter, changes)
  return touched.length > 0 ? refuse('change_needs_approval', { what: approvedNames(rules, touched, 'zh', changeWords) }) : null
}

/** Records that a milestone was reached. */
export function reachMilestone(rules: LedgerRules, matter: MatterState, reached: { milestone: string; on: Day; note: string | null }, { today }: Given): Decision {
  const found = matter.milestones.find(({ id }) => id === reached.milestone)
  if (!found) return refuse('milestone_unknown')
  if (found.reachedOn) return refuse('milestone_reached_already', { day: found.reachedOn })
  const wrong = ended(matter, rules) ?? inFuture(reached.on, today)
  if (wrong) return wrong
  if (reached.on < matter.openedOn) return refuse('day_too_early', { day: reached.on, from: matter.openedOn })
  return { facts: [about(matter, 'milestone.reached', reached.on, { milestone: reached.milestone, note: reached.note })] }
}

/** An office's judgement (研判意见) beside the computed light, never instead of it: signed, with ground and term. */
export function signJudgement(matter: MatterState, signed: { text: string; ground: string; until: Day }, { today }: Given): Decision {
  if (!signed.ground) return refuse('reason_missing')
  return { facts: [about(matter, 'judgement.signed', today, signed)] }
}

/** Lists a matter in a further ledger, with that ledger's fields; procedure and light stay with the home ledger. */
export function listMatter(target: LedgerRules, matter: MatterState, fields: Fields, { today }: Given): Decision {
  const { ledger } = target
  if (matter.ledger === ledger.id || matter.listedIn.some((one) => one.ledger === ledger.id)) return refuse('already_listed', { ledger: ledger.name.zh })
  const wrong = checkFields(ledger.fields, fields)
  if (wrong) return wrong
  return { facts: [about(matter, 'matter.listed', today, { ledger: ledger.id, fields })] }
}

