import { openMatter as decideOpen, type NewDuty } from '../../kernel/decide/matter.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import { nextCode } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { ledgerRules } from './concerned.ts'
import { knownHolders } from './known-holders.ts'

export type OpenMatter = {
  command: string
  ledger: string
  title: string
  due: string | null
  fields: Fields
  milestones: { id: string; title: string; due: string }[]
  duties: NewDuty[]
  occurredOn?: string | undefined
  code?: string | undefined
}

/** Opens a matter by hand. @throws DeliveryError what `decide/matter.ts` refuses, `code_taken` */
export function openMatter(call: Call, input: OpenMatter): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'openMatter', input }, async (writing) => {
    const { tx, acting, packs, today, newId } = writing
    const rules = ledgerRules(packs, input.ledger)
    const occurredOn = input.occurredOn ?? today
    const id = newId('matter')
    await writing.lock([`matter:${id}`])
    const code = await nextCode(tx, acting.tenant, rules.ledger, Number(occurredOn.slice(0, 4)), input.code)
    const known = await knownHolders(tx, acting.tenant, input.duties.map(({ holder }) => holder))
    const { title, due, fields, milestones, duties } = input
    const matter = { id, code, title, due, dueText: null, fields, clause: null, milestones, duties, occurredOn }
    return { facts: decided(decideOpen(rules, matter, known, writing)), answer: { ids: { matter: id } } }
  })
}
