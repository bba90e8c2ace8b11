import { takeInstruction as decideInstruction } from '../../kernel/decide/instruction.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { openedFrom } from '../matter/open-from.ts'
import { write } from '../writing.ts'

export type TakeInstruction = {
  command: string
  words: string
  title: string
  by: string | null
  lead: string | null
  support: string[]
  instructedOn: Day | null
  due: Day | null
  occurredOn?: Day | undefined
}

/** The ledger that takes leaders' instructions. @throws DeliveryError `ledger_unknown` where no pack in force has one */
export function instructionRules(packs: readonly Pack[]): LedgerRules {
  const rules = allLedgers(packs).find(({ ledger }) => ledger.instruction)
  if (!rules) throw new DeliveryError('ledger_unknown', { ledger: 'instruction' })
  return rules
}

/**
 * One line of a leader becomes a matter (批示录入): handed to the unit that a person has chosen, with the words it rests on. The words stay
 * with those who may read the matter.
 *
 * @throws DeliveryError what `decide/instruction.ts` and `decide/matter.ts` refuse
 */
export function takeInstruction(call: Call, input: TakeInstruction): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'takeInstruction', input }, async (writing) => {
    const { packs, today, newId } = writing
    const rules = instructionRules(packs)
    const id = newId('matter')
    const on = input.occurredOn ?? today
    const taken = decideInstruction(rules, input, on)
    if ('refusal' in taken) throw new DeliveryError(taken.refusal.code, taken.refusal.facts)
    await writing.lock([`matter:${id}`])
    const origin = { source: 'instruction' as const, subject: null, item: null, text: input.words.trim() }
    return { facts: await openedFrom(writing, { id, ledger: rules.ledger.id, due: input.due, occurredOn: on, origin, ...taken }), answer: { ids: { matter: id } } }
  })
}
