import { z } from 'zod'
import { bilingual, commandId, cursorPage, day, unitRef, uuid, written } from './common.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const status = z.enum(['draft', 'checking', 'signing', 'signed', 'issued', 'withdrawn', 'abandoned'])
const form = z.enum(['letter', 'notice', 'circular', 'minutes', 'supervision-notice', 'feedback', 'reminder', 'request', 'report', 'reply'])
const layout = z.enum(['paper', 'letter', 'minutes'])
const urgency = z.enum(['urgent', 'extra-urgent']).nullable()
const kindId = z.string().trim().min(1).max(40)

export const addressee = z.object({ type: z.enum(['unit', 'post']), id: uuid })
const addresseeView = addressee.extend({ name: z.string(), /** a city leader's post: courteous words, signed by a person */ leader: z.boolean() })

const text = z.string().trim().max(4000)
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'heading-1', 'heading-2', 'heading-3', 'slip']), text }),
  z.object({ kind: z.literal('table'), title: z.string().trim().max(100).nullable().default(null), head: z.array(z.string().max(40)).min(1).max(16), rows: z.array(z.array(z.string().max(400)).max(16)).max(400) }),
  z.object({ kind: z.literal('people'), label: z.string().trim().max(20), posts: z.array(uuid).max(200), units: z.array(uuid).max(200) }),
])
const blockView = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'heading-1', 'heading-2', 'heading-3', 'slip']), text: z.string() }),
  z.object({ kind: z.literal('table'), title: z.string().nullable(), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({ kind: z.literal('people'), label: z.string(), posts: z.array(uuid), units: z.array(uuid), /** as the paper will name them */ names: z.array(z.string()) }),
])

const about = z
  .object({ matters: z.array(uuid).max(400), inspection: uuid.nullable(), meeting: uuid.nullable(), answers: uuid.nullable() })
  .partial()
  .transform(({ matters = [], inspection = null, meeting = null, answers = null }) => ({ matters, inspection, meeting, answers }))

const changes = {
  to: z.array(addressee).max(60),
  copies: z.array(addressee).max(60),
  title: z.string().trim().min(1).max(200),
  blocks: z.array(block).max(200),
  replyBy: day.nullable(),
  urgency,
  about,
  attachments: z.array(sha256).max(20),
}

/** A letter this kind may be: from packs in force. */
const kindView = z.object({
  pack: z.string(),
  id: z.string(),
  name: bilingual,
  form,
  layout,
  directive: z.boolean(),
  /** it bears a number */
  numbered: z.boolean(),
  replyWorkdays: z.number().int().nullable(),
})

/** Whether it may go to this addressee; if not, why (`code` of errors) and which ways it may go instead. */
const route = addresseeView.extend({ allowed: z.boolean(), code: z.string().nullable(), why: bilingual.nullable(), ways: z.array(bilingual) })

/** How long it is; over `most` it warns and does not refuse. */
const length = z.object({ characters: z.number().int(), most: z.number().int().nullable(), over: z.boolean() })

/** What is asked of the acting membership now. */
const asked = z.object({ action: z.enum(['mend', 'check', 'sign', 'issue', 'reply']), text: bilingual, due: day.nullable(), workdaysLate: z.number().int() })

export const letterRow = z.object({
  id: uuid,
  title: z.string(),
  pack: z.string(),
  kind: z.string(),
  kindName: bilingual,
  form,
  status,
  statusName: bilingual,
  issuer: unitRef,
  to: z.array(addresseeView),
  number: z.string().nullable(),
  draftedOn: day,
  issuedOn: day.nullable(),
  replyBy: day.nullable(),
  /** units that a reply is asked of, and how many have given one that stands */
  replies: z.object({ asked: z.number().int(), given: z.number().int() }),
  /** working days since the reply's day, while one is missing */
  workdaysLate: z.number().int(),
  matters: z.number().int(),
  asked: asked.nullable(),
})

const attachment = z.object({ sha256, name: z.string(), size: z.number().int() })

const reply = z.object({
  id: uuid,
  unit: unitRef,
  text: z.string(),
  attachments: z.array(attachment),
  letter: z.object({ id: uuid, title: z.string(), number: z.string().nullable() }).nullable(),
  on: day,
  by: z.string().nullable(),
  returned: z.object({ reason: z.string(), on: day }).nullable(),
})

const letterView = letterRow.omit({ matters: true, replies: true }).extend({
  layout,
  copies: z.array(addresseeView),
  blocks: z.array(blockView),
  urgency,
  about: z.object({
    /** `shown` false: of a matter this membership may not open only that there is one */
    matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), shown: z.boolean() })),
    inspection: uuid.nullable(),
    meeting: uuid.nullable(),
    answers: z.object({ id: uuid, title: z.string(), number: z.string().nullable() }).nullable(),
  }),
  attachments: z.array(attachment),
  length,
  /** 发文机关标志 as it is printed */
  mark: z.string(),
  /** 河改办函〔2023〕__号 before it is issued; null where its kind bears no number */
  series: z.string().nullable(),
  /** the number it would get now; null before it is signed off and where its kind bears none */
  nextNumber: z.object({ n: z.number().int(), text: z.string() }).nullable(),
  /** who did what, in order; by post, never by person */
  steps: z.array(z.object({ step: z.enum(['drafted', 'submitted', 'checked', 'returned', 'signed', 'issued', 'replied', 'reply-returned', 'withdrawn', 'abandoned']), name: bilingual, on: day, by: z.string().nullable(), words: z.string().nullable() })),
  replies: z.array(reply),
  /** of whom a reply is asked; a group stands here as its members */
  owing: z.array(z.object({ unit: unitRef, replied: z.boolean() })),
  route: z.array(route),
  /** posts that may sign it off */
  signers: z.array(z.object({ id: uuid, name: z.string() })),
  /** of the frozen paper */
  sha256: sha256.nullable(),
  may: z.array(z.enum(['revise', 'submit', 'check', 'return', 'sign', 'issue', 'withdraw', 'abandon', 'reply', 'return-reply', 'download'])),
})

const params = z.object({ letter: uuid })
const words = z.string().trim().max(1000).nullable().default(null)
const reason = z.string().trim().max(1000)
const act = { command: commandId, occurredOn: day.optional() }

const reminderGroup = z.object({
  addressee: addresseeView,
  matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), /** what is missing or late, as the letter says it */ what: z.string() })),
  title: z.string(),
  blocks: z.array(blockView),
  replyBy: day.nullable(),
  route,
  length,
  /** what these matters were reminded of already in this quarter, to the same addressee */
  reminded: z.array(z.object({ letter: uuid, title: z.string(), number: z.string().nullable(), status, on: day })),
})

const template = z.object({
  kind: kindView,
  /** the city's own; null: the pack's */
  own: z.object({ mark: z.string().nullable(), setOn: day }).nullable(),
  mark: z.string().nullable(),
  skeleton: z.array(z.object({ kind: z.enum(['paragraph', 'heading-1', 'heading-2', 'heading-3', 'table', 'people', 'slip']), text: z.string() })),
  layout: z.record(z.string(), z.union([z.string(), z.number()])),
  /** {fields} that a skeleton of this form may use */
  fields: z.array(z.object({ id: z.string(), name: bilingual })),
})

const numberRow = z.object({
  number: z.string(),
  n: z.number().int(),
  issuer: unitRef,
  letter: uuid,
  title: z.string(),
  /** false: of a letter this membership may not open only its number is said */
  shown: z.boolean(),
  status: z.enum(['issued', 'withdrawn']),
  issuedOn: day,
  withdrawn: z.object({ reason: z.string(), on: day }).nullable(),
})

export const letterSchemas = {
  listLetters: {
    summary: 'Letters: drafts on their way and what was issued; the newest first',
    query: z.object({
      status: status.optional(),
      /** as `pack/kind` */
      kind: z.string().max(81).optional(),
      /** `mine`: issued by the own unit; `received`: addressed to it; `asked`: something is asked of the acting membership; `awaiting`: a reply is missing */
      box: z.enum(['mine', 'received', 'asked', 'awaiting']).optional(),
      matter: uuid.optional(),
      inspection: uuid.optional(),
      meeting: uuid.optional(),
      issuer: uuid.optional(),
      q: z.string().trim().max(100).optional(),
      ...cursorPage,
    }),
    response: z.object({
      today: day,
      rows: z.array(letterRow),
      next: z.string().nullable(),
      kinds: z.array(kindView),
      /** units in whose name the acting membership may draft, its own first; the office for every unit */
      issuers: z.array(unitRef),
      may: z.array(z.enum(['draft', 'batch', 'templates'])),
    }),
  },
  getLetter: { summary: 'A letter: its text, who did what, what is asked of the acting membership, replies', params, response: letterView },
  letterRoute: {
    summary: 'Before drafting: whether such a letter may go to these addressees, which way instead, and what the draft begins with',
    body: z.object({ pack: kindId, kind: kindId, issuer: uuid, to: z.array(addressee).max(60).default([]), matters: z.array(uuid).max(200).default([]) }),
    response: z.object({
      allowed: z.boolean(),
      rows: z.array(route),
      /** the draft as the template gives it, filled in from the records of the matters */
      title: z.string(),
      blocks: z.array(blockView),
      replyBy: day.nullable(),
      series: z.string().nullable(),
      /** 发文机关标志 as it will be printed */
      mark: z.string().nullable(),
      length,
    }),
  },
  draftLetter: { summary: 'Draft a letter (代拟稿)', body: z.object({ ...act, pack: kindId, kind: kindId, issuer: uuid, to: changes.to.default([]), copies: changes.copies.default([]), title: changes.title, blocks: changes.blocks.default([]), replyBy: changes.replyBy.default(null), urgency: urgency.default(null), about: about.default({ matters: [], inspection: null, meeting: null, answers: null }), attachments: changes.attachments.default([]) }), response: written },
  reviseLetter: { summary: 'Change a draft; one that is being checked or signed goes back to the draft', params, body: z.object({ ...act, changes: z.object(changes).partial(), reason: words }), response: written },
  submitLetter: { summary: 'Hand a draft in for checking (送核)', params, body: z.object({ ...act, words }), response: written },
  checkLetter: { summary: 'Check a draft (核稿): by another person than who drafted it', params, body: z.object({ ...act, words }), response: written },
  returnLetter: { summary: 'Send a draft back, with the reason', params, body: z.object({ ...act, reason }), response: written },
  signLetter: { summary: 'Sign off (签发): entered by the signer, who acts for them, or the office for a signature on paper', params, body: z.object({ ...act, signer: uuid, words }), response: written },
  issueLetter: { summary: 'Issue (印发): it gets its number and is frozen', params, body: z.object({ ...act, /** exactly the next; absent: the next */ n: z.number().int().min(1).max(99_999).optional() }), response: written },
  withdrawLetter: { summary: 'Withdraw an issued letter; its number stays recorded', params, body: z.object({ ...act, reason }), response: written },
  abandonLetter: { summary: 'Give up a draft', params, body: z.object({ ...act, reason }), response: written },
  replyLetter: { summary: 'Reply to a letter in the name of the own unit', params, body: z.object({ ...act, unit: uuid.optional(), text: z.string().trim().max(4000), attachments: changes.attachments.default([]), letter: uuid.nullable().default(null) }), response: written },
  returnReply: { summary: 'Send a reply back, with the reason', params: z.object({ letter: uuid, reply: uuid }), body: z.object({ ...act, reason }), response: written },
  downloadLetter: { summary: 'The letter as .docx: a draft marked 代拟稿, or the issued file byte for byte', params, binary: true, audit: 'download' as const, response: z.unknown() },
  previewReminders: {
    summary: 'Reminder letters for several matters at once, one to each addressee, before anything is drafted',
    body: z.object({
      pack: kindId,
      kind: kindId,
      issuer: uuid,
      /** whom: the unit that carries it out, or the leader who leads it */
      whom: z.enum(['carries', 'leads']).default('carries'),
      ledger: z.string().max(40).optional(),
      /** absent: those of the ledger that are late or lack something in this quarter */
      matters: z.array(uuid).min(1).max(200).optional(),
      replyBy: day.nullable().optional(),
    }),
    response: z.object({
      today: day,
      period: bilingual,
      groups: z.array(reminderGroup),
      /** matters with nobody to remind, or with nothing to remind of */
      left: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), why: bilingual })),
      /** more open matters than are looked at; the worst were */
      more: z.boolean(),
    }),
  },
  draftReminders: {
    summary: 'Draft the reminder letters of a preview in one go',
    body: z.object({
      ...act,
      pack: kindId,
      kind: kindId,
      issuer: uuid,
      replyBy: day.nullable().optional(),
      groups: z.array(z.object({ addressee, matters: z.array(uuid).min(1).max(200), /** as changed in the preview */ title: changes.title.optional(), blocks: changes.blocks.optional() })).min(1).max(100),
    }),
    response: written,
  },
  listLetterNumbers: {
    summary: 'The register of numbers of a year: issued and withdrawn, none left out',
    query: z.object({ year: z.coerce.number().int().min(1949).max(2199).optional(), issuer: uuid.optional() }),
    response: z.object({ year: z.number().int(), series: z.array(z.object({ series: z.string(), issuer: unitRef, last: z.number().int(), rows: z.array(numberRow) })) }),
  },
  setLetterCode: { summary: 'The short code of a unit in numbers of letters (机关代字): 河改办', params: z.object({ unit: uuid }), body: z.object({ ...act, code: z.string().trim().max(20) }), response: written },
  getLetterTemplates: { summary: 'What drafts begin with and how they look, by kind of letter; the codes of issuers', response: z.object({ rows: z.array(template), /** what `layout` may change: names with the standard’s value and what else is allowed */ styles: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]), from: z.number().optional(), to: z.number().optional(), oneOf: z.array(z.string()).optional() })), codes: z.array(z.object({ unit: unitRef, code: z.string(), /** false: derived from the name */ own: z.boolean() })), may: z.array(z.enum(['set'])) }) },
  setLetterTemplate: {
    summary: 'A city’s own template of a kind of letter; used for new drafts',
    params: z.object({ pack: kindId, kind: kindId }),
    body: z.object({
      ...act,
      mark: z.string().trim().max(60).nullable().default(null),
      skeleton: z.array(z.object({ kind: z.enum(['paragraph', 'heading-1', 'heading-2', 'heading-3', 'table', 'people', 'slip']), text: z.string().trim().max(2000).default('') })).max(60).nullable().default(null),
      layout: z.record(z.string().max(40), z.union([z.string().max(100), z.number()])).default({}),
    }),
    response: written,
  },
  clearLetterTemplate: { summary: 'Back to the pack’s template', params: z.object({ pack: kindId, kind: kindId }), body: z.object({ ...act, reason }), response: written },
}
