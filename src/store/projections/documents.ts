import { projection } from './projection.ts'

export const documents = [
  projection('document', 'document', ['id'], ({ id, name, format, sha256, characters, receivedOn, parts, proposals, decisions }) => [
    {
      id,
      name,
      title: parts[0]?.title ?? name,
      number: parts[0]?.number ?? null,
      format,
      sha256,
      characters,
      received_on: receivedOn,
      parts: parts.length,
      // What goes on in the matter of an earlier issue waits for no one.
      proposals: proposals - decisions.filter(({ decision }) => decision === 'carried').length,
      accepted: decisions.filter(({ decision }) => decision === 'accepted' || decision === 'applied').length,
      skipped: decisions.filter(({ decision }) => decision === 'skipped').length,
    },
  ]),
  projection('document', 'public_document', ['document'], ({ id, published }) =>
    published ? [{ document: id, title: published.title, summary: published.summary, published_on: published.on }] : [],
  ),
  projection('document', 'document_part', ['document', 'part'], ({ id, parts }) =>
    parts.map(({ id: part, title, number, fingerprint, sameAs }) => ({
      document: id,
      part,
      title,
      number,
      fingerprint,
      same_as_document: sameAs?.document ?? null,
    })),
  ),
  projection('document', 'proposal_decision', ['document', 'proposal'], ({ id, decisions }) =>
    decisions.map(({ proposal, decision, matter, on }) => ({ document: id, proposal, decision, matter, decided_on: on })),
  ),
]
