import { DeliveryError } from '../../kernel/errors.ts'
import { erased } from '../../kernel/facts/index.ts'
import { fitsMasked } from '../../kernel/redact-fact.ts'
import { append } from '../../store/append.ts'
import { dropFiles, factsToErase, forgetBeside, importsBefore, keepErasure } from '../../store/queries/erasures.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { clearLeftovers } from './leftovers.ts'
import { keptOrders, type Order } from './orders.ts'

/**
 * Carries the erasures of a folder out again on what an older back-up has brought back, in their order and under the same ids. What was done already is left alone.
 *
 * @returns how many were carried out
 * @throws DeliveryError `erasure_order_unfit`, after all the others were carried out: an order that says something else than the records with their words masked
 */
export async function repeatErasures(deps: Deps, folder: string): Promise<number> {
  let repeated = 0
  const unfit: string[] = []
  for (const order of await keptOrders(folder)) {
    const outcome = await repeat(deps, order)
    if (outcome === 'done') repeated += 1
    if (outcome === 'unfit') unfit.push(order.erasure)
  }
  if (unfit.length > 0) throw new DeliveryError('erasure_order_unfit', { erasures: unfit })
  return repeated
}

async function repeat(deps: Deps, order: Order): Promise<'done' | 'known' | 'unfit'> {
  const { tenant, erasure, person } = order
  const before = await deps.db.jobs((db) => db.selectFrom('erasure').select('state').where('tenant', '=', tenant).where('id', '=', erasure).executeTakeFirst())
  if (before?.state === 'done') return 'known'
  for (const text of order.texts) await deps.files.put(new TextEncoder().encode(text))
  const outcome = await deps.db.write(tenant, async (tx) => {
    const city = await tx.selectFrom('tenant').select('id').where('id', '=', tenant).executeTakeFirst()
    const known = await tx.selectFrom('erasure').select('state').where('tenant', '=', tenant).where('id', '=', erasure).executeTakeFirst()
    if (!city || known?.state === 'done') return 'known'
    const now = deps.now()
    const inputs = await inputsOf(deps, tx, tenant)
    const there = new Map((await factsToErase(tx, tenant, order.facts.map(({ payload }) => payload.fact), [])).map((fact) => [fact.id, fact]))
    const facts = order.facts.filter(({ payload }) => there.has(payload.fact))
    const fits = facts.every(({ subject, payload }) => {
      const fact = there.get(payload.fact)
      return fact !== undefined && fact.subject === subject && payload.erasure === erasure && fitsMasked(fact.content, payload.redacted)
    })
    if (!fits) return 'unfit'
    const drafts = facts.map(({ id, subject, on, payload }) => ({ id, subject, kind: erased, occurredOn: on, payload }))
    await append(tx, { tenant, commandId: erasure, recordedAt: now, actor: 'system', post: null, onBehalfOf: null, hashAlgorithm: inputs.city.hash }, drafts, judgeWith(inputs))
    const beside = await forgetBeside(tx, tenant, { person, words: [], imports: await importsBefore(tx, tenant, order.at) })
    await dropFiles(tx, tenant, order.removed)
    const kept = { facts: facts.map(({ id }) => id), beside, files: order.removed.length, kept: [], accounts: order.accounts.length, removed: order.removed, accountIds: order.accounts, unfinished: true }
    const row = { state: 'done' as const, words: null, done_at: now, done: JSON.stringify(kept) }
    if (known) await tx.updateTable('erasure').set(row).where('tenant', '=', tenant).where('id', '=', erasure).execute()
    else await keepErasure(tx, { tenant, id: erasure, person, ground: order.ground, account: order.accounts.length > 0, facts: JSON.stringify(facts.map(({ payload }) => payload.fact)), files: '[]', documents: '[]', requested_at: order.at, requested_by: erasure, decided_at: null, decided_by: null, reason: null, done_by: null, ...row })
    return 'done'
  })
  if (outcome !== 'done') return outcome
  await clearLeftovers(deps, tenant, erasure)
  await noteAudit(deps, { tenant, account: null, action: 'erasure', outcome: 'done', what: `repeated ${erasure}` })
  return 'done'
}
