import { refuse } from '../errors.ts'
import { linksOf, type Fields, type Holder, type MatterState } from '../facts/matter.ts'
import type { Beneficiary, SOLVED } from '../facts/problem.ts'
import { covers } from '../holders.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf, nextLimit } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'
import { assignDuty, openMatter, type Known } from './matter.ts'
import { moveMatter } from './move.ts'
import { stateAfter } from './state-after.ts'

export type NewProblem = { id: string; code: string; what: string; fields: Fields; reporter: string | null; on: Day }

/**
 * Collects a problem (收集): what it is and which matter it keeps from going on; nothing else is asked. Who brings it up follows from
 * who writes.
 *
 * @param blocks the matter it blocks, null where it belongs to none
 */
export function collectProblem(rules: LedgerRules, problem: NewProblem, blocks: { matter: MatterState; rules: LedgerRules } | null, known: Known, given: Given): Decision {
  const roles = rules.ledger.problem
  if (!roles) return refuse('not_a_problem')
  if (blocks && endingOf(blocks.rules.procedure, blocks.matter.stage).final) return refuse('matter_closed', { state: stageName(blocks.rules, blocks.matter) })
  const { id, code, what, fields, reporter, on } = problem
  const duties = reporter ? [{ role: roles.reporter, holder: unit(reporter), territory: null }] : []
  const opened = openMatter(rules, { id, code, title: what, due: null, dueText: null, fields, clause: null, milestones: [], duties, occurredOn: on }, known, given)
  if ('refusal' in opened || !blocks) return opened
  return { facts: [...opened.facts, { subject: `matter:${id}`, kind: 'matter.linked', occurredOn: on, payload: { target: blocks.matter.id, relation: 'blocks' } }] }
}

export type Division = { unit: string; due: Day | null; note: string | null; on: Day }

/**
 * Hands a problem to the unit that answers for it, with a limit (分办). Who answered before, and gave it back, no longer does.
 *
 * @param roles in which the acting membership meets the matter
 */
export function divideProblem(rules: LedgerRules, matter: MatterState, { unit: id, due, note, on }: Division, known: Known, roles: readonly string[], given: Given): Decision {
  const problem = rules.ledger.problem
  if (!problem) return refuse('not_a_problem')
  const standing = matter.duties.filter((duty) => duty.role === problem.responsible && covers(duty, on))
  const kept = standing.find(({ holder }) => holder.id === id)
  const ended = standing.filter((duty) => duty !== kept).map((duty) => ({ subject: `matter:${matter.id}`, kind: 'duty.ended', occurredOn: on, payload: { duty: duty.id, reason: '改由其他单位办理' } }))
  const freed = stateAfter(matter, ended)
  const assigned = kept ? { facts: [] } : assignDuty(rules, freed, { role: problem.responsible, holder: unit(id), territory: null, from: on }, known, given)
  if ('refusal' in assigned) return assigned
  const limited = due === null || due === matter.due ? [] : [{ subject: `matter:${matter.id}`, kind: 'matter.amended', occurredOn: on, payload: { changes: { due }, reason: '分办明确整改时限', basis: null } }]
  if (due !== null && due < on) return refuse('day_too_early', { day: due, from: on })
  const moved = moveMatter(rules, stateAfter(freed, [...assigned.facts, ...limited]), { transition: problem.divide, note, on, attachments: [] }, roles, given)
  return 'refusal' in moved ? moved : { facts: [...ended, ...assigned.facts, ...limited, ...moved.facts] }
}

export type Answered = { solved: (typeof SOLVED)[number]; words: string; by: Beneficiary; on: Day }

/**
 * What the one it is solved for says (受益方确认): asked once it is said to be solved. “No” takes it back to work at once.
 *
 * @param roles in which the acting membership meets the matter, today or on that day; who did the work does not answer for the beneficiary
 */
export function answerBeneficiary(rules: LedgerRules, matter: MatterState, { solved, words, by, on }: Answered, roles: readonly string[], { today, calendar }: Given): Decision {
  const problem = rules.ledger.problem
  const back = rules.procedure.transitions.find(({ id }) => id === problem?.unsolved)
  if (!problem || !back) return refuse('not_a_problem')
  if (!back.from.includes(matter.stage)) return refuse('beneficiary_not_now', { state: stageName(rules, matter) })
  const didIt = matter.duties.some((duty) => duty.role === problem.responsible && duty.holder.id === by.unit && (covers(duty, on) || covers(duty, today)))
  if (roles.includes(problem.responsible) || didIt)
    return refuse('own_work_refused', { transition: '受益方确认', who: [dutyName(rules, problem.responsible)] })
  if (by.unit === null && !by.name?.trim()) return refuse('beneficiary_missing')
  if (solved !== 'yes' && !words.trim()) return refuse('reason_missing')
  const future = inFuture(on, today)
  if (future) return future
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (on < last) return refuse('day_too_early', { day: on, from: last })
  const subject = `matter:${matter.id}`
  const answered = { subject, kind: 'beneficiary.answered', occurredOn: on, payload: { solved, words, by } }
  if (solved !== 'no') return { facts: [answered] }
  const payload = { transition: back.id, from: matter.stage, to: back.to, note: words, limitDue: nextLimit(rules.procedure, back.to, on, calendar), attachments: [], at: null, limitAt: null }
  return { facts: [answered, { subject, kind: 'procedure.moved', occurredOn: on, payload }] }
}

/** The open problems that keep a matter from going on, among those linked to it. */
export function openBlockers(matter: string, others: readonly MatterState[], rulesOf: (ledger: string) => LedgerRules | null, day?: Day): MatterState[] {
  return others.filter((other) => {
    const rules = rulesOf(other.ledger)
    return linksOf(other, 'blocks', day).some(({ target }) => target === matter) && rules !== null && endingOf(rules.procedure, other.stage).final === null
  })
}

const unit = (id: string): Holder => ({ type: 'unit', id })

function stageName({ procedure }: LedgerRules, { stage }: MatterState): string {
  return procedure.states.find(({ id }) => id === stage)?.name.zh ?? stage
}

function dutyName({ duties }: LedgerRules, role: string): string {
  return duties.find(({ id }) => id === role)?.name.zh ?? role
}
