import * as decide from '../../kernel/decide/links.ts'
import type { MatterState, Relation } from '../../kernel/facts/matter.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, found, write } from '../writing.ts'
import { lockMatter } from './concerned.ts'
import { wholesOf } from './parts.ts'

type Written = { command: string; ids: { matter: string } }

/** Links a matter to another. Both must be ones that the acting membership may link. */
export function linkMatters(call: Call, input: { command: string; matter: string; target: string; relation: Relation; occurredOn?: string | undefined }): Promise<Written> {
  return write(call, { id: input.command, name: 'linkMatters', input }, async (writing) => {
    const { matter: id, target: other, relation, occurredOn } = input
    // Both at once, in the order everyone locks in: the target is judged again.
    await writing.lock([`matter:${id}`, `matter:${other}`])
    const { matter } = await lockMatter(writing, id, 'linkMatters')
    const { matter: target } = await lockMatter(writing, other, 'linkMatters')
    return { facts: decided(decide.linkMatters(matter, target, { relation, on: occurredOn ?? writing.today }, relation === 'part' ? await wholesOf(writing, target) : [], writing)), answer: { ids: { matter: id } } }
  })
}

/** Ends a link, with the reason. */
export function unlinkMatters(call: Call, input: { command: string; matter: string; target: string; relation: Relation; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'unlinkMatters', input }, async (writing) => {
    const { matter: id, target, relation, reason } = input
    const states = await writing.lock([`matter:${id}`, `matter:${target}`])
    const matter = found<MatterState>(states, `matter:${id}`, id)
    permit(writing.acting, 'unlinkMatters', await holdersOfMatters(writing.tx, writing.acting.tenant, [id]), writing.reach)
    return { facts: decided(decide.unlinkMatters(matter, { target, relation, reason }, writing)), answer: { ids: { matter: id } } }
  })
}
