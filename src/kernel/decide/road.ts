import { refuse, type Refusal } from '../errors.ts'
import type { CallState } from '../facts/call.ts'
import type { FactDraft } from '../facts/index.ts'
import type { Fields, Holder, MatterState } from '../facts/matter.ts'
import { roadOf, type adoptions, type Changes, type verdicts } from '../facts/road.ts'
import { handedDown, touchesApproved } from '../approval.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { namesIn } from '../pack/names.ts'
import type { RoadStep } from '../pack/schema.ts'
import type { Day } from '../time/day.ts'
import { addMonths } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'
import { amendMatter, openMatter, type Known, type NewMatter } from './matter.ts'
import { moveMatter, type Move } from './move.ts'

const about = (matter: Pick<MatterState, 'id'>, kind: string, occurredOn: Day, payload: unknown): FactDraft => ({ subject: `matter:${matter.id}`, kind, occurredOn, payload })

/** A meeting with its day, as approvals name it. */
export type Meeting = { name: string; on: Day }

export function meetingText({ name, on }: Meeting): string {
  return `${name}（${on}）`
}

/** Opens a call for proposals (征集). @returns refusals `no_proposals`, `day_too_early` */
export function openCall({ ledger }: LedgerRules, call: { id: string; year: number; until: Day; text: string }, { today }: Given): Decision {
  if (!ledger.proposals) return refuse('no_proposals', { ledger: ledger.name.zh })
  if (call.until < today) return refuse('day_too_early', { day: call.until, from: today })
  const { id, ...rest } = call
  return { facts: [{ subject: `call:${id}`, kind: 'call.opened', occurredOn: today, payload: { ...rest, ledger: ledger.id } }] }
}

/** Ends a call before its day, with the reason. */
export function endCall(call: CallState, reason: string, { today }: Given): Decision {
  if (call.ended) return refuse('call_ended', { day: call.ended.on })
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `call:${call.id}`, kind: 'call.ended', occurredOn: today, payload: { reason } }] }
}

/**
 * A unit's proposal (申报): a matter in the state where proposals begin. What comes after the call's day is marked late and
 * kept: the office decides what becomes of it.
 *
 * @returns refusals `no_proposals`, `proposal_needs` with everything missing at once, and those of `openMatter`
 */
export function proposeMatter(rules: LedgerRules, call: CallState | null, matter: NewMatter, unit: string | null, known: Known, given: Given): Decision {
  const { ledger, procedure, pack } = rules
  if (!ledger.proposals || procedure.proposedIn === undefined || (call && call.ledger !== ledger.id)) return refuse('no_proposals', { ledger: ledger.name.zh })
  const nameOf = namesIn(pack, ledger, 'zh')
  const filled = (id: string) => matter.fields[id] !== undefined && matter.fields[id] !== null && matter.fields[id] !== ''
  const missing = [
    ...ledger.fields.filter(({ id, required, proposed }) => required && proposed && !filled(id)).map(({ id }) => nameOf(`field:${id}`)),
    ...(matter.duties.some(({ role }) => role === 'lead') || !ledger.duties.includes('lead') ? [] : [nameOf('duty:lead')]),
  ]
  if (matter.title.trim() !== '' && missing.length > 0) return refuse('proposal_needs', { missing })
  const opened = openMatter(rules, { ...matter, stage: procedure.proposedIn }, known, given)
  if ('refusal' in opened) return opened
  const late = call !== null && (given.today > call.until || call.ended !== null)
  return { facts: [...opened.facts, about(matter, 'matter.proposed', given.today, { call: call?.id ?? null, unit, late })] }
}

/**
 * In one command nothing is decided twice on the same thing: two steps on a project, two answers to one request would leave both in the
 * record, the one against the other.
 *
 * @param named what each decision is about, by the name that people know
 * @returns the refusal `named_twice` for the first that comes again
 */
export function onceEach(named: readonly { id: string; name: string }[]): { refusal: Refusal } | null {
  const again = named.find(({ id }, index) => named.findIndex((one) => one.id === id) < index)
  return again ? refuse('named_twice', { what: again.name }) : null
}

/** Asks units or leaders for their opinion until a day. Whoever has not answered yet is not asked twice, nor named twice in one asking. */
export function askOpinions(rules: LedgerRules, matter: MatterState, { holders, until, text }: { holders: readonly Holder[]; until: Day; text: string | null }, known: Known, { today, newId }: Given): Decision {
  if (ends(rules, matter)) return ends(rules, matter) as Decision
  if (until < today) return refuse('day_too_early', { day: until, from: today })
  const stranger = holders.find(({ id }) => !known.has(id))
  if (stranger) return refuse('holder_unknown', { holder: stranger.id })
  const doubled = onceEach(holders.map(({ id }) => ({ id, name: known.get(id) ?? id })))
  if (doubled) return doubled
  const waiting = roadOf(matter).opinions.find(({ given, holder }) => !given && holders.some(({ id }) => id === holder.id))
  if (waiting) return refuse('opinion_asked_already', { holder: known.get(waiting.holder.id) ?? waiting.holder.id, day: waiting.until })
  return { facts: holders.map((holder) => about(matter, 'opinion.asked', today, { id: newId(`opinion:${matter.id}:${holder.id}`), holder, until, text })) }
}

/** Gives an opinion, or gives it anew until the office has answered it. Who does not simply agree says why. */
export function giveOpinion(matter: MatterState, { opinion, verdict, words }: { opinion: string; verdict: (typeof verdicts)[number]; words: string }, { today }: Given): Decision {
  const found = roadOf(matter).opinions.find(({ id }) => id === opinion)
  if (!found) return refuse('opinion_unknown')
  if (found.answered) return refuse('opinion_answered', { day: found.answered.on })
  if (verdict !== 'agree' && !words) return refuse('reason_missing')
  return { facts: [about(matter, 'opinion.given', today, { opinion, verdict, words })] }
}

/** The office says what it made of an opinion (采纳情况); not taking all of it over wants a reason. */
export function answerOpinion(matter: MatterState, { opinion, adopted, why }: { opinion: string; adopted: (typeof adoptions)[number]; why: string }, { today }: Given): Decision {
  const found = roadOf(matter).opinions.find(({ id }) => id === opinion)
  if (!found) return refuse('opinion_unknown')
  if (!found.given) return refuse('opinion_not_given')
  if (adopted !== 'yes' && !why) return refuse('reason_missing')
  return { facts: [about(matter, 'opinion.answered', today, { opinion, adopted, why })] }
}

export type TakenStep = { step: RoadStep; note: string | null; meeting: Meeting | null; on: Day } & Pick<Move, 'openParts' | 'didWork'>

/**
 * One step of the year's road on one matter, as it is taken for several at once. An approval is a meeting's: its name and day go
 * into the field that the ledger keeps for it, so that they are typed once for the whole list.
 *
 * @returns refusals `step_not_here` where the matter's procedure has no such step from its state, `meeting_missing`, and those of `moveMatter`
 */
export function takeRoadStep(rules: LedgerRules, matter: MatterState, { step, note, meeting, on, openParts, didWork }: TakenStep, roles: readonly string[], given: Given): Decision {
  const { procedure, ledger } = rules
  const transition = stepFrom(rules, matter.stage, step)
  if (!transition) return refuse('step_not_here', { state: procedure.states.find(({ id }) => id === matter.stage)?.name.zh ?? matter.stage, step: procedure.transitions.find(({ road }) => road === step)?.name.zh ?? step })
  if (meeting && meeting.on > given.today) return inFuture(meeting.on, given.today) ?? refuse('meeting_missing')
  if (step === 'approve' && !meeting) return refuse('meeting_missing')
  const field = step === 'approve' && meeting ? ledger.fields.find(({ approval }) => approval) : undefined
  const basis = meeting ? meetingText(meeting) : null
  const fields: Fields = field && basis ? { [field.id]: basis } : {}
  const told = [note, step !== 'approve' && basis ? `审定会议：${basis}` : null].filter((one) => one !== null && one !== '').join('　') || null
  const moved = moveMatter(rules, { ...matter, fields: { ...matter.fields, ...fields } }, { transition: transition.id, note: told, on, at: null, attachments: [], openParts, didWork }, roles, given)
  if ('refusal' in moved || !field || matter.fields[field.id] === basis) return moved
  return { facts: [about(matter, 'matter.amended', on, { changes: { fields }, reason: transition.name.zh, basis }), ...moved.facts] }
}

/** The step of the road that leaves a state. */
export function stepFrom({ procedure }: LedgerRules, stage: string, step: RoadStep) {
  return procedure.transitions.find(({ road, from }) => road === step && from.includes(stage))
}

/**
 * Carries a matter over to the next year (结转): this year's road ends, next year's begins with its lasting duties and its open
 * milestones, their days a year on for the office to look at, and is linked to what it continues.
 */
export function carryOver(rules: LedgerRules, matter: MatterState, next: { id: string; code: string; due: Day | null; on: Day; note: string } & Pick<Move, 'openParts' | 'didWork'>, roles: readonly string[], known: Known, given: Given): Decision {
  const moved = takeRoadStep(rules, matter, { step: 'carry-over', note: next.note, meeting: null, on: next.on, openParts: next.openParts, didWork: next.didWork }, roles, given)
  if ('refusal' in moved) return moved
  const approvals = rules.ledger.fields.filter(({ approval }) => approval).map(({ id }) => id)
  const fields = Object.fromEntries(Object.entries(matter.fields).filter(([id]) => !approvals.includes(id) && rules.ledger.fields.some((field) => field.id === id)))
  const opened = openMatter(
    rules,
    {
      id: next.id,
      code: next.code,
      title: matter.title,
      year: matter.year + 1,
      due: next.due ?? (matter.due && addMonths(matter.due, 12)),
      dueText: null,
      fields,
      clause: matter.clause,
      milestones: matter.milestones.filter(({ reachedOn }) => !reachedOn).map(({ id, title, due }) => ({ id, title, due: addMonths(due, 12) })),
      duties: matter.duties.filter(({ to, holder }) => to === null && known.has(holder.id)).map(({ role, holder, territory }) => ({ role, holder, territory })),
      occurredOn: next.on,
    },
    known,
    given,
  )
  if ('refusal' in opened) return opened
  return { facts: [...moved.facts, ...opened.facts, about(next, 'matter.linked', next.on, { target: matter.id, relation: 'continues' })] }
}

/** A unit asks for a change of what only a meeting may change (申请调整). One at a time waits for its decision. */
export function requestChange(rules: LedgerRules, matter: MatterState, { changes, reason, unit }: { changes: Changes; reason: string; unit: string | null }, { today, newId }: Given): Decision {
  const over = ends(rules, matter)
  if (over) return over
  if (!reason) return refuse('reason_missing')
  if (!handedDown(rules, matter)) return refuse('change_not_yet')
  if (touchesApproved(rules, matter, changes).length === 0) return refuse('change_says_nothing')
  if (roadOf(matter).requests.some(({ decided }) => !decided)) return refuse('change_waiting')
  return { facts: [about(matter, 'change.requested', today, { id: newId(`change:${matter.id}`), unit, changes, reason })] }
}

/** What the meeting decided on a change: approved, the matter is changed in the same breath with the meeting as its ground; refused, the reason stays. */
export function decideChange(rules: LedgerRules, matter: MatterState, { request, approved, meeting, words }: { request: string; approved: boolean; meeting: Meeting; words: string | null }, given: Given): Decision {
  const found = roadOf(matter).requests.find(({ id }) => id === request)
  if (!found) return refuse('change_unknown')
  if (found.decided) return refuse('change_decided', { day: found.decided.on })
  if (!approved && !words) return refuse('reason_missing')
  const future = inFuture(meeting.on, given.today)
  if (future) return future
  const basis = meetingText(meeting)
  const amended = approved ? amendMatter(rules, matter, { changes: found.changes, reason: found.reason, basis }, given) : { facts: [] }
  if ('refusal' in amended) return amended
  return { facts: [...amended.facts, about(matter, 'change.decided', given.today, { request, approved, basis, words })] }
}

/** Takes a matter off a further ledger; its home it never leaves. */
export function unlistMatter(target: LedgerRules, matter: MatterState, reason: string, { today }: Given): Decision {
  const { ledger } = target
  if (!matter.listedIn.some((one) => one.ledger === ledger.id)) return refuse('not_listed', { ledger: ledger.name.zh })
  if (!reason) return refuse('reason_missing')
  return { facts: [about(matter, 'matter.unlisted', today, { ledger: ledger.id, reason })] }
}

function ends({ procedure }: LedgerRules, { stage }: MatterState): { refusal: Refusal } | null {
  const state = procedure.states.find(({ id }) => id === stage)
  return state?.final ? refuse('matter_closed', { state: state.name.zh }) : null
}
