import type { DocumentPart, DocumentState } from '../../kernel/facts/document.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { compareReadings, editionOf, sameDocument, type TaskChange } from '../../reader/compare/index.ts'
import type { Reading } from '../../reader/index.ts'
import type { Db } from '../../store/database/database.ts'
import { partsTitled } from '../../store/queries/documents.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'
import { contentOf } from './documents-of.ts'

/** A numbered document with the one it is a new issue of, and what became of each task. */
export type EarlierIssue = { part: string; document: DocumentState; earlierPart: DocumentPart; changes: TaskChange[] }

type Issued = Pick<DocumentPart, 'id' | 'title' | 'issuer'>

/**
 * The earlier issues that a file's documents have here: received before, of the same name and issuer, in other words, and with a task in common where both
 * have any. The last one received is the one compared with.
 *
 * @param parts   documents of the file that were not received before word for word
 * @param before  only what was received before this document; absent for a file that is just being received
 * @param content the file's text and reading, asked for only when there is something to compare with
 */
export async function earlierIssuesOf(deps: Deps, db: Db, tenant: string, parts: readonly Issued[], before: string | null, content: () => Promise<{ text: string; reading: Reading }>): Promise<EarlierIssue[]> {
  const wanted = new Map(parts.flatMap((part) => {
    const name = editionOf(part.title)
    return name ? [[part.id, { part, key: name.key }] as const] : []
  }))
  if (wanted.size === 0) return []
  const keys = new Set([...wanted.values()].map(({ key }) => key))
  const named = (await partsTitled(db, tenant, before)).filter(({ title }) => keys.has(editionOf(title)?.key ?? ''))
  const states = await statesOf<DocumentState>(db, tenant, named.map(({ document }) => `document:${document}`))
  const issues: EarlierIssue[] = []
  for (const { part } of wanted.values()) {
    for (const { document, part: id } of named) {
      const state = states.get(`document:${document}`)
      const earlierPart = state?.parts.find((one) => one.id === id)
      if (!state || !earlierPart || !sameDocument(part, earlierPart)) continue
      const issue = { part: part.id, document: state, earlierPart, changes: compareReadings({ ...(await contentOf(deps, state)), document: id }, { ...(await content()), document: part.id }) }
      if (!inCommon(issue.changes)) continue
      issues.push(issue)
      break
    }
  }
  return issues
}

/** A notice of the same name on quite another thing shares no task with the one before. */
function inCommon(changes: readonly TaskChange[]): boolean {
  const [was, is] = [changes.some(({ before }) => before.length > 0), changes.some(({ after }) => after.length > 0)]
  return !was || !is || changes.some(({ kind }) => kind === 'same' || kind === 'changed')
}

/** The matter in which a task of an earlier issue goes on; null where none was opened. */
export function matterOf(document: DocumentState, proposal: string | undefined): string | null {
  return document.decisions.find((one) => one.proposal === proposal && one.matter !== null)?.matter ?? null
}

/** Tasks of a new issue that have not changed, and whose matter is still being carried out. */
export async function unchangedIn(db: Db, tenant: string, packs: readonly Pack[], { document, changes }: EarlierIssue): Promise<{ proposal: string; matter: string }[]> {
  const same = changes.flatMap(({ kind, before, after }) => {
    const matter = kind === 'same' ? matterOf(document, before[0]) : null
    return matter && after[0] ? [{ proposal: after[0], matter }] : []
  })
  const matters = await statesOf<MatterState>(db, tenant, same.map(({ matter }) => `matter:${matter}`))
  return same.filter(({ matter }) => goesOn(matters.get(`matter:${matter}`), packs))
}

/** Whether a matter is still being carried out. */
export function goesOn(matter: MatterState | undefined, packs: readonly Pack[]): boolean {
  if (!matter) return false
  const rules = rulesOf(packs, matter.ledger)
  return rules !== null && endingOf(rules.procedure, matter.stage).final === null
}
