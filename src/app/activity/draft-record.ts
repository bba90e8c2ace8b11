import { DeliveryError } from '../../kernel/errors.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import { allLedgers } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { KnownForDraft, RecordDraft } from '../../reader/index.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersOfPosts } from '../../store/queries/held-by-posts.ts'
import { mattersPage, type MatterRow } from '../../store/queries/matter-list.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'

/** A paper as it was sent; of one above the limit only the name. */
export type SentPaper = { name: string; bytes: Uint8Array } | { name: string; tooLarge: true }

/** Against more titles than these no text is held: the newest are looked at, and the answer says so. */
const MATTERS_KNOWN = 2_000
const LONGEST_QUOTE = 40

/**
 * Reads a pasted notice or minutes, or one file of it, as the record it could become: each value with the words it rests on.
 * Nothing is kept; the person who looks at it records.
 *
 * @throws DeliveryError `draft_empty`, `draft_one_paper`, `file_too_large`, `document_secret` and what files are refused for, `busy`, `reading_failed`
 */
export async function draftRecord(call: Call, { text, files }: { text: string; files: readonly SentPaper[] }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'draftRecord')
  const paper = paperOf(text, files)
  const { known, matters, capped, directory } = await deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const names = await directoryOf(db, acting.tenant)
    const page = await mattersAround(call, db, inputs)
    return { ...(await knownOf(db, acting.tenant, inputs, names, page.rows)), capped: page.next !== null, directory: names }
  })
  const draft = await deps.readers.read({ kind: 'draft', ...paper, known }, { onProgress: () => undefined, signal: new AbortController().signal })
  return draftView(draft, { matters, directory, kinds: known.kinds }, capped)
}

function paperOf(text: string, files: readonly SentPaper[]): { name: string; bytes: Uint8Array; pasted: boolean } {
  const [file, another] = files
  if (another || (file && text.trim() !== '')) throw new DeliveryError('draft_one_paper')
  if (file && 'tooLarge' in file) throw new DeliveryError('file_too_large', { name: file.name, limit: '20 MB' })
  if (file) return { ...file, pasted: false }
  if (text.trim() === '') throw new DeliveryError('draft_empty')
  return { name: text.trim().slice(0, 30).toWellFormed(), bytes: new TextEncoder().encode(text), pasted: true }
}

/** The open matters one may record on, the newest first. */
async function mattersAround({ acting }: Call, db: Db, { today }: Inputs) {
  const visible = scopeOf(acting.role, 'recordActivity') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
  return mattersPage(db, acting.tenant, { visible, open: 'true', sort: '-opened', limit: MATTERS_KNOWN, counted: false })
}

async function knownOf(db: Db, tenant: string, { packs, today }: Inputs, directory: Directory, matters: readonly MatterRow[]) {
  const posts = [...directory.posts.values()].filter(({ endedOn }) => endedOn === null)
  const leads = await mattersOfPosts(db, tenant, posts.filter(({ leader }) => leader).map(({ id }) => id), matters.map(({ id }) => id))
  const kinds = allLedgers(packs).flatMap(({ activities }) => activities)
  const known: KnownForDraft = {
    today,
    kinds: kinds.filter(({ id }, at) => kinds.findIndex((one) => one.id === id) === at).map(({ id, name }) => ({ id, name: name.zh })),
    units: [...directory.units.values()].filter(({ ended, kind }) => !ended && kind !== 'group').map(unitKnown),
    posts: posts.map((post) => ({
      id: post.id,
      name: post.name,
      unit: post.unit,
      leader: post.leader,
      holders: holdersOn(post, today).flatMap(({ person }) => directory.names.get(person) ?? []),
      leads: leads.get(post.id) ?? [],
    })),
    matters: matters.map(({ id, code, title }) => ({ id, code, title })),
  }
  return { known, matters: new Map(matters.map((matter) => [matter.id, matter])) }
}

function unitKnown({ id, name, aliases, kind }: UnitState): KnownForDraft['units'][number] {
  return { id, name, aliases, about: kind === 'place' || kind === 'body' }
}

type Names = { matters: ReadonlyMap<string, MatterRow>; directory: Directory; kinds: KnownForDraft['kinds'] }

function draftView(draft: RecordDraft, { matters, directory }: Names, capped: boolean) {
  const { heldOn, place, kinds, units, attended, present, summary } = draft
  return {
    heldOn: heldOn && { value: heldOn.day as Day, quote: short(heldOn.text), yearInferred: heldOn.year === 'inferred' },
    place: place && { value: place.text.slice(0, 200), quote: short(place.text) },
    kinds: kinds.map(({ id, text }) => ({ id, quote: short(text) })),
    units: units.map(({ id, text }) => ({ id, name: directory.units.get(id)?.name ?? id, quote: short(text) })),
    attended: attended.map(({ id, text }) => ({ id, name: directory.posts.get(id)?.name ?? id, quote: short(text) })),
    present: present.map(({ words, post, unit }) => ({ words: short(words), known: post !== null || unit !== null, unit: unit ? (directory.units.get(unit)?.name ?? null) : null })),
    matters: draft.matters.flatMap(({ id, why }) => {
      const matter = matters.get(id)
      return matter ? [{ id, code: matter.code, title: matter.title, ledger: matter.ledger, why, sure: why !== 'leader' }] : []
    }),
    summary: summary && { value: summary.text, quote: short(summary.text) },
    capped,
  }
}

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line
}
