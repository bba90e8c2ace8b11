import { collectProblem as decideCollect } from '../../kernel/decide/problem.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import { nextCode } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { lockMatter } from '../matter/concerned.ts'
import { decided, write } from '../writing.ts'
import { problemRules } from './problem-rules.ts'

export type CollectProblem = { command: string; what: string; matter: string | null; fields?: Fields; occurredOn?: string | undefined }

/**
 * Brings a problem up: what it is, and which matter it keeps from going on. Any unit may for what concerns it; it is put on the list, and
 * the office hands it to the unit that answers.
 */
export function collectProblem(call: Call, input: CollectProblem): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'collectProblem', input }, async (writing) => {
    const { tx, acting, packs, today, newId } = writing
    const rules = problemRules(packs)
    const id = newId('matter')
    const on = input.occurredOn ?? today
    await writing.lock([`matter:${id}`, ...(input.matter ? [`matter:${input.matter}`] : [])])
    const blocks = input.matter ? await lockMatter(writing, input.matter, 'collectProblem') : null
    const code = await nextCode(tx, acting.tenant, rules.ledger, Number(on.slice(0, 4)), undefined)
    const known = await knownHolders(tx, acting.tenant, acting.unit ? [{ type: 'unit', id: acting.unit }] : [])
    const problem = { id, code, what: input.what, fields: input.fields ?? {}, reporter: acting.unit, on }
    return { facts: decided(decideCollect(rules, problem, blocks, known, writing)), answer: { ids: { matter: id } } }
  })
}
