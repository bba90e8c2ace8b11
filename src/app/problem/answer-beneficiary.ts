import { askerOf } from '../../kernel/asker.ts'
import { answerBeneficiary as decideAnswer, type Answered } from '../../kernel/decide/answer.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Beneficiary } from '../../kernel/facts/problem.ts'
import { covers } from '../../kernel/holders.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { decided, write, type Writing } from '../writing.ts'

export type AnswerBeneficiary = { command: string; matter: string; solved: Answered['solved']; words: string; name: string | null; occurredOn?: string | undefined }

/**
 * What the one who asked for a matter, or for whom a problem is solved, says once it is said to be done. They answer by their own account;
 * for an enterprise, the public or another government, and for them too, the office enters what they said.
 */
export function answerBeneficiary(call: Call, input: AnswerBeneficiary): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'answerBeneficiary', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'answerBeneficiary')
    const { solved, words, occurredOn } = input
    const on = occurredOn ?? writing.today
    // The day comes from who writes: a duty of that day alone opens nothing, and one of today alone hides nothing.
    const actor = { ...writing.acting, own: writing.own }
    const then = rolesIn(matter.duties, actor, on)
    const now = rolesIn(matter.duties, actor, writing.today)
    const by = await whoAnswers(matter, rules, then.filter((role) => now.includes(role)), input.name, writing, on)
    const holders = [...writing.reach, ...(by.unit ? [by.unit] : [])]
    return { facts: decided(decideAnswer(rules, matter, { solved, words, by, on }, holders, writing)), answer: { ids: { matter: matter.id } } }
  })
}

/** @throws DeliveryError `beneficiary_not_yours` for who is not the one that is asked, or that names somebody else */
async function whoAnswers(matter: MatterState, rules: LedgerRules, roles: readonly string[], name: string | null, { acting, tx }: Writing, on: Day): Promise<Beneficiary> {
  const role = askerOf(rules)?.role
  const holder = matter.duties.find((duty) => duty.role === role && covers(duty, on))?.holder ?? null
  const own = role !== undefined && roles.includes(role)
  const forOthers = name !== null && name.trim() !== ''
  if (role !== undefined && (!own || forOthers) && acting.role !== 'office') throw new DeliveryError('beneficiary_not_yours')
  if (forOthers) return { unit: null, name: name.trim() }
  if (holder === null || holder.type === 'unit') return { unit: holder?.id ?? null, name: null }
  // A post is named by what it is called: who held it then, the directory knows.
  return { unit: null, name: (await knownHolders(tx, acting.tenant, [holder])).get(holder.id) ?? null }
}
