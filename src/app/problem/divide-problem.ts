import { divideProblem as decideDivide } from '../../kernel/decide/problem.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { decided, write } from '../writing.ts'

export type DivideProblem = { command: string; matter: string; unit: string; due: string | null; note: string | null; occurredOn?: string | undefined }

/** Hands a problem to the unit that answers for it, with a limit (分办). */
export function divideProblem(call: Call, input: DivideProblem): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'divideProblem', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'divideProblem')
    const { unit, due, note, occurredOn } = input
    const on = occurredOn ?? writing.today
    const known = await knownHolders(writing.tx, writing.acting.tenant, [{ type: 'unit', id: unit }, ...matter.duties.map(({ holder }) => holder)])
    const roles = rolesIn(matter.duties, { ...writing.acting, own: writing.own }, on)
    return { facts: decided(decideDivide(rules, matter, { unit, due, note, on }, known, roles, writing)), answer: { ids: { matter: matter.id } } }
  })
}
