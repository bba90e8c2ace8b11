import { addPart as decidePart } from '../../kernel/decide/part.ts'
import type { NewDuty } from '../../kernel/decide/matter.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import { nextCode } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { lockMatter } from './concerned.ts'
import { knownHolders } from './known-holders.ts'
import { maySpeak } from './speaks-for.ts'

export type AddPart = { command: string; matter: string; title: string; due: Day | null; despite: string | null; duties: Pick<NewDuty, 'role' | 'holder'>[]; fields?: Fields; occurredOn?: Day | undefined }

/** Opens a part of a matter (子任务), which must end before it: by the office, or by who carries the whole. */
export function addPart(call: Call, input: AddPart): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'addPart', input }, async (writing) => {
    const { tx, acting, reach, today, newId } = writing
    const id = newId('matter')
    await writing.lock([`matter:${input.matter}`, `matter:${id}`])
    const { matter: whole, rules } = await lockMatter(writing, input.matter, 'addPart')
    const on = input.occurredOn ?? today
    const { title, due, despite, fields = {} } = input
    const duties = input.duties.map((duty) => ({ ...duty, territory: null }))
    const known = await knownHolders(tx, acting.tenant, duties.map(({ holder }) => holder))
    const code = await nextCode(tx, acting.tenant, rules.ledger, Number(on.slice(0, 4)), undefined)
    const own = acting.role === 'office' ? null : reach
    const decision = maySpeak(whole, 'addPart', writing) ? decidePart(rules, whole, { id, code, title, due, despite, duties, fields, on }, own, known, writing) : refuse('role_not_carrying')
    return { facts: decided(decision), answer: { ids: { matter: id } } }
  })
}
