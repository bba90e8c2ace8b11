import type { DocumentState, ProposalDecision } from '../../kernel/facts/document.ts'
import { documentsPage } from '../../store/queries/documents.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { isPassage } from './passage.ts'

/** What a list shows of a document: its first numbered document speaks for the file. */
export function summaryOf(document: DocumentState) {
  const [first] = document.parts
  const count = (...decisions: ProposalDecision['decision'][]) => document.decisions.filter(({ decision }) => decisions.includes(decision)).length
  return {
    id: document.id,
    name: document.name,
    title: first?.title || document.name,
    number: first?.number ?? null,
    receivedOn: document.receivedOn,
    publishedOn: document.published?.on ?? null,
    parts: document.parts.length,
    proposals: document.proposals - count('carried'),
    accepted: count('accepted', 'applied'),
    skipped: count('skipped'),
    open: Math.max(0, document.proposals - document.decisions.filter(({ proposal }) => !isPassage(proposal)).length),
  }
}

/** Documents received, newest first. */
export async function listDocuments({ deps, acting }: Call, page: { cursor?: string | undefined; limit: number }) {
  permitSomewhere(acting, 'listDocuments')
  const { rows, next } = await deps.db.read(acting.tenant, (db) => documentsPage(db, acting.tenant, page))
  return { rows: rows.map(summaryOf), next }
}
