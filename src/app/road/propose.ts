import type { CallState } from '../../kernel/facts/call.ts'
import * as decide from '../../kernel/decide/road.ts'
import type { NewDuty } from '../../kernel/decide/matter.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import { yearOf, type Day } from '../../kernel/time/day.ts'
import { nextCode } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { permit } from '../permit.ts'
import { decided, found, write } from '../writing.ts'

export type ProposeMatter = {
  command: string
  ledger: string
  /** the call it answers; null: of one's own accord, which is always in time */
  call: string | null
  title: string
  due: Day | null
  fields: Fields
  milestones: { id: string; title: string; due: Day }[]
  duties: NewDuty[]
}

/**
 * A unit proposes a project (申报): one form, from which its matter is opened. A unit proposes what it leads itself; the office may
 * enter what came on paper.
 *
 * @throws DeliveryError `forbidden` where the proposing unit would not lead it, and what `decide/road.ts` refuses
 */
export function proposeMatter(call: Call, input: ProposeMatter): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'proposeMatter', input }, async (writing) => {
    const { tx, acting, packs, today, newId, own } = writing
    const rules = ledgerRules(packs, input.ledger)
    const leads = input.duties.filter(({ role }) => role === 'lead').map(({ holder }) => holder.id)
    if (leads.length > 0) permit(acting, 'proposeMatter', leads, own)
    const id = newId('matter')
    const subject = input.call ? `call:${input.call}` : null
    const states = await writing.lock([`matter:${id}`, ...(subject ? [subject] : [])])
    const asked = subject && input.call ? found<CallState>(states, subject, input.call) : null
    const year = asked?.year ?? yearOf(today)
    const code = await nextCode(tx, acting.tenant, rules.ledger, year)
    const known = await knownHolders(tx, acting.tenant, input.duties.map(({ holder }) => holder))
    const { title, due, fields, milestones, duties } = input
    const matter = { id, code, title, year, due, dueText: null, fields, clause: null, milestones, duties, occurredOn: today }
    const unit = acting.unit ?? leads[0] ?? null
    if (acting.role !== 'office' && !unit) throw new DeliveryError('forbidden', { command: 'proposeMatter', role: acting.role })
    return { facts: decided(decide.proposeMatter(rules, asked, matter, acting.role === 'office' ? (leads[0] ?? unit) : unit, known, writing)), answer: { ids: { matter: id } } }
  })
}
