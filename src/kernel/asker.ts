import type { MatterState } from './facts/matter.ts'
import type { LedgerRules } from './pack/lookup.ts'
import type { Transition } from './pack/schema.ts'

/** Who is asked whether it was done: the duty of who asked for it, or for whom a problem is solved; and the step that their “no” takes. */
export type Asker = { role: string; unsolved: string }

/** The asker of a ledger's matters; null where nobody is asked. A list of problems names it itself. */
export function askerOf({ ledger, procedure }: Pick<LedgerRules, 'ledger' | 'procedure'>): Asker | null {
  if (ledger.problem) return { role: ledger.problem.beneficiary, unsolved: ledger.problem.unsolved }
  return procedure.asker ?? null
}

/** The step back that the asker's “no” takes from where a matter stands; null where their word is not asked for now. */
export function stepBack(rules: Pick<LedgerRules, 'ledger' | 'procedure'>, { stage }: Pick<MatterState, 'stage'>): Transition | null {
  const asker = askerOf(rules)
  return rules.procedure.transitions.find(({ id, from }) => id === asker?.unsolved && from.includes(stage)) ?? null
}

/** Whether what the asker says is entered where a matter stands. After the last round their “no” is kept and leads nowhere. */
export function hearsAsker(rules: Pick<LedgerRules, 'ledger' | 'procedure'>, { stage }: Pick<MatterState, 'stage'>): boolean {
  return hearing(rules).includes(stage)
}

/** The states in which the asker has a word: those a “no” leads back from, and those of a last round. */
function hearing(rules: Pick<LedgerRules, 'ledger' | 'procedure'>): string[] {
  const unsolved = askerOf(rules)?.unsolved
  return [...rules.procedure.transitions.filter(({ id }) => id === unsolved).flatMap(({ from }) => from), ...(rules.procedure.asker?.heard ?? [])]
}

/**
 * Whether a matter is said to be done and its asker has not said so since. What they answered before it was done anew is no answer to that;
 * what they answered while it was being checked need not be said again once it is closed.
 */
export function waitsForAsker(rules: Pick<LedgerRules, 'ledger' | 'procedure'>, matter: Pick<MatterState, 'stage' | 'steps' | 'answers'>): boolean {
  const asked = hearing(rules)
  if (!asked.includes(matter.stage)) return false
  const since = matter.steps.findLast(({ from, to }) => asked.includes(to) && !asked.includes(from))?.on
  const last = matter.answers?.at(-1)
  return !last || (last.solved === 'no' && stepBack(rules, matter) !== null) || (since !== undefined && last.on < since)
}
