import type { DocumentState } from '../../kernel/facts/document.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { ERASABLE, placesOf } from '../../kernel/redact.ts'
import { accountNames } from '../../store/identity/forget-account.ts'
import { accountsOfPerson, factsSaying, factsSeen, filesAbout, importsSaying, referencesTo } from '../../store/queries/erasures.ts'
import { personKept } from '../../store/queries/directory.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
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
export async function findForErasure({ deps, acting }: Call, { person, words: typed }: { person: string | null; words: string[] }) {
  permitSomewhere(acting, 'findForErasure')
  const unfit = typed.find((word) => !ERASABLE.test(word))
  if (unfit !== undefined) throw new DeliveryError('erasure_word_unfit', { word: unfit })
  const { tenant } = acting
  const known = await deps.db.read(tenant, (db) => (person ? personKept(db, tenant, person) : Promise.resolve(null)))
  const words = [...new Set([...typed, ...[known?.name, known?.phone].flatMap((word) => (word && ERASABLE.test(word) ? [word] : []))])]
  // Past named readers: what they alone may read is counted and can be chosen, and its text is not shown.
  const found = await deps.db.jobs(async (db) => {
    const facts = await factsSaying(db, tenant, words, MOST_FACTS + 1)
    const hashes = facts.flatMap(({ payload }) => JSON.stringify(payload).match(/\b[0-9a-f]{64}\b/g) ?? [])
    const files = await filesAbout(db, tenant, { person, words, hashes })
    return { facts, files, imports: await importsSaying(db, tenant, words), documents: await statesOfType<DocumentState>(db, tenant, 'document') }
  })
  const open = await deps.db.read(tenant, async (db) => ({
    facts: await factsSeen(db, tenant, found.facts.map(({ id }) => id)),
    documents: new Set((await statesOfType<DocumentState>(db, tenant, 'document')).map(({ id }) => id)),
    files: new Set((await filesAbout(db, tenant, { person, words, hashes: found.files.map(({ sha256 }) => sha256) })).map(({ sha256 }) => sha256)),
  }))
  const ids = found.facts.map(({ id }) => id)
  const references = await deps.db.jobs((db) => referencesTo(db, found.files.map(({ sha256 }) => sha256), { facts: ids, erasure: '' }))
  const accounts = await deps.db.jobs((db) => (person ? accountsOfPerson(db, tenant, person) : Promise.resolve([])))
  const names = await accountNames(deps.db, accounts.map(({ account }) => account))
  return {
    words,
    directory: known !== null,
    accounts: accounts.map(({ account, elsewhere }) => ({ account, username: names.get(account) ?? '', elsewhere })),
    facts: found.facts.slice(0, MOST_FACTS).map(({ id, kind, subject, on, payload }) => ({ id, kind, subject, on, internal: !open.facts.has(id), places: open.facts.has(id) ? placesOf(payload, words) : [] })),
    more: found.facts.length > MOST_FACTS,
    files: found.files.map(({ sha256, name, size }) => ({ sha256, name: open.files.has(sha256) ? name : null, size, references: references.get(sha256) ?? 0 })),
    documents: (await documentsSaying(deps, found.documents, words)).map((one) => (open.documents.has(one.id) ? { ...one, internal: false } : { id: one.id, title: '', places: [], internal: true })),
    imports: found.imports.length,
  }
}

/** Documents in whose text one of the words stands, read one after another. */
async function documentsSaying({ files }: Call['deps'], documents: readonly DocumentState[], words: readonly string[]) {
  const found: { id: string; title: string; places: string[] }[] = []
  if (words.length === 0) return found
  for (const { id, name, parts, text } of documents) {
    if (!(await files.has(text))) continue
    const places = placesOf(decoder.decode(await files.get(text)).split('\n'), words)
    if (places.length > 0) found.push({ id, title: parts[0]?.title ?? name, places })
  }
  return found
}
