import type { Fact } from '../facts/index.ts'
import type { MatterState } from '../facts/matter.ts'
import { applyFact, voidedIds } from '../fold.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf } from '../procedure.ts'
import type { Day } from '../time/day.ts'

/** A limit that a matter met on its way: in which state, until when, and when the step was taken; null: not yet. */
export type LimitMet = { stage: string; due: Day; on: Day | null }

/** A matter as it was known: its state, its rules then, and the limits of its steps, days moved by extensions and pauses being moved. */
export type KnownMatter = { state: MatterState; rules: LedgerRules; limits: LimitMet[] }

/** Folds the known facts of one matter, and keeps the limit that held when each step was taken. Null where nothing says that it exists. */
export function courseOf(facts: readonly Fact[]): Pick<KnownMatter, 'state' | 'limits'> | null {
  const gone = voidedIds(facts)
  const limits: LimitMet[] = []
  let state: MatterState | null = null
  for (const fact of facts) {
    if (gone.has(fact.id)) continue
    if (fact.kind === 'procedure.moved' && state?.limitDue) limits.push({ stage: state.stage, due: state.limitDue, on: fact.occurredOn })
    state = applyFact(state, fact) as MatterState | null
  }
  if (!state) return null
  if (state.limitDue) limits.push({ stage: state.stage, due: state.limitDue, on: null })
  return { state, limits }
}

/** The day on which it came to be done, where it stands as done. */
export function doneOn({ stage, steps }: Pick<MatterState, 'stage' | 'steps'>, { procedure }: Pick<LedgerRules, 'procedure'>): Day | null {
  const isDone = (state: string) => endingOf(procedure, state).final === 'done'
  if (!isDone(stage)) return null
  return steps.findLast(({ from, to }) => isDone(to) && !isDone(from))?.on ?? null
}

/** Whether it goes on or was done: what was given up, or rests, owes nothing. */
export function owes({ stage }: Pick<MatterState, 'stage'>, { procedure }: Pick<LedgerRules, 'procedure'>): boolean {
  const { final, suspended } = endingOf(procedure, stage)
  return final !== 'stopped' && !suspended
}
