import { z } from 'zod'
import type { Level } from '../pack/scheme-schema.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import type { BeneficiaryAnswer, Raise } from './problem.ts'
import type { EscalationTaken, ExtensionRequest, Origin } from './procedure.ts'
import type { Road } from './road.ts'
import { readersKinds, type WithReaders } from './readers.ts'

/** Who answers: a post, a unit (or a group of units, expanded by day), or a seat in a body. Never a person. */
export const holderSchema = z.object({ type: z.enum(['unit', 'post', 'seat']), id: uuidSchema })
export type Holder = z.infer<typeof holderSchema>

export const dutySchema = z.object({
  id: uuidSchema,
  role: z.string().max(40),
  holder: holderSchema,
  /** where the duty is limited to a place, as the document says it */
  territory: z.string().max(60).nullable(),
  from: daySchema,
})
export type Duty = z.infer<typeof dutySchema> & { to: string | null }

export const milestoneSchema = z.object({ id: z.string().max(40), title: z.string().min(1).max(200), due: daySchema })
export type Milestone = z.infer<typeof milestoneSchema> & { reachedOn: string | null }

/** Where the matter comes from: the document and the places in its text (UTF-16 offsets, end exclusive). */
export const clauseSchema = z.object({
  document: uuidSchema,
  proposal: z.string().max(40),
  number: z.string().max(80).nullable(),
  documentTitle: z.string().max(300),
  path: z.array(z.string().max(300)).max(12),
  body: z.object({ start: z.number().int(), end: z.number().int() }),
  annotation: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  text: z.string().max(6000),
})
export type Clause = z.infer<typeof clauseSchema>

export const fieldsSchema = z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]))
export type Fields = z.infer<typeof fieldsSchema>

export type Step = { transition: string; from: string; to: string; on: string; post: string | null; note: string | null; limitDue: string | null; /** absent where it carried none */ attachments?: string[]; /** the instant, where hours count */ at?: string; limitAt?: string }
export type SignedJudgement = { text: string; ground: string; until: string; signedOn: string; post: string | null }
export type Exemption = { rhythm: string; period: string; reason: string; basis: string }

/** What one matter is to another: it keeps it from going on (卡住), carries over what it was last year (结转), or is a part of it that must close first (子任务). */
export const RELATIONS = ['blocks', 'continues', 'part'] as const
export type Relation = (typeof RELATIONS)[number]
/** Stands on the source; a link that was ended stays with its last day, so that a past day can be shown. */
export type Link = { target: string; relation: Relation; from: string; to: string | null }

export type MatterState = WithReaders & {
  id: string
  ledger: string
  code: string
  title: string
  year: number
  openedOn: string
  due: string | null
  dueText: string | null
  fields: Fields
  clause: Clause | null
  milestones: Milestone[]
  procedure: string
  stage: string
  limitDue: string | null
  steps: Step[]
  duties: Duty[]
  listedIn: { ledger: string; fields: Fields }[]
  judgement: SignedJudgement | null
  exemptions: Exemption[]
  /** kept from the first thing it meets on its year's road; read with `roadOf` */
  road?: Road
  /** absent until the first one */
  links?: Link[]
  /** indicators that tell how far it has come; absent: none */
  measuredBy?: { indicator: string; place: string | null; level: Level | null }[]
  /** what those it is solved for said, the newest last */
  answers?: BeneficiaryAnswer[]
  /** what was brought up a level, the newest last */
  raises?: Raise[]
  /** the instant by which the next step is due, where its limit counts hours */
  limitAt?: string
  /** whence it came, where not from a document that was read here */
  origin?: Origin
  extensions?: ExtensionRequest[]
  escalations?: EscalationTaken[]
  /** in plain words, for people without log-in; absent: not public */
  publicised?: { promise: string; outcome: string | null; topic: string | null; on: string }
}

/** The links of a matter to others that stand, or stood on `day`. */
export function linksOf({ links = [] }: Pick<MatterState, 'links'>, relation: Relation, day?: string): Link[] {
  return links.filter((link) => link.relation === relation && (day === undefined ? link.to === null : link.from <= day && (link.to === null || day < link.to)))
}

const kind = kindsOf<MatterState>()
const set = (state: MatterState | null, change: (state: MatterState) => Partial<MatterState>) => state && { ...state, ...change(state) }

export const matterKinds = [
  kind(
    'matter.opened',
    z.object({
      ledger: z.string(), code: z.string().max(40), title: z.string().min(1).max(300), year: z.number().int(),
      due: daySchema.nullable(), dueText: z.string().max(100).nullable(), fields: fieldsSchema, clause: clauseSchema.nullable(),
      milestones: z.array(milestoneSchema).max(60), procedure: z.string(), stage: z.string(), limitDue: daySchema.nullable(), duties: z.array(dutySchema).max(200),
    }),
    (_, { subject, occurredOn, payload }) => ({
      ...payload,
      id: subject.slice('matter:'.length),
      openedOn: occurredOn,
      milestones: payload.milestones.map((milestone) => ({ ...milestone, reachedOn: null })),
      duties: payload.duties.map((duty) => ({ ...duty, to: null })),
      steps: [],
      listedIn: [],
      judgement: null,
      exemptions: [],
    }),
    { voidable: true },
  ),
  kind(
    'matter.amended',
    z.object({
      changes: z.object({ title: z.string().min(1).max(300), due: daySchema.nullable(), dueText: z.string().max(100).nullable(), fields: fieldsSchema, milestones: z.array(milestoneSchema).max(60) }).partial(),
      reason: z.string().min(1).max(1000),
      basis: z.string().max(300).nullable(),
    }),
    (state, { payload: { changes } }) =>
      set(state, (old) => ({
        ...changes,
        fields: { ...old.fields, ...changes.fields },
        milestones: changes.milestones?.map((m) => ({ ...m, reachedOn: old.milestones.find(({ id }) => id === m.id)?.reachedOn ?? null })) ?? old.milestones,
      })),
    { voidable: true },
  ),
  kind('duty.assigned', dutySchema, (state, { payload }) => set(state, ({ duties }) => ({ duties: [...duties.filter(({ id }) => id !== payload.id), { ...payload, to: null }] })), { voidable: true }),
  kind(
    'duty.ended',
    z.object({ duty: uuidSchema, reason: z.string().max(1000) }),
    (state, { occurredOn, payload: { duty } }) => set(state, ({ duties }) => ({ duties: duties.map((one) => (one.id === duty ? { ...one, to: occurredOn } : one)) })),
    { voidable: true },
  ),
  kind(
    'procedure.moved',
    z.object({
      transition: z.string(), from: z.string(), to: z.string(), note: z.string().max(2000).nullable(), limitDue: daySchema.nullable(),
      /** hashes of the files it carries, as evidence */
      attachments: z.array(z.string().length(64)).max(20),
      /** instants, where the limits count hours: of the step, and by which the next one is due */
      at: z.iso.datetime().nullable(),
      limitAt: z.iso.datetime().nullable(),
    }),
    (state, { occurredOn, post, payload: { attachments, at, limitAt, ...step } }) => {
      if (!state) return null
      const { limitAt: _, ...before } = state
      const taken = { ...step, on: occurredOn, post, ...(attachments.length ? { attachments } : {}), ...(at !== null && { at }), ...(limitAt !== null && { limitAt }) }
      return { ...before, stage: step.to, limitDue: step.limitDue, ...(limitAt !== null && { limitAt }), steps: [...state.steps, taken] }
    },
    // Version 1 knew no files, version 2 no hours.
    { voidable: true, version: 3, upcasters: { 1: (payload) => ({ attachments: [], ...(payload as object) }), 2: (payload) => ({ at: null, limitAt: null, ...(payload as object) }) } },
  ),
  kind(
    'milestone.reached',
    z.object({ milestone: z.string(), note: z.string().max(1000).nullable() }),
    (state, { occurredOn, payload: { milestone } }) =>
      set(state, ({ milestones }) => ({ milestones: milestones.map((one) => (one.id === milestone ? { ...one, reachedOn: occurredOn } : one)) })),
    { voidable: true },
  ),
  kind(
    'matter.listed',
    z.object({ ledger: z.string(), fields: fieldsSchema }),
    (state, { payload }) => set(state, ({ listedIn }) => ({ listedIn: [...listedIn.filter(({ ledger }) => ledger !== payload.ledger), payload] })),
    { voidable: true },
  ),
  kind(
    'judgement.signed',
    z.object({ text: z.string().min(1).max(500), ground: z.string().min(1).max(1000), until: daySchema }),
    (state, { occurredOn, post, payload }) => set(state, () => ({ judgement: { ...payload, signedOn: occurredOn, post } })),
    { voidable: true },
  ),
  kind(
    'exemption.granted',
    z.object({ rhythm: z.string(), period: z.string(), reason: z.string().min(1).max(1000), basis: z.string().min(1).max(200) }),
    (state, { payload }) => set(state, ({ exemptions }) => ({ exemptions: [...exemptions, payload] })),
    { voidable: true },
  ),
  kind(
    'exemption.revoked',
    z.object({ rhythm: z.string(), period: z.string(), reason: z.string().min(1).max(1000) }),
    (state, { payload: { rhythm, period } }) => set(state, ({ exemptions }) => ({ exemptions: exemptions.filter((one) => one.rhythm !== rhythm || one.period !== period) })),
    { voidable: true },
  ),
  kind(
    'matter.linked',
    z.object({ target: uuidSchema, relation: z.enum(RELATIONS) }),
    (state, { occurredOn, payload }) => set(state, ({ links = [] }) => ({ links: [...links, { ...payload, from: occurredOn, to: null }] })),
    { voidable: true },
  ),
  kind(
    'matter.unlinked',
    z.object({ target: uuidSchema, relation: z.enum(RELATIONS), reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, payload: { target, relation } }) =>
      set(state, ({ links = [] }) => ({ links: links.map((link) => (link.target === target && link.relation === relation && link.to === null ? { ...link, to: occurredOn } : link)) })),
    { voidable: true },
  ),
  ...readersKinds<MatterState>('matter'),
]
