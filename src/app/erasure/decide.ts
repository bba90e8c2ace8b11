import { askErasure, decideMasking, mayDecide, type ErasureAsked } from '../../kernel/decide/erasure.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Refusal } from '../../kernel/errors.ts'
import { changeErasure, factsSeen, factsToErase, keepErasure, lockErasure } from '../../store/queries/erasures.ts'
import { personKept } from '../../store/queries/directory.ts'
import { noteAuditIn } from '../audit/note.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { write, type Writing } from '../writing.ts'
import { foundIn } from './find.ts'

/** Throws what a decision refuses. */
export function unlessRefused(refused: { refusal: Refusal } | null): void {
  if (refused) throw new DeliveryError(refused.refusal.code, refused.refusal.facts)
}

/** Notes a step of an erasure in the transaction in which it is taken. */
export async function noteErasure({ tx, call, now }: Pick<Writing, 'tx' | 'call' | 'now'>, step: string, erasure: string): Promise<void> {
  const { tenant, account, membership, onBehalfOf } = call.acting
  await noteAuditIn(tx, now, { tenant, account, membership, onBehalfOf, action: 'erasure', outcome: 'done', what: `${step} ${erasure}`, address: call.from?.address ?? null, trace: call.from?.trace ?? null })
}

/**
 * Asks that somebody's data be erased (依法删除): what of it, and on what ground. Nothing is erased before the security administrator has agreed. What only named readers
 * may read the server looks up itself.
 *
 * @throws DeliveryError `not_found`, `erasure_frozen`, `erasure_unsaid`, and what `askErasure` refuses
 */
export async function requestErasure(call: Call, { command, ...asked }: ErasureAsked & { command: string }): Promise<{ command: string; ids: { erasure: string } }> {
  unlessRefused(askErasure(asked))
  permitSomewhere(call.acting, 'requestErasure')
  const hidden = asked.internal ? (await foundIn(call, asked.person, asked.words)).internal : { facts: [], documents: [] }
  // The words name somebody: even the hash of the command's content leaves them out.
  const { words, ...input } = asked
  return write(call, { id: command, name: 'requestErasure', input: { ...input, words: words.length } }, async (writing) => {
    const { tx, acting, now, newId } = writing
    const { person, ground, account, facts, files, documents } = asked
    if (person && !(await personKept(tx, acting.tenant, person))) throw new DeliveryError('not_found', { what: person })
    const seen = await factsSeen(tx, acting.tenant, facts)
    const chosen = await factsToErase(tx, acting.tenant, facts, [])
    const missing = facts.find((one) => !seen.has(one) || !chosen.some(({ id }) => id === one))
    if (missing !== undefined) throw new DeliveryError('not_found', { what: missing })
    for (const fact of chosen) {
      const decided = decideMasking(fact, words)
      if ('refusal' in decided) unlessRefused(decided)
    }
    const id = newId('erasure')
    await keepErasure(tx, {
      tenant: acting.tenant, id, person, ground, account, state: 'requested', requested_at: now, requested_by: acting.person,
      words: JSON.stringify(words), facts: JSON.stringify([...facts, ...hidden.facts]), files: JSON.stringify(files), documents: JSON.stringify([...documents, ...hidden.documents]),
      decided_at: null, decided_by: null, reason: null, done_at: null, done_by: null, done: null,
    })
    await noteErasure(writing, 'requestErasure', id)
    return { facts: [], answer: { ids: { erasure: id } } }
  })
}

/**
 * The security administrator agrees or declines; declined, the words are forgotten at once.
 *
 * @throws DeliveryError `not_found`, `erasure_decided`, `erasure_own_request`
 */
export function decideErasure(call: Call, input: { command: string; erasure: string; agree: boolean; reason: string | null }): Promise<{ command: string; state: 'approved' | 'declined' }> {
  return write(call, { id: input.command, name: 'decideErasure', input }, async (writing) => {
    const { tx, acting, now } = writing
    const row = await lockErasure(tx, acting.tenant, input.erasure)
    if (!row) throw new DeliveryError('not_found', { what: input.erasure })
    unlessRefused(mayDecide({ state: row.state, by: row.requested_by, person: row.person }, acting.person))
    const state = input.agree ? 'approved' : 'declined'
    await changeErasure(tx, acting.tenant, row.id, { state, decided_at: now, decided_by: acting.person, reason: input.reason, ...(input.agree ? {} : { words: null }) })
    await noteErasure(writing, input.agree ? 'agreed' : 'declined', row.id)
    return { facts: [], answer: { state } }
  })
}
