import { z } from 'zod'
import { bilingual, commandId, cursorPage, day, holderRef, uuid, written } from './common.ts'

const span = z.object({ start: z.number().int(), end: z.number().int() })

/** A number as printed, with its value in its unit. */
const amount = z.object({ text: z.string(), value: z.number(), unit: z.string().nullable() })

/** A claim of the text that its own numbers or lists can check, with what they come to. */
export const figure = z.object({
  at: span,
  relation: z.enum(['ratio', 'sum', 'difference', 'product', 'enumeration', 'repeat']),
  operands: z.array(amount.extend({ at: span })),
  claimed: amount,
  computed: z.number(),
  verdict: z.enum(['consistent', 'rounding', 'inconsistent']),
  explanation: z.string(),
})

/** A heading and everything down to the next one of its level. */
export const section = z.object({ id: z.string(), document: z.string(), level: z.number().int(), heading: z.string(), start: z.number().int(), end: z.number().int(), parent: z.string().nullable() })

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
  /** since when people without log-in may read of it; null: they may not */
  publishedOn: day.nullable(),
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
  sections: z.array(section),
  list: z.array(proposal),
  targets: z.array(z.object({ id: z.string(), at: span, name: z.string() })),
  periodic: z.array(z.object({ id: z.string(), at: span, period: z.string(), action: z.string(), count: z.number().nullable(), actor: z.string().nullable(), recipient: z.string().nullable() })),
  figures: z.array(figure),
  definitions: z.array(z.object({ term: z.string(), at: span, meaning: z.string() })),
  readerVersion: z.string(),
})

const chosenUnit = z.object({ written: z.string().max(200), role: z.enum(['lead', 'support', 'responsible', 'leader', 'local']), holder: holderRef, territory: z.string().max(60).nullable().default(null) })

/** One proposal as the person confirms it; what is left out stays as read. `at:START-END` is a passage the person picked, offsets into the text. */
export const acceptance = z.object({
  proposal: z.string().max(40),
  title: z.string().trim().min(1).max(300).optional(),
  due: day.nullable().optional(),
  ledger: z.string().max(40).optional(),
  units: z.array(chosenUnit).max(100).optional(),
})

const params = z.object({ document: uuid })

/** What one document says a term means, and where. */
export const termDefinition = z.object({
  term: z.string(),
  kind: z.enum(['meaning', 'abbreviation']),
  meaning: z.string(),
  items: z.array(z.string()),
  source: z.object({ document: uuid, part: z.string(), title: z.string(), number: z.string().nullable(), heading: z.string().nullable(), at: span, here: z.boolean() }),
})

const readDue = z.object({ date: day.nullable(), text: z.string() })

/** What became of a task from the earlier issue of a document to this one. */
export const taskChange = z.object({
  kind: z.enum(['same', 'changed', 'added', 'dropped']),
  /** tasks of the earlier issue, with the matter opened for each, and whether it is over; several where they were merged */
  before: z.array(z.object({ proposal: z.string(), title: z.string(), matter: z.object({ id: uuid, code: z.string(), ended: z.boolean() }).nullable() })),
  /** proposals of this document; several where one was split */
  after: z.array(z.string()),
  /** the wording with what changed in it; empty where the words are the same */
  words: z.array(z.object({ op: z.enum(['same', 'gone', 'new']), text: z.string() })),
  title: z.object({ before: z.string(), after: z.string() }).nullable(),
  due: z.object({ before: readDue.nullable(), after: readDue.nullable() }).nullable(),
  units: z.array(z.object({ role: z.enum(['lead', 'responsible', 'support', 'leaders', 'local']), gone: z.array(z.string()), new: z.array(z.string()) })),
  /** an added task whose words stood in the earlier issue too, a dropped one whose words still stand here */
  stands: z.boolean(),
})

const issue = z.object({
  part: z.string(),
  earlier: z.object({ document: uuid, part: z.string(), name: z.string(), title: z.string(), number: z.string().nullable(), receivedOn: day }),
  changes: z.array(taskChange),
})

/** What became of a document that was handed in. */
export const uploaded = z.object({
  command: z.uuid(),
  document: uuid,
  known: z.boolean(),
  proposals: z.number().int(),
  knownParts: z.number().int(),
  reissued: z.number().int(),
  carried: z.number().int(),
  /** what of the file is not in the text, in words: hidden rows, pages without text */
  notes: z.array(bilingual),
})

export const documentSchemas = {
  listDocuments: { summary: 'Documents received, newest first', query: z.object(cursorPage), response: z.object({ rows: z.array(documentSummary), next: z.string().nullable() }) },
  uploadDocument: {
    summary: 'Read an official document (multipart: fields `command` and `file`)',
    description: 'Refused and not kept: empty, over 20 MB, not what its name says, encrypted, without text, with a secrecy mark. A document received before answers 200 with `known: true` and opens nothing twice. The answer comes when the document is read; how far a large one is, `GET /jobs/{command}` tells meanwhile, also after the line was lost.',
    multipart: true,
    response: uploaded,
  },
  getDocument: { summary: 'A document with its text, proposals and decisions', params, response: document },
  suggestLeads: {
    summary: 'The three units most likely to lead a proposal or passage that names nobody, with the words that speak for each',
    params,
    query: z.object({ proposal: z.string().max(40) }),
    response: z.object({ rows: z.array(z.object({ holder: holderRef, name: z.string(), because: z.array(z.string()) })) }),
  },
  acceptProposals: {
    summary: 'Accept proposals: each becomes a matter with its clause and duties',
    params,
    body: z.object({ command: commandId, proposals: z.array(acceptance).min(1).max(500), ledger: z.string().max(40).optional() }),
    response: z.object({ command: z.uuid(), opened: z.array(z.object({ proposal: z.string(), matter: uuid, code: z.string() })), left: z.array(z.object({ proposal: z.string(), code: z.string(), why: z.string() })) }),
  },
  getTerms: {
    summary: 'What the short names in a document mean, by the document itself and by others of its issuer',
    description: 'Only terms that stand in the document. Where several documents explain a term, all of them are given. A unit is given what the document itself says.',
    params,
    response: z.object({
      terms: z.array(z.object({ short: z.string(), definitions: z.array(termDefinition) })),
      /** how many documents of the issuer were looked at, the last received first, and how many at most are */
      looked: z.number().int(),
      limit: z.number().int(),
    }),
  },
  getChanges: {
    summary: 'What a re-issued document changes against its earlier issue',
    description: 'Documents of the same name and issuer received before, in other words. Tasks that did not change and whose matter goes on are `known` when the document is received; they can be taken back.',
    params,
    response: z.object({ issues: z.array(issue) }),
  },
  applyProposal: {
    summary: 'Put a re-issued task to the matter that its earlier issue opened',
    description: '`take` says what of the new issue the matter takes over; with nothing taken it only goes on. Taking it back voids these changes.',
    params,
    body: z.object({ command: commandId, proposal: z.string().max(40), matter: uuid, take: z.object({ title: z.boolean().default(false), due: z.boolean().default(false), units: z.boolean().default(false) }) }),
    response: written,
  },
  skipProposal: { summary: 'Skip a proposal', params, body: z.object({ command: commandId, proposal: z.string().max(40), reason: z.string().max(500).nullable().default(null) }), response: written },
  takeBackProposal: {
    summary: 'Take a decision back: a skipped proposal is open again, an accepted one voids its matter',
    params,
    body: z.object({ command: commandId, proposal: z.string().max(40), reason: z.string().max(500).nullable().default(null) }),
    response: written,
  },
}
