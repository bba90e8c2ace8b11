import { endUnit as decideEnd, renameUnit as decideRename } from '../../kernel/decide/organisation.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { lockName } from '../../store/locks.ts'
import { unitNamed } from '../../store/queries/organisation.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'

type Written<K extends string> = { command: string; ids: Record<K, string> }

export type CreateUnit = {
  command: string
  name: string
  aliases: string[]
  kind: UnitState['kind']
  parent: string | null
  code: string | null
  order: number
  assessed: boolean
  groups: string[]
}

/** Adds a unit, and puts it into its groups from today. @throws DeliveryError `unit_name_taken`, `unit_unknown` */
export function createUnit(call: Call, input: CreateUnit): Promise<Written<'unit'>> {
  return write(call, { id: input.command, name: 'createUnit', input }, async (writing) => {
    const { command: _command, groups: named, ...unit } = input
    const groups = [...new Set(named)]
    await refuseTakenName(writing, unit.name)
    const id = writing.newId('unit')
    const subject = `unit:${id}`
    const needed = [...groups, ...(unit.parent ? [unit.parent] : [])].map((one) => `unit:${one}`)
    const states = await writing.lock([subject, ...needed])
    for (const one of needed) if (!states.get(one)) throw new DeliveryError('unit_unknown', { unit: one })
    const facts: FactDraft[] = [
      { subject, kind: 'unit.created', occurredOn: writing.today, payload: unit },
      ...groups.map((group) => ({ subject, kind: 'unit.joined', occurredOn: writing.today, payload: { group } })),
    ]
    return { facts, answer: { ids: { unit: id } } }
  })
}

/**
 * Two who give the same name at once must not both find it free. Asked before any subject is locked: with both orders about,
 * one could wait for the other for ever.
 */
async function refuseTakenName({ tx, acting }: Writing, name: string): Promise<void> {
  await lockName(tx, acting.tenant, 'unit-name')
  if (await unitNamed(tx, acting.tenant, name)) throw new DeliveryError('unit_name_taken', { name })
}

/** Gives a unit another name from a day on. */
export function renameUnit(call: Call, input: { command: string; unit: string; name: string; aliases: string[]; on?: string | undefined }): Promise<Written<'unit'>> {
  return write(call, { id: input.command, name: 'renameUnit', input }, async (writing) => {
    const subject = `unit:${input.unit}`
    await refuseTakenName(writing, input.name)
    const unit = found<UnitState>(await writing.lock([subject]), subject, input.unit)
    const { name, aliases, on } = input
    return { facts: decided(decideRename(unit, { name, aliases, on: on ?? writing.today }, writing)), answer: { ids: { unit: unit.id } } }
  })
}

/** Ends a unit that merged, split or was closed, naming its successors. */
export function endUnit(call: Call, input: { command: string; unit: string; successors: string[]; on?: string | undefined }): Promise<Written<'unit'>> {
  return write(call, { id: input.command, name: 'endUnit', input }, async (writing) => {
    const states = await writing.lock([input.unit, ...input.successors].map((unit) => `unit:${unit}`))
    const unit = found<UnitState>(states, `unit:${input.unit}`, input.unit)
    const successors = [...new Set(input.successors)].map((successor) => found<UnitState>(states, `unit:${successor}`, successor))
    return { facts: decided(decideEnd(unit, { successors, on: input.on ?? writing.today }, writing)), answer: { ids: { unit: unit.id } } }
  })
}
