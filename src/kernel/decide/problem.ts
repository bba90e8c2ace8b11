import { refuse } from '../errors.ts'
import { linksOf, type Fields, type Holder, type MatterState } from '../facts/matter.ts'
import { covers } from '../holders.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import type { Decision, Given } from './decision.ts'
import { assignDuty, openMatter, type Known } from './matter.ts'
import { moveMatter, PLAIN_STEP } from './move.ts'
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
  const moved = moveMatter(rules, stateAfter(freed, [...assigned.facts, ...limited]), { transition: problem.divide, note, on, attachments: [], ...PLAIN_STEP }, roles, given)
  return 'refusal' in moved ? moved : { facts: [...ended, ...assigned.facts, ...limited, ...moved.facts] }
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
