import { answerBeneficiary as decideAnswer, type Answered } from '../../kernel/decide/problem.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Beneficiary } from '../../kernel/facts/problem.ts'
import { covers } from '../../kernel/holders.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { decided, write, type Writing } from '../writing.ts'

export type AnswerBeneficiary = { command: string; matter: string; solved: Answered['solved']; words: string; name: string | null; occurredOn?: string | undefined }

/**
 * What the beneficiary says of a problem that is said to be solved. A unit that benefits answers by its own account; for an enterprise or
 * the public, and for a unit too, the office enters what they said.
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
    const by = whoAnswers(matter, rules, then.filter((role) => now.includes(role)), input.name, writing, on)
    return { facts: decided(decideAnswer(rules, matter, { solved, words, by, on }, [...then, ...now], writing)), answer: { ids: { matter: matter.id } } }
  })
}

/** @throws DeliveryError `beneficiary_not_yours` for a unit that is not the one it is solved for, or that names somebody else */
function whoAnswers(matter: MatterState, { ledger }: LedgerRules, roles: readonly string[], name: string | null, { acting }: Writing, on: string): Beneficiary {
  const role = ledger.problem?.beneficiary
  const unit = matter.duties.find((duty) => duty.role === role && covers(duty, on))?.holder.id ?? null
  const own = role !== undefined && roles.includes(role)
  const forOthers = name !== null && name.trim() !== ''
  if (role !== undefined && (!own || forOthers) && acting.role !== 'office') throw new DeliveryError('beneficiary_not_yours')
  return forOthers ? { unit: null, name: name.trim() } : { unit, name: null }
}
