import { DeliveryError } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { codesOf, documentsConcerning } from '../../store/queries/matters.ts'
import { namesOfDocuments } from '../../store/queries/documents.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { noteInternal } from '../readers/note-internal.ts'
import { contentOf, proposalsNow } from './documents-of.ts'
import { summaryOf } from './list-documents.ts'
import { isPassage, passageProposal } from './passage.ts'
import type { Content, Proposal } from './read-document.ts'

/** A document that the acting membership may see by this command. @throws DeliveryError `not_found` */
export async function documentSeen(call: Call, db: Db, id: string, command: Command): Promise<DocumentState> {
  const { deps, acting } = call
  const subject = `document:${id}`
  const document = (await statesOf<DocumentState>(db, acting.tenant, [subject])).get(subject)
  if (!document) throw new DeliveryError('not_found', { what: id })
  if (scopeOf(acting.role, command) === 'unit') {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const concerned = await documentsConcerning(db, acting.tenant, [id], await reachOfActing(db, acting, await ownUnits(db, acting, today)))
    if (!concerned.has(id)) throw new DeliveryError('not_found', { what: id })
  }
  await noteInternal(call, db, [subject])
  return document
}

/** How a decision is told; the matter beside it says the rest. */
const SHOWN = { accepted: 'accepted', applied: 'accepted', skipped: 'skipped', carried: 'known' } as const

/**
 * A document with its text, proposals and what was decided on them. A unit sees the documents that its matters come from.
 *
 * @throws DeliveryError `not_found`, also where the acting membership may not see the document
 */
export async function getDocument(call: Call, id: string) {
  permitSomewhere(call.acting, 'getDocument')
  const { deps, acting } = call
  const { document, proposals, content, codes, names } = await deps.db.read(acting.tenant, async (db) => {
    const document = await documentSeen(call, db, id, 'getDocument')
    const content = await contentOf(deps, document)
    const proposals = await proposalsNow(db, acting.tenant, content.reading)
    const codes = await codesOf(db, acting.tenant, document.decisions.flatMap(({ matter }) => matter ?? []))
    const names = await namesOfDocuments(db, acting.tenant, document.parts.flatMap(({ sameAs }) => sameAs?.document ?? []))
    return { document, proposals, content, codes, names }
  })
  const { text, reading } = content
  const part = new Map(document.parts.map((one) => [one.id, one]))
  const decisions = new Map(document.decisions.map((one) => [one.proposal, one]))
  return {
    ...summaryOf(document),
    format: document.format,
    characters: document.characters,
    text,
    documents: reading.documents.map(({ id: partId, title, number, issuer, issuedOn, start, end }) => {
      const sameAs = part.get(partId)?.sameAs ?? null
      return { id: partId, title, number, issuer, issuedOn, start, end, sameAs: sameAs && { ...sameAs, name: names.get(sameAs.document) ?? '' } }
    }),
    sections: reading.sections,
    list: withPassages(proposals, document, content).map((proposal) => {
      const decision = decisions.get(proposal.id)
      const known = part.get(proposal.part)?.sameAs ? ('known' as const) : ('open' as const)
      const code = decision?.matter ? codes.get(decision.matter) : undefined
      return {
        ...proposal,
        decision: decision ? SHOWN[decision.decision] : known,
        matter: decision?.matter && code !== undefined ? { id: decision.matter, code } : null,
        reason: decision?.reason ?? null,
      }
    }),
    targets: reading.targets.map(({ id: target, at, name }) => ({ id: target, at, name })),
    periodic: reading.periodic.map(({ id: one, at, period, action, count, actor, recipient }) => ({ id: one, at, period, action, count, actor, recipient })),
    figures: reading.figures.map(({ at, relation, operands, claimed, computed, verdict, explanation }) => ({ at, relation, operands, claimed, computed, verdict, explanation })),
    definitions: reading.definitions.map(({ term, at, meaning }) => ({ term, at, meaning })),
    readerVersion: document.readerVersion,
  }
}

/** The reader's proposals and the passages that people made matters of, in the order of the text. */
function withPassages(proposals: readonly Proposal[], { decisions }: DocumentState, content: Content): Proposal[] {
  const picked = decisions.flatMap(({ proposal }) => (isPassage(proposal) ? (passageProposal(proposal, content) ?? []) : []))
  return [...proposals, ...picked].sort((a, b) => a.body.start - b.body.start)
}
