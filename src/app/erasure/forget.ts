import { mayForget } from '../../kernel/decide/erasure.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { erased, type ErasedPayload } from '../../kernel/facts/index.ts'
import { maskWords, redact } from '../../kernel/redact.ts'
import { seeEverything } from '../../store/database/see-everything.ts'
import { forgetAttempts } from '../../store/identity/attempts.ts'
import { accountNames, forgetAccount } from '../../store/identity/forget-account.ts'
import { accountsOfPerson, changeErasure, dropFiles, factsToErase, filesOfAnyCity, forgetBeside, importsSaying, lockErasure, referencesTo, renameFile } from '../../store/queries/erasures.ts'
import type { ErasureRow, Saying } from '../../store/queries/erasures.ts'
import { filesNamed } from '../../store/queries/files.ts'
import type { Call, Deps } from '../call.ts'
import { attemptKey } from '../identity/lock-out.ts'
import { permitSomewhere } from '../permit.ts'
import { write, type Writing } from '../writing.ts'
import { noteErasure, unlessRefused } from './decide.ts'
import { keepOrder } from './orders.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What was done: how much of each, which files stayed because other records refer to them, and the erasing facts, whose receipts can be kept. */
export type Forgotten = { facts: string[]; beside: number; files: number; kept: string[]; accounts: number; removed: string[] }

/**
 * Carries out an erasure that was agreed to. In one transaction the payloads of the chosen facts go and `fact.erased` keeps them with the words masked, and
 * everything beside the log goes that holds the person; accounts are emptied before it, files removed after it, and both again if the command is sent again.
 *
 * @throws DeliveryError `not_found`, `erasure_not_approved`
 */
export async function forgetPerson(call: Call, input: { command: string; erasure: string }): Promise<{ command: string } & Omit<Forgotten, 'removed'>> {
  const { deps, acting } = call
  permitSomewhere(acting, 'forgetPerson')
  const asked = await deps.db.read(acting.tenant, (db) => db.selectFrom('erasure').selectAll().where('tenant', '=', acting.tenant).where('id', '=', input.erasure).executeTakeFirst())
  if (!asked) throw new DeliveryError('not_found', { what: input.erasure })
  const prepared = asked.state === 'approved' ? await prepare(deps, acting.tenant, asked) : null
  const { removed, ...done } = await write(call, { id: input.command, name: 'forgetPerson', input }, async (writing) => {
    const row = await lockErasure(writing.tx, acting.tenant, input.erasure)
    if (!row) throw new DeliveryError('not_found', { what: input.erasure })
    unlessRefused(mayForget(row))
    if (!prepared) throw new DeliveryError('erasure_not_approved')
    return carryOut(writing, row, prepared)
  })
  await removeBytes(deps, removed)
  await keepOrder(deps, acting.tenant, input.erasure)
  return done
}

type Texts = Map<string, { text: string; reading: string }>
type Prepared = { accounts: number; texts: Texts; files: string[]; shared: string[]; imports: string[] }

/** What cannot be done within the transaction: accounts lie in a schema of their own, texts on disk, and the same bytes may be another city's. */
async function prepare(deps: Deps, tenant: string, row: ErasureRow): Promise<Prepared> {
  const words = wordsOf(row)
  const { person } = row
  const accounts = row.account && person ? (await deps.db.jobs((db) => accountsOfPerson(db, tenant, person))).filter(({ elsewhere }) => !elsewhere).map(({ account }) => account) : []
  for (const [account, name] of await accountNames(deps.db, accounts)) {
    await forgetAttempts(deps.db, attemptKey(name))
    await forgetAccount(deps.db, account)
  }
  // Internal subjects too: the law's erasure is not narrowed by who may read.
  const facts = await deps.db.jobs((db) => factsToErase(db, tenant, strings(row.facts), strings(row.documents)))
  const texts: Texts = new Map()
  const originals: string[] = []
  for (const { kind, payload } of facts) {
    if (kind !== 'document.received') continue
    const { text, reading, sha256 } = payload as { text: string; reading: string; sha256: string }
    const masked = maskWords(decoder.decode(await deps.files.get(text)), words)
    const read = redact(JSON.parse(decoder.decode(await deps.files.get(reading))), words)
    texts.set(text, { text: (await deps.files.put(encoder.encode(masked))).sha256, reading: (await deps.files.put(encoder.encode(JSON.stringify(read)))).sha256 })
    originals.push(sha256, text, reading)
  }
  const hashes = [...strings(row.files), ...originals]
  const references = await deps.db.jobs((db) => referencesTo(db, hashes, { facts: facts.map(({ id }) => id), erasure: row.id }))
  const files = hashes.filter((sha256) => (references.get(sha256) ?? 0) === 0)
  return { accounts: accounts.length, texts, files, shared: hashes.filter((sha256) => !files.includes(sha256)), imports: await deps.db.jobs((db) => importsSaying(db, tenant, words)) }
}

async function carryOut(writing: Writing, row: ErasureRow, { accounts, texts, files, shared, imports }: Prepared) {
  const { tx, acting, now, today, lock, newId } = writing
  const { tenant } = acting
  const words = wordsOf(row)
  await seeEverything(tx)
  const chosen = await factsToErase(tx, tenant, strings(row.facts), strings(row.documents))
  await lock(chosen.map(({ subject }) => subject))
  // Read again under the lock: what another erasure has taken meanwhile is not there any more.
  const facts = (await factsToErase(tx, tenant, strings(row.facts), strings(row.documents))).flatMap((fact) => erasing(fact, row, words, texts))
  const beside = await forgetBeside(tx, tenant, { person: row.person, words, imports })
  await dropFiles(tx, tenant, files)
  for (const [sha256, { name }] of await filesNamed(tx, tenant, shared)) await renameFile(tx, tenant, sha256, maskWords(name ?? '', words))
  const done: Forgotten = { facts: facts.map((_, index) => newId(`fact:${index}`)), beside, files: files.length, kept: shared, accounts, removed: files }
  await changeErasure(tx, tenant, row.id, { state: 'done', words: null, done_at: now, done_by: acting.person, done: JSON.stringify(done) })
  await noteErasure(writing, 'forgetPerson', row.id)
  return { facts: facts.map(({ subject, payload }) => ({ subject, kind: erased, occurredOn: today, payload })), answer: done }
}

/** What is left of a fact, or nothing where it says none of the words. */
function erasing({ id, kind, subject, payload }: Saying, { id: erasure, ground }: ErasureRow, words: readonly string[], texts: Texts): { subject: string; payload: ErasedPayload }[] {
  const masked = redact(payload, words) as Record<string, unknown>
  const moved = kind === 'document.received' ? texts.get(String(masked.text)) : undefined
  const redacted = moved ? { ...masked, ...moved } : masked
  if (JSON.stringify(redacted) === JSON.stringify(payload)) return []
  return [{ subject, payload: { fact: id, erasure, ground, redacted } }]
}

/** The bytes go once no city has the file in its list any more; gone already is as well. */
export async function removeBytes(deps: Deps, hashes: readonly string[]): Promise<void> {
  const others = await deps.db.jobs((db) => filesOfAnyCity(db, hashes))
  for (const sha256 of hashes) if (!others.has(sha256)) await deps.files.remove(sha256)
}

function wordsOf({ words }: ErasureRow): string[] {
  return words ?? []
}

function strings(list: unknown): string[] {
  return list as string[]
}
