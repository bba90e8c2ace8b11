import type { DocumentState } from '../../kernel/facts/document.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { decideMasking } from '../../kernel/decide/erasure.ts'
import { namesSomebody, placesOf } from '../../kernel/redact.ts'
import { accountNames } from '../../store/identity/forget-account.ts'
import { accountsOfPerson, type Saying, factsSaying, factsSeen, filesAbout, importsSaying, referencesTo } from '../../store/queries/erasures.ts'
import { personKept } from '../../store/queries/directory.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import { noteAudit } from '../audit/note.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'

/** More would not be looked through by hand; it is said when there are more. */
const MOST_FACTS = 200

const decoder = new TextDecoder()

/**
 * Everywhere that somebody's name, number or other words that name them stand: the directory, accounts, records, documents, files, staged imports. Nothing is
 * changed or kept. The words of the directory are looked for without being typed.
 *
 * @throws DeliveryError `forbidden`, `erasure_word_unfit`
 */
export async function findForErasure(call: Call, { person, words: typed }: { person: string | null; words: string[] }) {
  const { deps, acting, from } = call
  permitSomewhere(acting, 'findForErasure')
  const unfit = typed.find((word) => !namesSomebody(word))
  if (unfit !== undefined) throw new DeliveryError('erasure_word_unfit', { word: unfit })
  const { tenant } = acting
  const known = await deps.db.read(tenant, (db) => (person ? personKept(db, tenant, person) : Promise.resolve(null)))
  const words = [...new Set([...typed, ...[known?.name, known?.phone].flatMap((word) => (word && namesSomebody(word) ? [word] : []))])]
  const { account, membership, onBehalfOf } = acting
  await noteAudit(deps, { tenant, account, membership, onBehalfOf, action: 'erasure', outcome: 'done', what: `findForErasure ${words.length}`, address: from?.address ?? null, trace: from?.trace ?? null })
  const { facts, files, documents, frozen, internal, more } = await foundIn(call, person, words)
  const references = await deps.db.jobs((db) => referencesTo(db, files.map(({ sha256 }) => sha256), { facts: facts.map(({ id }) => id), erasure: '' }))
  const imports = await deps.db.jobs((db) => importsSaying(db, tenant, words))
  const accounts = await deps.db.jobs((db) => (person ? accountsOfPerson(db, tenant, person) : Promise.resolve([])))
  const names = await accountNames(deps.db, accounts.map(({ account }) => account))
  return {
    words,
    directory: known !== null,
    accounts: accounts.map(({ account, elsewhere }) => ({ account, username: names.get(account) ?? '', elsewhere })),
    facts: facts.map(({ id, kind, subject, on, payload }) => ({ id, kind, subject, on, places: placesOf(payload, words) })),
    more,
    files: files.map(({ sha256, name, size }) => ({ sha256, name, size, references: references.get(sha256) ?? 0 })),
    documents,
    frozen,
    internal: internal.facts.length + internal.documents.length,
    imports: imports.length,
  }
}

/**
 * What says these words: what whoever looks may read, how much is frozen, and past named readers the ids of what they alone may read. Those ids go to nobody;
 * they are masked with the rest once the security administrator has agreed.
 */
export async function foundIn({ deps, acting: { tenant } }: Call, person: string | null, words: readonly string[]) {
  const all = await deps.db.jobs(async (db) => ({ facts: await factsSaying(db, tenant, words, MOST_FACTS + 1), documents: await statesOfType<DocumentState>(db, tenant, 'document') }))
  const seen = await deps.db.read(tenant, async (db) => {
    const ids = await factsSeen(db, tenant, all.facts.map(({ id }) => id))
    const hashes = all.facts.filter(({ id }) => ids.has(id)).flatMap(({ payload }) => JSON.stringify(payload).match(/\b[0-9a-f]{64}\b/g) ?? [])
    return { facts: ids, documents: new Set((await statesOfType<DocumentState>(db, tenant, 'document')).map(({ id }) => id)), files: await filesAbout(db, tenant, { person, words, hashes }) }
  })
  const said = all.facts.slice(0, MOST_FACTS).map((fact) => ({ fact, decided: decideMasking(fact, words) }))
  const facts: Saying[] = said.flatMap(({ fact, decided }) => ('redacted' in decided ? [fact] : []))
  const documents = await documentsSaying(deps, all.documents, words)
  return {
    facts: facts.filter(({ id }) => seen.facts.has(id)),
    documents: documents.filter(({ id }) => seen.documents.has(id)),
    files: seen.files,
    frozen: said.filter(({ fact, decided }) => seen.facts.has(fact.id) && 'refusal' in decided && decided.refusal.code === 'erasure_frozen').length,
    internal: { facts: facts.filter(({ id }) => !seen.facts.has(id)).map(({ id }) => id), documents: documents.filter(({ id }) => !seen.documents.has(id)).map(({ id }) => id) },
    more: all.facts.length > MOST_FACTS,
  }
}

/** Documents in whose text one of the words stands, read one after another. */
export async function documentsSaying({ files }: Pick<Call['deps'], 'files'>, documents: readonly DocumentState[], words: readonly string[]) {
  const found: { id: string; title: string; places: string[] }[] = []
  if (words.length === 0) return found
  for (const { id, name, parts, text } of documents) {
    if (!(await files.has(text))) continue
    const places = placesOf(decoder.decode(await files.get(text)).split('\n'), words)
    if (places.length > 0) found.push({ id, title: parts[0]?.title ?? name, places })
  }
  return found
}
