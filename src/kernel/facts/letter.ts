import { z } from 'zod'
import { BLOCKS } from '../pack/schema.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { readersKinds, type WithReaders } from './readers.ts'

/** Whom a letter goes to: a unit, or a leader's post. Never a person. */
export const addresseeSchema = z.object({ type: z.enum(['unit', 'post']), id: uuidSchema })
export type Addressee = z.infer<typeof addresseeSchema>

/**
 * One piece of a letter's text. A table has a head and rows of equal length; `people` is a labelled line (出席：) whose posts get
 * their names when the paper is written out, because facts hold none; a slip (回执) stands on a page of its own.
 */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'heading-1', 'heading-2', 'heading-3', 'slip']), text: z.string().max(4000) }),
  z.object({ kind: z.literal('table'), title: z.string().max(100).nullable(), head: z.array(z.string().max(40)).min(1).max(16), rows: z.array(z.array(z.string().max(400)).max(16)).max(400) }),
  z.object({ kind: z.literal('people'), label: z.string().max(20), posts: z.array(uuidSchema).max(200), units: z.array(uuidSchema).max(200) }),
])
export type Block = z.infer<typeof blockSchema>
export type BlockKind = (typeof BLOCKS)[number]

/** What it is about: so that it stands on those pages, and tells what came of them. */
const aboutSchema = z.object({ matters: z.array(uuidSchema).max(400), inspection: uuidSchema.nullable(), meeting: uuidSchema.nullable(), answers: uuidSchema.nullable() })

const content = {
  /** 发文机关 */
  issuer: uuidSchema,
  /** 主送 and 抄送 */
  to: z.array(addresseeSchema).max(60),
  copies: z.array(addresseeSchema).max(60),
  title: z.string().min(1).max(200),
  blocks: z.array(blockSchema).max(200),
  replyBy: daySchema.nullable(),
  urgency: z.enum(['urgent', 'extra-urgent']).nullable(),
  about: aboutSchema,
  attachments: z.array(z.string().length(64)).max(20),
}
const contentSchema = z.object(content)
export type LetterContent = z.infer<typeof contentSchema>

/** 〔2026〕12号 of a series of an issuer. */
export const letterNumberSchema = z.object({ series: z.string().max(20), year: z.number().int(), n: z.number().int().min(1) })
export type LetterNumber = z.infer<typeof letterNumberSchema>

/** 代拟稿 → 核稿 → 签发 → 印发 → 已复; a number that was given stays given, withdrawn or not. */
export const LETTER_STATUSES = ['draft', 'checking', 'signing', 'signed', 'issued', 'withdrawn', 'abandoned'] as const
export type LetterStatus = (typeof LETTER_STATUSES)[number]

type Mark = { on: string; post: string | null; actor: string; words: string | null }
export type Reply = { id: string; unit: string; text: string; attachments: string[]; letter: string | null; on: string; post: string | null; returned: { reason: string; on: string } | null }

export type LetterState = LetterContent & WithReaders & {
  id: string
  /** pack and kind of letter */
  pack: string
  kind: string
  draftedOn: string
  draftedBy: { actor: string; post: string | null; unit: string | null }
  /** actors other than the drafter who rewrote it; absent: nobody */
  revisedBy?: string[] | undefined
  status: LetterStatus
  submitted: Mark | null
  checked: Mark | null
  /** who signed it off: `signer` is the post, whoever entered it */
  signed: (Mark & { signer: string; /** it was signed off in the signer's place, by a delegation */ onBehalfOf?: string }) | null
  returned: { by: 'check' | 'sign'; reason: string; on: string } | null
  issued: { on: string; number: LetterNumber | null; /** of the frozen paper */ sha256: string } | null
  replies: Reply[]
  withdrawn: { reason: string; on: string } | null
  abandoned: { reason: string; on: string } | null
}

const kind = kindsOf<LetterState>()
const words = z.string().max(1000).nullable()
const reason = z.object({ reason: z.string().min(1).max(1000) })

// No step of a letter is voided: what went out is withdrawn, what did not is returned or given up, each with its reason.
export const letterKinds = [
  kind('letter.drafted', z.object({ ...content, pack: z.string().max(40), kind: z.string().max(40), unit: uuidSchema.nullable() }), (_, { subject, occurredOn, actor, post, payload: { unit, ...draft } }) => ({
    ...draft,
    id: subject.slice('letter:'.length),
    draftedOn: occurredOn,
    draftedBy: { actor, post, unit },
    status: 'draft',
    submitted: null,
    checked: null,
    signed: null,
    returned: null,
    issued: null,
    replies: [],
    withdrawn: null,
    abandoned: null,
  })),
  // A revision in checking or signing takes it back to the draft: what was checked is what is signed.
  kind(
    'letter.revised',
    z.object({ changes: contentSchema.partial(), reason: words }),
    (state, { actor, payload: { changes } }) => state && { ...state, ...changes, ...rewrittenBy(state, actor), status: 'draft', submitted: null, checked: null, signed: null },
  ),
  kind('letter.submitted', z.object({ words }), (state, { occurredOn, actor, post, payload }) => state && { ...state, status: 'checking', returned: null, submitted: { on: occurredOn, actor, post, words: payload.words } }),
  kind('letter.checked', z.object({ words }), (state, { occurredOn, actor, post, payload }) => state && { ...state, status: 'signing', checked: { on: occurredOn, actor, post, words: payload.words } }),
  kind(
    'letter.returned',
    z.object({ by: z.enum(['check', 'sign']), reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, payload }) => state && { ...state, status: 'draft', submitted: null, checked: null, signed: null, returned: { ...payload, on: occurredOn } },
  ),
  kind('letter.signed', z.object({ signer: uuidSchema, words }), (state, { occurredOn, actor, post, onBehalfOf, payload }) => state && { ...state, status: 'signed', signed: { on: occurredOn, actor, post, ...payload, ...(onBehalfOf && { onBehalfOf }) } }),
  kind(
    'letter.issued',
    z.object({ number: letterNumberSchema.nullable(), sha256: z.string().length(64) }),
    (state, { occurredOn, payload }) => state && { ...state, status: 'issued', issued: { on: occurredOn, ...payload } },
  ),
  kind(
    'letter.replied',
    z.object({ id: uuidSchema, unit: uuidSchema, text: z.string().min(1).max(4000), attachments: z.array(z.string().length(64)).max(20), letter: uuidSchema.nullable() }),
    (state, { occurredOn, post, payload }) => state && { ...state, replies: [...state.replies, { ...payload, on: occurredOn, post, returned: null }] },
  ),
  kind(
    'reply.returned',
    z.object({ reply: uuidSchema, reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, payload }) => state && { ...state, replies: state.replies.map((one) => (one.id === payload.reply ? { ...one, returned: { reason: payload.reason, on: occurredOn } } : one)) },
  ),
  kind('letter.withdrawn', reason, (state, { occurredOn, payload }) => state && { ...state, status: 'withdrawn', withdrawn: { ...payload, on: occurredOn } }),
  kind('letter.abandoned', reason, (state, { occurredOn, payload }) => state && { ...state, status: 'abandoned', abandoned: { ...payload, on: occurredOn } }),
  ...readersKinds<LetterState>('letter'),
]

function rewrittenBy({ draftedBy, revisedBy = [] }: LetterState, actor: string): Pick<LetterState, 'revisedBy'> {
  return actor === draftedBy.actor || revisedBy.includes(actor) ? {} : { revisedBy: [...revisedBy, actor] }
}

/** The numbers of one series of one issuer in one year; locked while one is given, so that none is given twice and none left out. */
export type RegisterState = { issuer: string; series: string; year: number; last: number }

/** `register:<issuer>.<year>.<series as hex>`: a subject's id holds no Chinese. */
export function registerSubject(issuer: string, series: string, year: number): string {
  const hex = [...new TextEncoder().encode(series)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `register:${issuer}.${year}.${hex}`
}

const register = kindsOf<RegisterState>()

export const registerKinds = [
  register('number.given', z.object({ issuer: uuidSchema, ...letterNumberSchema.shape, letter: uuidSchema }), (_, { payload: { issuer, series, year, n } }) => ({ issuer, series, year, last: n })),
]

/** A city's own template of a kind of letter: what differs from the pack's. */
export type TemplateState = {
  /** id of the pack's letter */
  kind: string
  /** 发文机关标志; absent: the issuer's name */
  mark: string | null
  skeleton: { kind: BlockKind; text: string }[] | null
  /** named as in `letters/docx`: margins in mm, fonts, what stands in the footer block */
  layout: Record<string, string | number>
  setOn: string
}

const template = kindsOf<TemplateState>()

export const templateKinds = [
  template(
    'template.set',
    z.object({
      mark: z.string().max(60).nullable(),
      skeleton: z.array(z.object({ kind: z.enum(BLOCKS), text: z.string().max(2000) })).max(60).nullable(),
      layout: z.record(z.string().max(40), z.union([z.string().max(100), z.number()])),
    }),
    (_, { subject, occurredOn, payload }) => ({ ...payload, kind: subject.slice('template:'.length), setOn: occurredOn }),
  ),
  template('template.cleared', reason, () => null),
]
