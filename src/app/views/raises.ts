import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Raise } from '../../kernel/facts/problem.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { may } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing, standsFor } from '../permit.ts'
import { actedThrough, holderView, type Directory } from './organisation.ts'

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

/** The step by which the office hands a problem out, if it can be taken now. Null for matters that are no problems. */
export function problemView(matter: MatterState, { ledger, procedure }: LedgerRules, { acting, past }: Pick<Context, 'acting' | 'past'>) {
  const { problem } = ledger
  if (!problem) return null
  const mayDivide = !past && may(acting.role, 'divideProblem', { units: [], own: [] })
  return { divide: mayDivide && procedure.transitions.some(({ id, from }) => id === problem.divide && from.includes(matter.stage)) ? problem.divide : null }
}
