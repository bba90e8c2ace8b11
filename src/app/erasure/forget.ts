import { decideMasking, mayForget } from '../../kernel/decide/erasure.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { erased, type ErasedPayload } from '../../kernel/facts/index.ts'
import { innermost, isErasure } from '../../kernel/redact-fact.ts'
import { maskWords, redact } from '../../kernel/redact.ts'
import { seeEverything } from '../../store/database/see-everything.ts'
import { accountsOfPerson, changeErasure, dropFiles, factsToErase, forgetBeside, importsSaying, lockErasure, referencesTo, renameFile } from '../../store/queries/erasures.ts'
import type { ErasureRow, Saying } from '../../store/queries/erasures.ts'
import { filesNamed } from '../../store/queries/files.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { write, type Writing } from '../writing.ts'
import { noteErasure, unlessRefused } from './decide.ts'
import { finishErasure } from './finish.ts'
import type { Forgotten } from './leftovers.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/**
 * Carries out an erasure that was agreed to. In one transaction the payloads of the chosen facts go and `fact.erased` keeps them with the words masked, and
 * everything beside the log goes that holds the person; accounts are emptied and files removed after it, and both again if the command is sent again, or by itself.
 *
 * @throws DeliveryError `not_found`, `erasure_not_approved`
 */
export async function forgetPerson(call: Call, input: { command: string; erasure: string }): Promise<{ command: string } & Omit<Forgotten, 'removed' | 'accountIds' | 'unfinished'>> {
  const { deps, acting } = call
  permitSomewhere(acting, 'forgetPerson')
  const asked = await deps.db.read(acting.tenant, (db) => db.selectFrom('erasure').selectAll().where('tenant', '=', acting.tenant).where('id', '=', input.erasure).executeTakeFirst())
  if (!asked) throw new DeliveryError('not_found', { what: input.erasure })
  const prepared = asked.state === 'approved' ? await prepare(deps, acting.tenant, asked) : null
  const { removed: _, accountIds: __, unfinished: ___, ...done } = await write(call, { id: input.command, name: 'forgetPerson', input }, async (writing) => {
    const row = await lockErasure(writing.tx, acting.tenant, input.erasure)
    if (!row) throw new DeliveryError('not_found', { what: input.erasure })
    unlessRefused(mayForget(row))
    if (!prepared) throw new DeliveryError('erasure_not_approved')
    return carryOut(writing, row, prepared)
  })
  await finishErasure(deps, acting.tenant, input.erasure)
  return done
}

type Texts = Map<string, { text: string; reading: string }>
type Prepared = { accounts: string[]; texts: Texts; files: string[]; shared: string[]; imports: string[] }

/** What cannot be done within the transaction: accounts lie in a schema of their own, texts on disk, and the same bytes may be another city's. */
async function prepare(deps: Deps, tenant: string, row: ErasureRow): Promise<Prepared> {
  const words = wordsOf(row)
  const { person } = row
  // An administrator's account is ended first, by whom that takes; an erasure does not take the keys of the house.
  const accounts = row.account && person ? (await deps.db.jobs((db) => accountsOfPerson(db, tenant, person))).filter(({ elsewhere, administers }) => !elsewhere && !administers).map(({ account }) => account) : []
  // Internal subjects too: the law's erasure is not narrowed by who may read.
  const chosen = await deps.db.jobs((db) => factsToErase(db, tenant, strings(row.facts), strings(row.documents)))
  const texts: Texts = new Map()
  const originals: string[] = []
  for (const { content } of chosen) {
    if (content.kind !== 'document.received') continue
    const { text, reading, sha256 } = innermost(content.payload) as { text: string; reading: string; sha256: string }
    const whole = decoder.decode(await deps.files.get(text))
    const masked = maskWords(whole, words)
    if (masked === whole) continue
    const read = redact(JSON.parse(decoder.decode(await deps.files.get(reading))), words)
    texts.set(text, { text: (await deps.files.put(encoder.encode(masked))).sha256, reading: (await deps.files.put(encoder.encode(JSON.stringify(read)))).sha256 })
    originals.push(sha256, text, reading)
  }
  // A record that keeps its words keeps its files too: it refers to them as any other does.
  const facts = chosen.filter((fact) => erasing(fact, row, words, texts).length > 0)
  const hashes = [...new Set([...strings(row.files), ...originals])]
  const references = await deps.db.jobs((db) => referencesTo(db, hashes, { facts: facts.map(({ id }) => id), erasure: row.id }))
  const files = hashes.filter((sha256) => (references.get(sha256) ?? 0) === 0)
  return { accounts, texts, files, shared: hashes.filter((sha256) => !files.includes(sha256)), imports: await deps.db.jobs((db) => importsSaying(db, tenant, words)) }
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
  const done: Forgotten = { facts: facts.map((_, index) => newId(`fact:${index}`)), beside, files: files.length, kept: shared, accounts: accounts.length, removed: files, accountIds: accounts, unfinished: true }
  await changeErasure(tx, tenant, row.id, { state: 'done', words: null, done_at: now, done_by: acting.person, done: JSON.stringify(done) })
  await noteErasure(writing, 'forgetPerson', row.id)
  return { facts: facts.map(({ subject, payload }) => ({ subject, kind: erased, occurredOn: today, payload })), answer: done }
}

/** What is left of a fact, or nothing where it says none of the words or may not be masked any more. */
function erasing(fact: Saying, { id: erasure, ground }: ErasureRow, words: readonly string[], texts: Texts): { subject: string; payload: ErasedPayload }[] {
  const { id, subject, content } = fact
  const moved = content.kind === 'document.received' ? texts.get((innermost(content.payload) as { text: string }).text) : undefined
  const decided = decideMasking(fact, words)
  if ('refusal' in decided && !(moved && decided.refusal.code === 'erasure_unsaid')) return []
  const masked = 'redacted' in decided ? decided.redacted : content.payload
  return [{ subject, payload: { fact: id, erasure, ground, redacted: moved ? within(masked, moved) : masked } }]
}

/** A document's payload with its masked files, at the innermost of what erased it before. */
function within(payload: unknown, moved: { text: string; reading: string }): unknown {
  return isErasure(payload) ? { ...payload, redacted: within(payload.redacted, moved) } : { ...(payload as object), ...moved }
}

function wordsOf({ words }: ErasureRow): string[] {
  return words ?? []
}

function strings(list: unknown): string[] {
  return list as string[]
}
