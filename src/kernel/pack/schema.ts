import { z } from 'zod'
import { unitKinds } from '../facts/organisation.ts'
import { packCase } from './case-schema.ts'
import { inspection, letter, meeting } from './paper-schema.ts'
import { day, id, ids, text, yes } from './primitives.ts'
import { limit, procedure } from './procedure-schema.ts'
import { burden, indicator, scheme } from './scheme-schema.ts'
import { isDay } from '../time/day.ts'

/**
 * A pack is one mechanism of a city as plain data: ledgers, duties, activities, rhythms, procedures, light rules and what
 * judges them. A city writes its own in YAML; no key is allowed that is not here, because a misspelt rule that is silently
 * ignored is a rule that does not hold.
 *
 * Every default is empty (`[]`, `{}`, `false`, absent), so that leaving a key out and writing its empty value are the same
 * pack with the same hash, and a key added in a later release changes no hash.
 */

/**
 * Functions that are not duties of a matter but of the mechanism: the office that runs it (改革办, 督查室), the unit's own
 * reviewer (审核人). Transitions may name them beside the pack's duties.
 */
export const FUNCTIONS = ['office', 'reviewer'] as const
export type FunctionRole = (typeof FUNCTIONS)[number]

const source = z.strictObject({
  /** the document that authorises the mechanism */
  title: z.string().trim().min(1).max(300),
  number: z.string().trim().min(1).max(120).optional(),
  issuedOn: day.optional(),
  clause: z.string().trim().min(1).max(120).optional(),
  /** what in the pack is the document's and what is proposed */
  note: text.optional(),
})

/** The words a mechanism calls things by; 督察 (Party, reform), 督查 (government) and 督导 (group) are not the same. */
export const WORDS = [
  'matter',
  'office',
  'inspection',
  'leader',
  'lead',
  'support',
  'handler',
  'activity',
  'obligation',
  'review',
  'confirmation',
] as const
const words = z.partialRecord(z.enum(WORDS), text).default({})

const choice = z.strictObject({ id, name: text })
const field = z.strictObject({
  id,
  name: text,
  /** `amount` is a decimal string, `unit` and `post` are ids of the directory, `flag` is yes or no */
  type: z.enum(['text', 'number', 'amount', 'day', 'unit', 'post', 'choice', 'flag']),
  required: yes,
  /** several values; for `unit`, `post` and `choice` */
  many: yes,
  choices: z.array(choice).max(60).default([]),
  /** the unit of a number or an amount: 亿元 */
  measure: text.optional(),
  help: text.optional(),
  /** what a regular update fills in before anyone writes: `blocking`, the open problems that keep the matter from going on; else what was said the last time */
  prefill: z.enum(['blocking']).optional(),
  /** asked of the unit that proposes a project (申报表) */
  proposed: yes,
  /** holds the meeting that approved, with its day; filled in by the approval itself */
  approval: yes,
})
/** What asks or checks a field's value needs to know of it; what it is on a project's road, only the road asks. */
export type Field = Omit<z.infer<typeof field>, 'proposed' | 'approval'> & Partial<Pick<z.infer<typeof field>, 'proposed' | 'approval'>>

/** What a ledger shows of every matter without a pack's saying so. */
export const OWN_COLUMNS = [
  'sequence',
  'code',
  'title',
  'source',
  'state',
  'light',
  'reasons',
  'judgement',
  'opened-on',
  'due',
  'progress',
  'phone',
  'reviewer',
  'updated-on',
  'closed-on',
  // the matters that it blocks: 所涉项目
  'blocks',
] as const
/** Or a duty (`duty:lead`), a field (`field:goal`), the milestones of a quarter (`quarter:1`), how often an activity was done in the
 * period (`count:study`), or a field of the latest record of a kind (`latest:progress.problems`). */
const COLUMN = new RegExp(
  `^(${OWN_COLUMNS.join('|')}|(duty|field|count|latest):[a-z][a-z0-9-]{0,39}(\\.[a-z][a-z0-9-]{0,39})?|quarter:[1-4])$`,
)
/** The five lists (五张清单): tasks, responsibilities, measures, problems, results. */
export const FIVE_LISTS = ['tasks', 'duties', 'measures', 'problems', 'results'] as const
export type FiveList = (typeof FIVE_LISTS)[number]
/** `lists`: in which of the five lists it stands; absent: as the kernel's table says (`kernel/five-lists.ts`) */
const column = z.strictObject({
  show: z.string().regex(COLUMN),
  name: text,
  /** a heading over it and its neighbours of the same group: 五个一 */
  group: text.optional(),
  lists: z.array(z.enum(FIVE_LISTS)).default([]),
})
export type Column = z.infer<typeof column>

/** Decisions of meetings, instructions (批示), suggestions and proposals (建议提案), audits and inspections of others, letters from above, documents that were read. */
export const SOURCES = ['meeting', 'instruction', 'proposal', 'audit', 'inspection', 'superior', 'document'] as const
export type Source = (typeof SOURCES)[number]

const ledger = z.strictObject({
  id,
  name: text,
  /** what one row is called: 改革任务, 督办事项 */
  matterName: text,
  /** before year and number: GG gives GG-2026-001 */
  codePrefix: z.string().regex(/^[A-Z]{1,6}$/),
  /** matters accepted from a document that was read go here */
  fromDocuments: yes,
  duties: ids,
  fields: z.array(field).max(60).default([]),
  columns: z.array(column).min(1).max(60),
  procedure: id,
  lightRule: id,
  /**
   * its matters are problems: brought up by any unit (`reporter`), handed by the office to the unit that answers (`divide`, `responsible`),
   * and solved only when the one they are solved for (`beneficiary`) says so; if not, `unsolved` takes them back to work
   */
  problem: z.strictObject({ reporter: id, responsible: id, beneficiary: id, divide: id, unsolved: id }).optional(),
  defaultSort: z.strictObject({ by: z.string().regex(COLUMN), descending: yes }),
  /** where its matters come from: each source has its own limits and its own statistics */
  source: z.enum(SOURCES).optional(),
  /**
   * its matters are instructions of leaders (批示件), taken from the pasted words: the duty of who instructed, of who carries it out and helps,
   * and the fields that hold the words and their day
   */
  instruction: z.strictObject({ by: id, carriedBy: id, supportedBy: id.optional(), words: id, on: id.optional() }).optional(),
  /** by when a matter of it is done where nobody says: three months for a suggestion of deputies */
  usualDue: limit.optional(),
  /**
   * its matters are findings of inspections (整改事项): `inspected`, the duty that puts it right; `evidence`, the record that what was seen is kept
   * as; `failed`, the step that takes it back where a second look (回头看) finds that it did not hold; `withdrawn`, the step that takes a finding
   * back on which the inspected was right; `lookBack`, the field in which second looks stand
   */
  findings: z.strictObject({ inspected: id, evidence: id.optional(), failed: id.optional(), withdrawn: id.optional(), lookBack: id.optional() }).optional(),
  /** rows of another system's file are matched by this field: the number of the province's supervision system */
  matchBy: id.optional(),
  /** units may propose matters of it (申报); its procedure says in which state they begin */
  proposals: yes,
  /** what is changed only with an approving meeting once a matter was handed down */
  changesNeedApproval: z.array(z.string().regex(/^(title|due|milestones|field:[a-z][a-z0-9-]{0,39})$/)).default([]),
  /** handed down with this value in this field, a matter is listed there too, without being typed again */
  listsWhere: z.array(z.strictObject({ field: id, value: z.string().max(60), ledger: id })).max(40).default([]),
})
export type Ledger = z.infer<typeof ledger>

/** Leads it as a leader, carries it out, supports, checks the work of others, or asked for it and is asked whether it was done. */
export const PARTS = ['leads', 'carries', 'supports', 'checks', 'asks'] as const
export type DutyPart = (typeof PARTS)[number]

const duty = z.strictObject({
  id,
  name: text,
  holder: z.enum(['post', 'unit', 'seat']),
  /** what its holder is to the matter, whatever the pack calls it; absent: as its id says (`kernel/part.ts`) */
  part: z.enum(PARTS).optional(),
  /** one holder at a time for one matter */
  atMostOne: yes,
  /** a matter cannot be handed down without it */
  required: yes,
})
export type DutyRole = z.infer<typeof duty>

/** What kind of thing an activity is. Only `outcome` may ever bear points: acts and papers are work, not results. */
export const NATURES = ['act', 'paper', 'report', 'outcome'] as const

const evidence = z.strictObject({
  demand: z.enum(['none', 'optional', 'required']),
  media: z.array(z.enum(['file', 'photo', 'video', 'position'])).default([]),
  /** the rule or the need behind a demand; shown to the one who is asked */
  why: text.optional(),
})

const activity = z.strictObject({
  id,
  name: text,
  /** the button's words: 记一次调研 */
  verb: text,
  nature: z.enum(NATURES),
  fields: z.array(field).max(30).default([]),
  evidence,
  /** who looks before it counts: the unit's reviewer (审核), then the office (认定) */
  review: z.strictObject({ unit: yes, office: yes }).prefault({}),
  /** what the office looks for: 调研有报告 */
  criterion: text.optional(),
  countsFor: ids,
})
export type ActivityKind = z.infer<typeof activity>

const monthDay = z.string().refine((value) => value !== '02-29' && isDay(`2023-${value}`), { error: 'not_a_month_day' })
const period = z.union([z.enum(['week', 'month', 'quarter', 'half', 'year']), z.strictObject({ from: monthDay })])

const rhythm = z.strictObject({
  id,
  name: text,
  /** in narrow heads of tables: 研、协、督、难、经 */
  short: text.optional(),
  /** “at least `atLeast` of this in every `period` for each `per`”; of `activity`, `opens` and `orClosed` at least one is given */
  activity: id.optional(),
  /** a matter opened in the period in this ledger, where `field` has `value`, and carried by the subject counts: one reform of its own a year */
  opens: z.strictObject({ ledger: id, field: id.optional(), value: z.string().max(60).optional() }).optional(),
  /** a matter of this ledger that blocks the subject and was closed as done in the period counts too: a solved problem is not recorded twice */
  orClosed: id.optional(),
  atLeast: z.number().int().min(1).max(100),
  period,
  per: z.enum(['matter', 'unit', 'body', 'place']),
  /** whose matters; needed where `per` is matter */
  ledgers: ids,
  /** only of those matters whose field has this value: 领衔 projects, not pilots, in one ledger */
  where: z.strictObject({ field: id, value: z.string().min(1).max(60) }).optional(),
  /** which units, bodies or places; needed where `per` is not matter */
  of: z
    .strictObject({
      kinds: z.array(z.enum(unitKinds)).min(1),
      /** only those whose name ends so: 联席会议 */
      nameEnds: z.array(z.string().trim().min(1).max(20)).default([]),
      /** only units that are assessed */
      assessed: yes,
    })
    .optional(),
  /** the n-th day of the period, −1 its last; absent: the last */
  dueDayInPeriod: z
    .number()
    .int()
    .min(-366)
    .max(366)
    .refine((n) => n !== 0, { error: 'zero' })
    .optional(),
  /** a role that must have taken part for the activity to count */
  participants: ids,
  from: day.optional(),
  to: day.optional(),
  exemptable: yes,
  source: source.optional(),
})
export type Rhythm = z.infer<typeof rhythm>

const checklist = z.strictObject({
  id,
  name: text,
  ledger: id,
  items: z
    .array(z.strictObject({ id, name: text, need: z.string().regex(/^(duty|field|activity):[a-z][a-z0-9-]{0,39}$/) }))
    .min(1)
    .max(40),
})
export type Checklist = z.infer<typeof checklist>

const lightRule = z.strictObject({
  id,
  name: text,
  /** fewer working days left than this: 临期. Absent: no warning */
  dueSoonWorkdays: z.number().int().min(1).max(250).optional(),
  /** a milestone not reached on its day: 滞后 */
  lateAfterMilestone: yes,
  /** this many calendar days without any record: 滞后. Absent: silence says nothing */
  silentAfterDays: z.number().int().min(1).max(1000).optional(),
  /** blocked by an open problem: 滞后. Absent: only said beside the light */
  laggingWhileBlocked: z.boolean().optional(),
  /** a part of it (子任务) past its day: 滞后. Absent: only said beside the light */
  laggingWithParts: z.boolean().optional(),
  /** an indicator of it behind the way to its target: 滞后. Absent: only said beside the light */
  laggingBehindTarget: z.boolean().optional(),
  /** fewer working days left than this to the limit of the step: 临期. Absent: no warning */
  limitSoonWorkdays: z.number().int().min(1).max(250).optional(),
})
export type LightRule = z.infer<typeof lightRule>

export const packSchema = z.strictObject({
  id,
  name: text,
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  summary: text.optional(),
  source,
  words,
  /** other packs whose ledgers, duties and kinds of records this pack's rhythms name */
  uses: ids,
  ledgers: z.array(ledger).max(40).default([]),
  duties: z.array(duty).max(40).default([]),
  activities: z.array(activity).max(60).default([]),
  rhythms: z.array(rhythm).max(60).default([]),
  checklists: z.array(checklist).max(40).default([]),
  procedures: z.array(procedure).max(40).default([]),
  lightRules: z.array(lightRule).max(40).default([]),
  indicators: z.array(indicator).max(400).default([]),
  schemes: z.array(scheme).max(40).default([]),
  burden: burden.optional(),
  letters: z.array(letter).max(40).default([]),
  meetings: z.array(meeting).max(20).default([]),
  inspections: z.array(inspection).max(20).default([]),
  cases: z.array(packCase).max(200).default([]),
})

export type { PackCase } from './case-schema.ts'
export { BLOCKS, LETTER_FORMS, type InspectionKind, type LetterKind, type MeetingKind } from './paper-schema.ts'
export { ESCALATIONS, ROAD_STEPS, type Escalation, type Extension, type Limit, type Procedure, type RoadStep, type Transition } from './procedure-schema.ts'
export type { Text } from './primitives.ts'
export type { Scheme } from './scheme-schema.ts'

/** One mechanism, checked and with its empty values filled in. */
export type Pack = z.infer<typeof packSchema>
