import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import type { Acting, Deps } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { compute } from './compute.ts'
import { knownByFor } from './deliver.ts'
import { resultIn, type AssessmentFile } from './result-file.ts'

/** A result as it is shown: frozen, delivered last, or what it would be now. */
export type Shown = { kind: 'preview' | 'delivered' | 'frozen'; on: Day; sha256: string | null; file: AssessmentFile }

/** What was frozen or delivered last; null before the first delivery. */
export async function keptResult(deps: Deps, { frozen, delivered }: AssessmentState): Promise<Shown | null> {
  if (frozen) return { kind: 'frozen', on: frozen.on, sha256: frozen.file, file: await resultIn(deps, frozen.file) }
  const last = delivered.at(-1)
  return last ? { kind: 'delivered', on: last.on, sha256: last.file, file: await resultIn(deps, last.file) } : null
}

/** The same, or before the first delivery what it would be now: for who may know that. */
export async function shownResult(deps: Deps, db: Db, { acting, state, inputs }: { acting: Acting; state: AssessmentState; inputs: Inputs }): Promise<Shown | null> {
  const kept = await keptResult(deps, state)
  if (kept || state.status !== 'open' || !seesPreview(acting)) return kept
  const file = await compute(deps, db, acting.tenant, state, await knownByFor(deps, state, inputs, undefined))
  return { kind: 'preview', on: inputs.today, sha256: null, file }
}

/** Who sends results sees what they would be. */
export function seesPreview({ role }: Pick<Acting, 'role'>): boolean {
  return scopeOf(role, 'deliverAssessment') !== null
}

/** Whether an acting membership sees the whole board; else its own line alone. */
export function seesBoard({ role }: Pick<Acting, 'role'>, command: Command): boolean {
  return scopeOf(role, command) === 'city'
}

/** The assessed units that a membership stands for. */
export function ownLines({ file }: Shown, own: readonly string[]): string[] {
  return file.assessees.flatMap(({ unit }) => (own.includes(unit) ? [unit] : []))
}
