import type { AskedThing } from '../../kernel/burden/asked.ts'
import { burdenOf as counted, type Burden } from '../../kernel/burden/of-unit.ts'
import { burdenRules, type BurdenRules } from '../../kernel/burden/rules.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { monthSpan } from '../../kernel/burden/months.ts'
import type { Db } from '../../store/database/database.ts'
import type { Inputs } from '../city/inputs.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'
import { askedThings } from './collect.ts'

export type UnitBurden = { unit: string; burden: Burden }

/**
 * What the product asked of each of these units in one month, computed on reading. The one function for every page that shows burden.
 *
 * @param units null: every unit of the directory that is asked anything by itself, in its order; never in the order of how much
 * @param month `2023-09`
 */
export async function burdenOf(db: Db, tenant: string, inputs: Inputs, { units, month }: { units: readonly string[] | null; month: string }, known?: Directory): Promise<{ rules: BurdenRules; of: UnitBurden[] }> {
  const directory = known ?? (await directoryOf(db, tenant))
  const things = await askedThings(db, tenant, inputs, directory, { units, ...monthSpan(month) })
  const rules = burdenRules(inputs.packs)
  const listed = units ?? inOrder(directory).map(({ id }) => id)
  return { rules, of: listed.map((unit) => ({ unit, burden: counted(things.get(unit) ?? [], rules) })) }
}

/** Units that stand and are asked themselves: groups and bodies are not. */
export function inOrder({ units }: Directory): UnitState[] {
  return [...units.values()].filter(({ ended, kind }) => !ended && kind !== 'group' && kind !== 'body').toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

/** The same of one unit over several months, the first first: a unit is compared with its own past only. */
export async function burdenByMonth(db: Db, tenant: string, inputs: Inputs, directory: Directory, unit: string, months: readonly string[]): Promise<{ month: string; burden: Burden }[]> {
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return []
  const all = (await askedThings(db, tenant, inputs, directory, { units: [unit], from: monthSpan(first).from, to: monthSpan(last).to })).get(unit) ?? []
  const rules = burdenRules(inputs.packs)
  const of = (month: string): AskedThing[] => all.filter(({ on }) => on.startsWith(month))
  return months.map((month) => ({ month, burden: counted(of(month), rules) }))
}
