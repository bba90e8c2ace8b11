import { z } from 'zod'
import { commandId, cursorPage, day, holderRef, uuid, written } from './common.ts'

const span = z.object({ start: z.number().int(), end: z.number().int() })

/** A number as printed, with its value in its unit. */
const amount = z.object({ text: z.string(), value: z.number(), unit: z.string().nullable() })

export const documentPart = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  start: z.number().int(),
  end: z.number().int(),
  /** received before, in this or another file: its tasks are not proposed again */
  sameAs: z.object({ document: uuid, part: z.string(), name: z.string() }).nullable(),
})

/** A unit as the document writes it, with the units of this city it may mean, the likeliest first. */
export const namedUnit = z.object({
  written: z.string(),
  role: z.enum(['lead', 'support', 'responsible', 'leader', 'local']),
  territory: z.string().nullable(),
  /** the one it surely means; null when a person must choose */
  match: holderRef.nullable(),
  candidates: z.array(z.object({ holder: holderRef, name: z.string(), reason: z.string() })),
})

export const proposal = z.object({
  id: z.string(),
  part: z.string(),
  kind: z.enum(['task', 'target', 'rhythm', 'figure']),
  title: z.string(),
  path: z.array(z.string()),
  body: span,
  annotation: span.nullable(),
  units: z.array(namedUnit),
  due: day.nullable(),
  dueText: z.string().nullable(),
  confidence: z.number(),
  /** what of it may become a matter: tasks can be accepted, the others are shown beside the text */
  acceptable: z.boolean(),
  decision: z.enum(['open', 'accepted', 'skipped', 'known']),
  matter: z.object({ id: uuid, code: z.string() }).nullable(),
  reason: z.string().nullable(),
})

export const documentSummary = z.object({
  id: uuid,
  name: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  receivedOn: day,
  parts: z.number().int(),
  proposals: z.number().int(),
  open: z.number().int(),
  accepted: z.number().int(),
  skipped: z.number().int(),
})

export const document = documentSummary.extend({
  format: z.string(),
  characters: z.number().int(),
  /** the text all offsets point into */
  text: z.string(),
  documents: z.array(documentPart),
  sections: z.array(z.object({ id: z.string(), document: z.string(), level: z.number().int(), heading: z.string(), start: z.number().int(), end: z.number().int(), parent: z.string().nullable() })),
  list: z.array(proposal),
  targets: z.array(z.object({ id: z.string(), at: span, name: z.string() })),
  periodic: z.array(z.object({ id: z.string(), at: span, period: z.string(), action: z.string() })),
  figures: z.array(z.object({ at: span, relation: z.enum(['ratio', 'sum', 'difference', 'product', 'enumeration', 'repeat']), operands: z.array(amount.extend({ at: span })), claimed: amount, computed: z.number(), verdict: z.enum(['consistent', 'rounding', 'inconsistent']), explanation: z.string() })),
  definitions: z.array(z.object({ term: z.string(), at: span, meaning: z.string() })),
  readerVersion: z.string(),
})

const chosenUnit = z.object({ written: z.string().max(200), role: z.enum(['lead', 'support', 'responsible', 'leader', 'local']), holder: holderRef, territory: z.string().max(60).nullable().default(null) })

/** One proposal as the person confirms it; what is left out stays as read. */
export const acceptance = z.object({
  proposal: z.string().max(40),
  title: z.string().trim().min(1).max(300).optional(),
  due: day.nullable().optional(),
  ledger: z.string().max(40).optional(),
  units: z.array(chosenUnit).max(100).optional(),
})

const params = z.object({ document: uuid })

export const documentSchemas = {
  listDocuments: { summary: 'Documents received, newest first', query: z.object(cursorPage), response: z.object({ rows: z.array(documentSummary), next: z.string().nullable() }) },
  uploadDocument: {
    summary: 'Read an official document (multipart: fields `command` and `file`)',
    description: 'Refused and not kept: empty, over 20 MB, not what its name says, encrypted, without text, with a secrecy mark. A document received before answers 200 with `known: true` and opens nothing twice.',
    multipart: true,
    response: z.object({ command: z.uuid(), document: uuid, known: z.boolean(), proposals: z.number().int(), knownParts: z.number().int() }),
  },
  getDocument: { summary: 'A document with its text, proposals and decisions', params, response: document },
  acceptProposals: {
    summary: 'Accept proposals: each becomes a matter with its clause and duties',
    params,
    body: z.object({ command: commandId, proposals: z.array(acceptance).min(1).max(500), ledger: z.string().max(40).optional() }),
    response: z.object({ command: z.uuid(), opened: z.array(z.object({ proposal: z.string(), matter: uuid, code: z.string() })), left: z.array(z.object({ proposal: z.string(), code: z.string(), why: z.string() })) }),
  },
  skipProposal: { summary: 'Skip a proposal', params, body: z.object({ command: commandId, proposal: z.string().max(40), reason: z.string().max(500).nullable().default(null) }), response: written },
  takeBackProposal: {
    summary: 'Take a decision back: a skipped proposal is open again, an accepted one voids its matter',
    params,
    body: z.object({ command: commandId, proposal: z.string().max(40), reason: z.string().max(500).nullable().default(null) }),
    response: written,
  },
}
