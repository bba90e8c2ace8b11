import { assignDuty, endDuty } from '../../kernel/decide/matter.ts'
import { stateAfter } from '../../kernel/decide/state-after.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { decided, found, write } from '../writing.ts'

export type HandOver = { command: string; unit: string; duties: { matter: string; duty: string; to: string }[] }

/**
 * Puts duties of a unit that has ended on other units, one by one as the office says (split: which of the successors), from the day it ended, or
 * today where the duty began later. What stood before can still be seen by day.
 *
 * @throws DeliveryError `not_found`, `unit_stands` while the unit has not ended, and what ending and assigning a duty refuses
 */
export function handOverDuties(call: Call, input: HandOver): Promise<{ command: string; ids: { matters: string[] } }> {
  return write(call, { id: input.command, name: 'handOverDuties', input }, async (writing) => {
    const { tx, acting, packs, today, newId } = writing
    const matters = [...new Set(input.duties.map(({ matter }) => matter))]
    const states = await writing.lock([`unit:${input.unit}`, ...matters.map((matter) => `matter:${matter}`)])
    const unit = found<UnitState>(states, `unit:${input.unit}`, input.unit)
    const { ended } = unit
    if (!ended || ended.on > today) throw new DeliveryError('unit_stands', { unit: unit.name })
    const known = await knownHolders(tx, acting.tenant, input.duties.map(({ to }) => ({ type: 'unit', id: to })))
    const current = new Map(matters.map((id) => [id, found<MatterState>(states, `matter:${id}`, id)]))
    const facts: FactDraft[] = []
    for (const { matter: id, duty, to } of input.duties) {
      const matter = found<MatterState>(current, id, id)
      const old = matter.duties.find((one) => one.id === duty && one.holder.id === unit.id)
      if (!old) throw new DeliveryError('duty_unknown')
      const on = old.from > ended.on ? today : ended.on
      const ending = decided(endDuty(matter, { duty, on, reason: `${unit.name}撤并` }, writing))
      const without = stateAfter(matter, ending)
      const next = { role: old.role, holder: { type: 'unit' as const, id: to }, territory: old.territory, from: on }
      const assigned = decided(assignDuty(ledgerRules(packs, matter.ledger), without, next, known, { ...writing, newId: (label) => newId(`${label}:${duty}`) }))
      current.set(id, stateAfter(without, assigned))
      facts.push(...ending, ...assigned)
    }
    return { facts, answer: { ids: { matters } } }
  })
}
