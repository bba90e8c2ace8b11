import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Raise } from '../../kernel/facts/problem.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { covers } from '../../kernel/holders.ts'
import { may } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing, standsFor } from '../permit.ts'
import { actedThrough, holderView, unitRef, type Directory } from './organisation.ts'

type Context = { directory: Directory; acting: Acting; day: Day; /** nothing is offered on a past day */ past: boolean }

/** What was brought up a level, the newest first, with the word on it; `mayDecide`: whether who looks may enter that word. */
export function raisesView({ raises = [] }: Pick<MatterState, 'raises'>, { directory, acting, day, past }: Context) {
  return raises.toReversed().map((raise) => ({
    id: raise.id,
    to: holderView(directory, raise.to, day).name,
    tried: raise.tried,
    ask: raise.ask,
    options: raise.options,
    on: raise.on,
    by: actedThrough(directory, raise.post, day),
    decided: decisionView(raise, directory, day),
    mayDecide: !past && raise.decided === null && mayDecide(raise, acting),
  }))
}

function decisionView({ decided, options, to }: Raise, directory: Directory, day: Day) {
  if (!decided) return null
  const { option, words, by, on, post } = decided
  return { option, chosen: option === null ? null : (options[option] ?? null), words, by: by === to.id ? holderView(directory, to, day).name : (directory.posts.get(by)?.name ?? ''), on, entered: actedThrough(directory, post, day) }
}

function mayDecide({ to }: Raise, acting: Acting): boolean {
  if (acting.role === 'office') return true
  return to.id === standsFor(acting) && commandsOfActing(acting).includes('decideRaise')
}

/** What is asked of a problem beside its road: what the beneficiary said, and who may say so now. Null for matters that are no problems. */
export function problemView(matter: MatterState, { ledger, procedure }: LedgerRules, roles: readonly string[], { directory, acting, day, past }: Context) {
  const { problem } = ledger
  if (!problem) return null
  const back = procedure.transitions.find(({ id }) => id === problem.unsolved)
  const beneficiary = matter.duties.find((duty) => duty.role === problem.beneficiary && covers(duty, day))
  const mayAnswer = (acting.role === 'office' || roles.includes(problem.beneficiary)) && !roles.includes(problem.responsible)
  return {
    beneficiary: beneficiary ? (unitRef(directory, beneficiary.holder.id, day)?.name ?? null) : null,
    answers: (matter.answers ?? []).toReversed().map(({ solved, words, by, on }) => ({ solved, words, by: by.name ?? unitRef(directory, by.unit, day)?.name ?? null, on })),
    mayAnswer: !past && mayAnswer && (back?.from.includes(matter.stage) ?? false),
    /** the step by which the office hands it out, if it can be taken now */
    divide: !past && may(acting.role, 'divideProblem', { units: [], own: [] }) && procedure.transitions.some(({ id, from }) => id === problem.divide && from.includes(matter.stage)) ? problem.divide : null,
  }
}
