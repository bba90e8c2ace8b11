import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

const content = {
  title: z.string().min(1).max(200),
  /** what is looked at */
  topic: z.string().max(2000),
  /** the paper that authorises it (依据文件), as text */
  basis: z.string().max(300).nullable(),
  /** who inspects, and with whom */
  lead: uuidSchema,
  with: z.array(uuidSchema).max(30),
  /** who is inspected: places and units */
  inspected: z.array(uuidSchema).min(1).max(60),
  /** matters it looks at */
  matters: z.array(uuidSchema).max(100),
  from: daySchema,
  to: daySchema,
}
const contentSchema = z.object(content)
export type InspectionContent = z.infer<typeof contentSchema>

/** A finding is a matter of its own from its first day (整改事项); here stands only which ones this inspection made. */
export type Opinion = { id: string; unit: string; text: string; letter: string | null; on: string; stateBy: string; case: { text: string; attachments: string[]; on: string; post: string | null; answer: { upheld: boolean; words: string; on: string } | null } | null }

export type LookBack = { matter: string; held: boolean; words: string; attachments: string[]; on: string; post: string | null }

export const INSPECTION_STATUSES = ['planned', 'under-way', 'reported', 'closed', 'cancelled', 'merged'] as const

export type InspectionState = InspectionContent & {
  id: string
  pack: string
  kind: string
  year: number
  plannedOn: string
  /** an inspection that looks again (回头看) at what an earlier one found */
  looksBackAt: string | null
  /** why it was planned although the plan warned: over the quota, too near another one */
  despite: string | null
  status: (typeof INSPECTION_STATUSES)[number]
  /** absent until it began */
  begunOn?: string
  carriedOut: { on: string; from: string; to: string; summary: string; places: string[]; attachments: string[] } | null
  findings: { matter: string; unit: string }[]
  opinions: Opinion[]
  lookBacks: LookBack[]
  mergedInto: string | null
  ended: { reason: string | null; on: string } | null
}

const kind = kindsOf<InspectionState>()
const files = z.array(z.string().length(64)).max(20)

export const inspectionKinds = [
  kind(
    'inspection.planned',
    z.object({ ...content, pack: z.string().max(40), kind: z.string().max(40), looksBackAt: uuidSchema.nullable(), despite: z.string().max(1000).nullable() }),
    (_, { subject, occurredOn, payload }) => ({
      ...payload,
      id: subject.slice('inspection:'.length),
      year: Number(payload.from.slice(0, 4)),
      plannedOn: occurredOn,
      status: 'planned',
      carriedOut: null,
      findings: [],
      opinions: [],
      lookBacks: [],
      mergedInto: null,
      ended: null,
    }),
  ),
  kind('inspection.changed', z.object({ changes: contentSchema.partial(), reason: z.string().min(1).max(1000), despite: z.string().max(1000).nullable() }), (state, { payload: { changes, despite } }) =>
    state && { ...state, ...changes, despite: despite ?? state.despite, year: Number((changes.from ?? state.from).slice(0, 4)) },
  ),
  kind('inspection.merged', z.object({ into: uuidSchema, reason: z.string().min(1).max(1000) }), (state, { occurredOn, payload }) =>
    state && { ...state, status: 'merged', mergedInto: payload.into, ended: { reason: payload.reason, on: occurredOn } },
  ),
  kind('inspection.cancelled', z.object({ reason: z.string().min(1).max(1000) }), (state, { occurredOn, payload }) => state && { ...state, status: 'cancelled', ended: { ...payload, on: occurredOn } }),
  kind('inspection.begun', z.object({}), (state, { occurredOn }) => state && { ...state, status: 'under-way', begunOn: occurredOn }),
  kind(
    'inspection.reported',
    z.object({ from: daySchema, to: daySchema, summary: z.string().min(1).max(4000), places: z.array(z.string().max(100)).max(40), attachments: files }),
    (state, { occurredOn, payload }) => state && { ...state, status: 'reported', carriedOut: { ...payload, on: occurredOn } },
  ),
  kind('finding.made', z.object({ matter: uuidSchema, unit: uuidSchema }), (state, { payload }) => state && { ...state, findings: [...state.findings, payload] }, { voidable: true }),
  kind(
    'opinion.sent',
    z.object({ id: uuidSchema, unit: uuidSchema, text: z.string().min(1).max(4000), letter: uuidSchema.nullable(), stateBy: daySchema }),
    (state, { occurredOn, payload }) => state && { ...state, opinions: [...state.opinions, { ...payload, on: occurredOn, case: null }] },
  ),
  kind('case.stated', z.object({ opinion: uuidSchema, text: z.string().min(1).max(4000), attachments: files }), (state, { occurredOn, post, payload: { opinion, ...stated } }) =>
    state && { ...state, opinions: state.opinions.map((one) => (one.id === opinion ? { ...one, case: { ...stated, on: occurredOn, post, answer: null } } : one)) },
  ),
  kind('case.answered', z.object({ opinion: uuidSchema, upheld: z.boolean(), words: z.string().min(1).max(2000) }), (state, { occurredOn, payload: { opinion, ...answer } }) =>
    state && { ...state, opinions: state.opinions.map((one) => (one.id === opinion && one.case ? { ...one, case: { ...one.case, answer: { ...answer, on: occurredOn } } } : one)) },
  ),
  kind('finding.lookedAgain', z.object({ matter: uuidSchema, held: z.boolean(), words: z.string().min(1).max(2000), attachments: files }), (state, { occurredOn, post, payload }) =>
    state && { ...state, lookBacks: [...state.lookBacks, { ...payload, on: occurredOn, post }] },
  ),
  kind('inspection.closed', z.object({ words: z.string().max(1000).nullable() }), (state, { occurredOn, payload }) => state && { ...state, status: 'closed', ended: { reason: payload.words, on: occurredOn } }),
]
