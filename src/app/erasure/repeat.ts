import { erased } from '../../kernel/facts/index.ts'
import { append } from '../../store/append.ts'
import { forgetAttempts } from '../../store/identity/attempts.ts'
import { accountNames, forgetAccount } from '../../store/identity/forget-account.ts'
import { dropFiles, factsToErase, forgetBeside, importsBefore, keepErasure } from '../../store/queries/erasures.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { attemptKey } from '../identity/lock-out.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { removeBytes } from './forget.ts'
import { keptOrders, type Order } from './orders.ts'

/**
 * Carries the erasures of a folder out again on what an older back-up has brought back, in their order and under the same ids. What was done already is left alone.
 *
 * @returns how many were carried out
 */
export async function repeatErasures(deps: Deps, folder: string): Promise<number> {
  let repeated = 0
  for (const order of await keptOrders(folder)) if (await repeat(deps, order)) repeated += 1
  return repeated
}

async function repeat(deps: Deps, order: Order): Promise<boolean> {
  const { tenant, erasure, person } = order
  for (const text of order.texts) await deps.files.put(new TextEncoder().encode(text))
  const done = await deps.db.write(tenant, async (tx) => {
    const city = await tx.selectFrom('tenant').select('id').where('id', '=', tenant).executeTakeFirst()
    const known = await tx.selectFrom('erasure').select('state').where('tenant', '=', tenant).where('id', '=', erasure).executeTakeFirst()
    if (!city || known?.state === 'done') return false
    const now = deps.now()
    const inputs = await inputsOf(deps, tx, tenant)
    const there = new Set((await factsToErase(tx, tenant, order.facts.map(({ payload }) => payload.fact), [])).map(({ id }) => id))
    const facts = order.facts.filter(({ payload }) => there.has(payload.fact))
    const drafts = facts.map(({ id, subject, on, payload }) => ({ id, subject, kind: erased, occurredOn: on, payload }))
    await append(tx, { tenant, commandId: erasure, recordedAt: now, actor: 'system', post: null, onBehalfOf: null, hashAlgorithm: inputs.city.hash }, drafts, judgeWith(inputs))
    const beside = await forgetBeside(tx, tenant, { person, words: [], imports: await importsBefore(tx, tenant, order.at) })
    await dropFiles(tx, tenant, order.removed)
    const kept = { facts: facts.map(({ id }) => id), beside, files: order.removed.length, kept: [], accounts: order.accounts.length, removed: order.removed }
    const row = { state: 'done' as const, words: null, done_at: now, done: JSON.stringify(kept) }
    if (known) await tx.updateTable('erasure').set(row).where('tenant', '=', tenant).where('id', '=', erasure).execute()
    else await keepErasure(tx, { tenant, id: erasure, person, ground: order.ground, account: order.accounts.length > 0, facts: JSON.stringify(facts.map(({ payload }) => payload.fact)), files: '[]', documents: '[]', requested_at: order.at, requested_by: erasure, decided_at: null, decided_by: null, reason: null, done_by: null, ...row })
    return true
  })
  if (!done) return false
  for (const [account, name] of await accountNames(deps.db, order.accounts)) {
    await forgetAttempts(deps.db, attemptKey(name))
    await forgetAccount(deps.db, account)
  }
  await removeBytes(deps, order.removed)
  await noteAudit(deps, { tenant, account: null, action: 'erasure', outcome: 'done', what: `repeated ${erasure}` })
  return true
}
