import { askerOf } from './asker.ts'
import type { BeneficiaryAnswer } from './facts/problem.ts'
import type { MatterState } from './facts/matter.ts'
import type { LedgerRules } from './pack/lookup.ts'
import { isInPeriod, type Period } from './time/period.ts'
import type { Day } from './time/day.ts'

/** What the one it is solved for said last. */
export function lastAnswer({ answers = [] }: Pick<MatterState, 'answers'>): BeneficiaryAnswer | null {
  return answers.at(-1) ?? null
}

/**
 * The day on which a problem was solved: it stands as done (销号), and where its ledger asks the beneficiary, that one's last word is yes.
 * Null while either is missing: a problem that only its solver calls solved is none.
 */
export function solvedOn(problem: Pick<MatterState, 'stage' | 'steps' | 'answers'>, { ledger, procedure }: Pick<LedgerRules, 'ledger' | 'procedure'>): Day | null {
  const done = procedure.states.some(({ id, final }) => id === problem.stage && final === 'done')
  if (!done || (askerOf({ ledger, procedure }) && lastAnswer(problem)?.solved !== 'yes')) return null
  return problem.steps.at(-1)?.on ?? null
}

/** Whether a problem was solved within a period. The beneficiary may confirm it later; it counts for the period in which it was closed. */
export function solvedIn(problem: Pick<MatterState, 'stage' | 'steps' | 'answers'>, rules: Pick<LedgerRules, 'ledger' | 'procedure'>, period: Period): boolean {
  const on = solvedOn(problem, rules)
  return on !== null && isInPeriod(on, period)
}
