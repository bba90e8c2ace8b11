import { z } from 'zod'
import { STANDINGS } from '../../kernel/indicator/standing.ts'
import { LEVELS } from '../../kernel/pack/scheme-schema.ts'
import { askedOfYou, askedView, escalationView, extensionsView, originView, procedureView } from './procedures.ts'
import { asOfQuery, bilingual, commandId, cursorPage, day, holderRef, light, postRef, reason, unitRef, uuid, written } from './common.ts'

/** A field that a ledger or a kind of record declares: `amount` is a decimal string, `unit` and `post` are ids. */
export const column = z.object({
  id: z.string(),
  name: bilingual,
  type: z.enum(['text', 'number', 'amount', 'day', 'unit', 'post', 'choice', 'flag']),
  choices: z.array(z.object({ id: z.string(), name: bilingual })),
  required: z.boolean(),
  /** several values, for `unit`, `post` and `choice` */
  many: z.boolean(),
  /** the unit of a number or an amount: 亿元 */
  measure: bilingual.nullable(),
  help: bilingual.nullable(),
})

/** A kind of record: what the form asks for it, what the office looks for, and who looks. */
const activityKind = z.object({ id: z.string(), name: bilingual, criterion: bilingual.nullable(), evidence: z.enum(['none', 'optional', 'required']), review: z.object({ unit: z.boolean(), office: z.boolean() }), fields: z.array(column) })

export const ledger = z.object({
  id: z.string(),
  name: bilingual,
  matterName: bilingual,
  pack: z.string(),
  /** takes matters from documents; the first such ledger is the usual one */
  fromDocuments: z.boolean(),
  /** the field with another system's number, by which rows are exchanged with it */
  matchBy: bilingual.nullable(),
  fields: z.array(column),
  roles: z.array(z.object({ id: z.string(), name: bilingual, holder: z.array(z.enum(['unit', 'post', 'seat'])), atMostOne: z.boolean() })),
  stages: z.array(z.object({ id: z.string(), name: bilingual, final: z.enum(['done', 'stopped']).nullable() })),
  activities: z.array(activityKind),
  /** required practice asked of each matter, from which it may be exempted; `from`: a year that begins on that day, MM-DD */
  rhythms: z.array(z.object({ id: z.string(), name: bilingual, period: z.union([z.enum(['week', 'month', 'quarter', 'half', 'year']), z.object({ from: z.string() })]) })),
  /** where not exact, at least as many: a matter of several of one’s holders counts once, and too many would have to be looked at */
  counts: z.object({ all: z.number().int(), byLight: z.record(z.string(), z.number().int()), exact: z.boolean() }),
})

export const matterRow = z.object({
  id: uuid,
  ledger: z.string(),
  code: z.string(),
  title: z.string(),
  lead: unitRef.nullable(),
  /** further leads beside the first */
  leads: z.number().int(),
  stage: z.string(),
  light,
  reasons: z.array(reason),
  until: day.nullable(),
  openedOn: day,
  due: day.nullable(),
  lastRecordOn: day.nullable(),
})

export const matterSort = z.enum(['due', '-due', 'code', '-code', 'title', '-title', 'opened', '-opened', 'light', '-light', 'lead', '-lead'])

export const matterFilter = {
  ledger: z.string().max(40).optional(),
  unit: uuid.optional(),
  role: z.string().max(40).optional(),
  post: uuid.optional(),
  light: light.optional(),
  stage: z.string().max(40).optional(),
  open: z.enum(['true', 'false']).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  document: uuid.optional(),
  q: z.string().trim().max(100).optional(),
}

export const dutyView = z.object({
  id: uuid,
  role: z.string(),
  roleName: bilingual,
  holder: holderRef,
  name: z.string(),
  unit: unitRef.nullable(),
  /** who holds the post or seat on the day shown; empty for units and vacant posts */
  holders: z.array(z.object({ person: uuid, name: z.string().nullable(), from: day, acting: z.boolean() })),
  /** the units a collective duty means on that day */
  members: z.array(unitRef),
  /** of a unit that has ended by then: who continues it. Several: the office says which; none: nobody does. Null while it stands */
  continuedBy: z.object({ units: z.array(unitRef), since: day }).nullable(),
  territory: z.string().nullable(),
  from: day,
  to: day.nullable(),
})

export const nextStep = z.object({
  /** what is asked: a milestone, a record, a transition … as a reason code with its numbers */
  what: reason,
  who: z.string().nullable(),
  whoEn: z.string().nullable(),
  by: day.nullable(),
  action: z.enum(['record', 'milestone', 'move', 'assign', 'none']),
  /** the transition or milestone meant */
  target: z.string().nullable(),
})

/** Another matter that this one is linked to, with who leads or answers for it; `shown` says whether its page may be opened. */
export const linkedMatter = z.object({ id: uuid, code: z.string(), title: z.string(), light: light.nullable(), stageName: bilingual, lead: unitRef.nullable(), since: day, due: day.nullable(), ended: z.boolean(), closedOn: day.nullable(), shown: z.boolean() })

export const matter = matterRow.omit({ lead: true, leads: true }).extend({
  year: z.number().int(),
  ledgerName: bilingual,
  stageName: bilingual,
  dueText: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  /** what of them is filled in, in words: choices, units and posts by name, amounts with their measure */
  fieldList: z.array(z.object({ id: z.string(), name: bilingual, text: bilingual })),
  /** further ledgers it is listed in */
  listedIn: z.array(z.object({ ledger: z.string(), name: bilingual })),
  clause: z
    .object({ document: uuid, proposal: z.string(), documentTitle: z.string(), number: z.string().nullable(), path: z.array(z.string()), text: z.string(), body: z.object({ start: z.number(), end: z.number() }) })
    .nullable(),
  duties: z.array(dutyView),
  milestones: z.array(z.object({ id: z.string(), title: z.string(), due: day, reachedOn: day.nullable() })),
  procedure: procedureView,
  extensions: extensionsView,
  /** what must end before it (子任务), and what it is a part of */
  parts: z.array(linkedMatter),
  partOf: linkedMatter.nullable(),
  escalation: escalationView,
  origin: originView,
  asked: askedView,
  askedOfYou,
  next: nextStep,
  judgement: z.object({ text: z.string(), ground: z.string(), until: day, signedOn: day, by: z.string().nullable() }).nullable(),
  exemptions: z.array(z.object({ rhythm: z.string(), period: z.string(), reason: z.string(), basis: z.string() })),
  links: z.object({
    /** open problems and others that keep it from going on */
    blockedBy: z.array(linkedMatter),
    blocks: z.array(linkedMatter),
    /** last year's, which it carries over */
    continues: z.array(linkedMatter),
    continuedBy: z.array(linkedMatter),
  }),
  /** indicators that tell how far it has come; `latest` is the last locked figure for whose period there is a target */
  measuredBy: z.array(
    z.object({
      indicator: z.object({ id: uuid, name: z.string(), measure: z.string() }),
      place: unitRef.nullable(),
      /** the level meant; null: the first there is */
      level: z.enum(LEVELS).nullable(),
      latest: z.object({ value: z.string(), asOf: day, target: z.string(), level: z.enum(LEVELS), rate: z.string().nullable(), expected: z.string(), standing: z.enum(STANDINGS) }).nullable(),
    }),
  ),
  /** brought up a level (提请协调), the newest first */
  raises: z.array(
    z.object({
      id: uuid, to: z.string(), tried: z.string(), ask: z.string(), options: z.array(z.string()), on: day, by: z.string().nullable(),
      decided: z.object({ option: z.number().int().nullable(), chosen: z.string().nullable(), words: z.string().nullable(), by: z.string(), on: day, entered: z.string().nullable() }).nullable(),
      mayDecide: z.boolean(),
    }),
  ),
  /** null where its ledger is no list of problems */
  problem: z
    .object({ /** the step by which the office hands it out, if it can be taken now */ divide: z.string().nullable() })
    .nullable(),
  records: z.number().int(),
  /** the day this page shows and by which time; null: now */
  shown: z.object({ asOf: day, by: z.enum(['effective', 'known']) }).nullable(),
  version: z.number().int(),
  may: z.array(z.string()),
})

export const timelineEntry = z.object({
  fact: uuid,
  kind: z.string(),
  on: day,
  recordedAt: z.string(),
  /** the post and unit acted through, as words; never a person's name in the log */
  by: z.string().nullable(),
  /** label of what happened, e.g. 协调会, 任免 */
  label: bilingual,
  text: z.string(),
  textEn: z.string(),
  activity: z.object({ id: uuid, status: z.enum(['awaiting-review', 'awaiting-confirmation', 'confirmed', 'returned', 'recorded', 'withdrawn']), returnReason: z.string().nullable(), attachments: z.number().int() }).nullable(),
  /** struck values of a correction */
  before: z.string().nullable(),
  voided: z.object({ on: day, reason: z.string() }).nullable(),
  voidable: z.boolean(),
  /** whether whoever sees it here may take a receipt of it */
  receipt: z.boolean(),
  /** the letter it is about, where it is one */
  letter: uuid.optional(),
})

const params = z.object({ matter: uuid })
const relation = z.enum(['blocks', 'continues', 'part'])
const duty = z.object({ role: z.string().max(40), holder: holderRef, territory: z.string().max(60).nullable().default(null), from: day.optional() })
const fields = z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]))
const milestones = z.array(z.object({ id: z.string().max(40), title: z.string().trim().min(1).max(200), due: day })).max(60)

export const matterSchemas = {
  listLedgers: { summary: 'Ledgers with their fields, roles, stages, activity kinds and counts', response: z.object({ rows: z.array(ledger), /** every kind of record, for those about a unit, place or body and no matter */ kinds: z.array(activityKind) }) },
  getBoard: {
    summary: 'How many matters of a ledger each unit has, by light',
    params: z.object({ ledger: z.string().max(40) }),
    query: z.object({ role: z.string().max(40).default('lead') }),
    response: z.object({ rows: z.array(z.object({ unit: unitRef, all: z.number().int(), byLight: z.record(z.string(), z.number().int()) })) }),
  },
  listMatters: {
    summary: 'Matters: filter, sort, page by keyset',
    description: 'A search by due day that is met often says how many there are at least: `exact` is false.',
    query: z.object({
      ...matterFilter,
      sort: matterSort.default('due'),
      counted: z.enum(['true', 'false']).optional().describe('whether to say how many there are; without it on the first page only'),
      ...cursorPage,
      /** number of the row to begin with, from 0, instead of a cursor: far from both ends of a long list the place is estimated */
      at: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
    }),
    response: z.object({
      rows: z.array(matterRow),
      next: z.string().nullable(),
      /** cursor of the first row: with the order turned round, what came before it */
      back: z.string().nullable(),
      /** null where it was not asked for */
      total: z.object({ count: z.number().int(), exact: z.boolean() }).nullable(),
      at: z.object({ row: z.number().int(), exact: z.boolean() }).optional(),
    }),
  },
  openMatter: {
    summary: 'Open a matter by hand',
    body: z.object({ command: commandId, ledger: z.string().max(40), title: z.string().trim().max(300), due: day.nullable().default(null), fields: fields.default({}), milestones: milestones.default([]), duties: z.array(duty).max(200).default([]), occurredOn: day.optional(), code: z.string().trim().max(40).optional() }),
    response: written,
  },
  getMatter: { summary: 'A matter with duties, procedure, next step and light', params, query: z.object(asOfQuery), response: matter },
  getTimeline: { summary: 'What happened to a matter, newest first', params, query: z.object({ ...cursorPage, kind: z.enum(['all', 'activities', 'progress', 'duties', 'letters', 'corrections']).default('all') }), response: z.object({ rows: z.array(timelineEntry), next: z.string().nullable(), total: z.number().int() }) },
  amendMatter: {
    summary: 'Change title, due day, fields or milestones, with the reason',
    params,
    body: z.object({ command: commandId, changes: z.object({ title: z.string().trim().min(1).max(300), due: day.nullable(), fields, milestones }).partial(), reason: z.string().trim().max(1000), basis: z.string().max(300).nullable().default(null) }),
    response: written,
  },
  assignDuty: { summary: 'Put a duty on a post, unit or seat', params, body: duty.extend({ command: commandId }), response: written },
  endDuty: { summary: 'End a duty', params: params.extend({ duty: uuid }), body: z.object({ command: commandId, on: day.optional(), reason: z.string().trim().max(1000) }), response: written },
  moveMatter: { summary: 'Take the procedure one step further', params, body: z.object({ command: commandId, transition: z.string().max(40), note: z.string().trim().max(2000).nullable().default(null), attachments: z.array(z.object({ sha256: z.string().length(64) })).max(20).default([]), occurredOn: day.optional(), /** the instant, where limits count hours, from the office; absent, and from others: now */ at: z.iso.datetime().optional(), /** what the step needs and is sent with it: fields that it names, and a due day where there is none */ fields: fields.optional(), due: day.optional() }), response: written },
  reachMilestone: { summary: 'Record that a milestone was reached', params: params.extend({ milestone: z.string().max(40) }), body: z.object({ command: commandId, occurredOn: day.optional(), note: z.string().trim().max(1000).nullable().default(null) }), response: written },
  signJudgement: { summary: 'Sign a judgement beside the computed light (研判意见)', params, body: z.object({ command: commandId, text: z.string().trim().min(1).max(500), ground: z.string().trim().max(1000), until: day }), response: written },
  grantExemption: { summary: 'Exempt a matter from a required practice in one period', params, body: z.object({ command: commandId, rhythm: z.string().max(40), period: z.string().max(20), reason: z.string().trim().max(1000), basis: z.string().trim().min(1).max(200) }), response: written },
  listMatter: { summary: 'List a matter in another ledger', params, body: z.object({ command: commandId, ledger: z.string().max(40), fields: fields.default({}) }), response: written },
  linkMatters: { summary: 'Link a matter to another: it blocks it, or carries over last year’s', params, body: z.object({ command: commandId, target: uuid, relation, occurredOn: day.optional() }), response: written },
  unlinkMatters: { summary: 'End a link between matters, with the reason', params, body: z.object({ command: commandId, target: uuid, relation, reason: z.string().trim().max(1000) }), response: written },
  voidFact: { summary: 'Take a record back (撤销), with the reason', params: z.object({ fact: uuid }), body: z.object({ command: commandId, reason: z.string().trim().max(1000) }), response: written },
}
export { postRef }
