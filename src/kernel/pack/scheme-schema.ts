import { z } from 'zod'
import { unitKinds } from '../facts/organisation.ts'
import { LEVELS } from './levels.ts'
import { day, id, ids, text, yes } from './primitives.ts'

// Indicators and schemes of assessment (考核办法), as a pack writes them and as a city keeps its own.

export { LEVELS, type Level } from './levels.ts'

/** `up`: more is better; `down`: less is better. `cumulative` since the period began (投资完成额), or as it stands on a day (空气质量优良率). */
export const DIRECTIONS = ['up', 'down'] as const
export const COURSES = ['cumulative', 'point'] as const

export const indicator = z.strictObject({
  id,
  name: text,
  /** the unit of its figures: 亿元, %, 个 */
  measure: text,
  direction: z.enum(DIRECTIONS).optional(),
  course: z.enum(COURSES).optional(),
  binding: yes,
  levels: z.array(z.enum(LEVELS)).default([]),
})

/** Who belongs to it: by kind, by name where a pack cannot know more, or one by one. */
const members = z.strictObject({
  kinds: z.array(z.enum(unitKinds)).default([]),
  /** only units that are assessed */
  assessed: yes,
  names: z.array(z.string().trim().min(1).max(80)).max(200).default([]),
  units: z.array(z.uuid()).max(4000).default([]),
  /** of those named by kind, not these */
  butNames: z.array(z.string().trim().min(1).max(80)).max(200).default([]),
})

const points = z.number().min(-100).max(100)

/** A class of those assessed, ranked within itself (一核、三翼、七支点), with its own points where it is assessed differently (差异化考核). */
const group = z.strictObject({
  id,
  name: text,
  /** nobody yet where a pack cannot know: the city fills it in */
  of: members.prefault({}),
  /** points of an item in this group, in place of the item's own; 0: not assessed by it */
  points: z.record(id, points).default({}),
  /** listed beside the others (单列), without a place among them */
  apart: yes,
})

/** What can be counted of matters, each as a share of those whose day came in the period. */
export const MATTER_SHARES = ['done-in-time', 'milestones-in-time', 'rectified', 'answered-in-time', 'solved-confirmed', 'satisfied', 'adopted'] as const
/** What can be counted for plus and minus points: so many pieces. */
export const MATTER_COUNTS = ['answered-late', 'trouble-early', 'trouble-late', 'opened', 'closed'] as const

const matters = z.strictObject({
  matters: z.enum(MATTER_SHARES),
  /** whose matters; absent: of all ledgers */
  ledgers: z.array(id).max(40).optional(),
  /** only those whose field has this value */
  where: z.strictObject({ field: id, value: z.string().min(1).max(60) }).optional(),
  /** how much one counts, by the value of a field (难度系数) */
  difficulty: z.strictObject({ field: id, coefficients: z.record(z.string().max(60), z.number().min(0.1).max(10)) }).optional(),
  /** whom it counts for: who carries the matter out, or who helps (配合); absent: who carries it out */
  part: z.enum(['carries', 'supports']).optional(),
})
const activity = z.strictObject({ activity: id, /** so many make all the points; absent: each counts by itself */ full: z.number().int().min(1).max(1000).optional() })
const byIndicator = z.strictObject({
  /** an indicator of a pack, or one of the city by its id */
  indicator: z.union([id, z.uuid()]),
  level: z.enum(LEVELS).optional(),
  /** of the target of the period, of the day's point on the way to it (序时进度), or of growth over the year before */
  against: z.enum(['target', 'trajectory', 'growth']).optional(),
})
const byHand = z.strictObject({
  byHand: z.strictObject({
    scorer: text,
    ground: text,
    /** so many score independently, and their mean counts */
    jury: z.number().int().min(1).max(30).optional(),
    /** without the highest and the lowest */
    trimmed: z.boolean().optional(),
  }),
})
const plain = [matters, activity, byIndicator] as const
/** A formula (FEEL) over named figures; each name is one measured figure: how many, of how many, or their rate. */
const formula = z.strictObject({
  formula: z.string().trim().min(1).max(500),
  figures: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(40), take: z.enum(['value', 'of', 'rate']), measure: z.union(plain) }))
    .max(20)
    .default([]),
})
const measure = z.union([...plain, byHand, formula])
export type Measure = z.infer<typeof measure>
export type PlainMeasure = z.infer<(typeof plain)[number]>

/** What becomes of the points of an item for which there is nothing to measure: moved to the other items in proportion, given in full, or none. */
export const NO_DATA = ['share', 'full', 'zero'] as const

const item = z.strictObject({
  id,
  name: text,
  /** the heading it stands under (一级指标) */
  under: text.optional(),
  points,
  measure,
  /** 评分标准: what officials read */
  standard: text.optional(),
  /** 数据来源 */
  source: text.optional(),
  /** by steps in place of in proportion: from this rate in percent, this share of the points in percent */
  bands: z.array(z.strictObject({ from: z.number().min(0).max(1000), share: z.number().min(0).max(200) })).max(20).optional(),
  /** most and least that it may come to, in points; absent: its points, and 0 */
  cap: z.number().min(0).max(200).optional(),
  floor: z.number().min(-100).max(100).optional(),
  noData: z.enum(NO_DATA).optional(),
  /** points in single quarters, where they differ over the year */
  quarters: z.partialRecord(z.enum(['1', '2', '3', '4']), points).optional(),
})
export type SchemeItem = z.infer<typeof item>

const counting = z.union([
  z.strictObject({ count: z.enum(MATTER_COUNTS), ledgers: z.array(id).max(40).optional(), where: z.strictObject({ field: id, value: z.string().min(1).max(60) }).optional() }),
  z.strictObject({ letters: id }),
  z.strictObject({ activity: id }),
])

/** 加分、扣分: so much for each, up to a limit, with what must be shown for it. Without `measure` each is entered with its ground and evidence. */
const adjustment = z.strictObject({
  id,
  name: text,
  each: z.number().min(-100).max(100).refine((each) => each !== 0, { error: 'zero' }),
  atMost: z.number().min(0).max(100).optional(),
  measure: counting.optional(),
  /** what has to be shown for it */
  evidence: text,
})
export type Adjustment = z.infer<typeof adjustment>

/** 一票否决: entered with its ground; then no better than this grade, or no place at all. */
const veto = z.strictObject({ id, name: text, grade: id.optional(), unranked: yes, evidence: text })

/** 等次, the best first: from so many points; `share` as a rule of all in percent, told where it is not kept. */
const grade = z.strictObject({
  id,
  name: text,
  from: z.number().min(-100).max(300).optional(),
  atMost: z.number().min(0).max(100).optional(),
  atLeast: z.number().min(0).max(100).optional(),
})

/** A rule over several years: this grade so many times in so many years running. */
const overYears = z.strictObject({ id, name: text, grade: id, times: z.number().int().min(1).max(10), years: z.number().int().min(1).max(10), then: text })

const basis = z.strictObject({
  title: z.string().trim().min(1).max(300),
  number: z.string().trim().min(1).max(120).optional(),
  issuedOn: day.optional(),
  clause: z.string().trim().min(1).max(120).optional(),
  note: text.optional(),
})

export const PERIODS = ['month', 'quarter', 'half', 'year'] as const

export const scheme = z.strictObject({
  id,
  name: text,
  of: z.enum(['unit', 'place', 'matter', 'person']),
  period: z.union([z.enum(['week', ...PERIODS]), z.strictObject({ from: z.string().max(5) })]),
  /** 依据文件; without one there is no ranking, only a circular on progress */
  basis: basis.optional(),
  ranked: yes,
  /** all of the same kind where there are none */
  groups: z.array(group).max(20).default([]),
  items: z.array(item).max(100).default([]),
  adjustments: z.array(adjustment).max(40).default([]),
  /** most that plus points, and that minus points, may come to */
  plusLimit: z.number().min(0).max(100).optional(),
  minusLimit: z.number().min(0).max(100).optional(),
  vetoes: z.array(veto).max(20).default([]),
  grades: z.array(grade).max(10).default([]),
  overYears: z.array(overYears).max(10).default([]),
  /** equal scores: the better in these items goes before; absent: they share the place */
  ties: ids,
  /** decimals of every score; absent: 2 */
  decimals: z.number().int().min(0).max(4).optional(),
  /** of a year: what each quarter's result counts in percent, and of which scheme */
  fromQuarters: z.strictObject({ scheme: id, percent: z.array(z.number().min(0).max(100)).length(4) }).optional(),
  /** working days in which a unit may ask for review, and in which it is answered; absent: 3 and 10 */
  reviewWorkdays: z.number().int().min(1).max(30).optional(),
  answerWorkdays: z.number().int().min(1).max(60).optional(),
})
export type Scheme = z.infer<typeof scheme>

/** What the product may ask of one unit in a month, and how long things take (minutes); absent: the kernel's usual ones. */
export const burden = z.strictObject({
  ceilings: z
    .strictObject({ minutes: z.number().int().min(1).max(100_000).optional(), requests: z.number().int().min(0).max(1000).optional(), fields: z.number().int().min(1).max(10_000).optional(), files: z.number().int().min(0).max(1000).optional() })
    .prefault({}),
  minutes: z
    .strictObject({ field: z.number().min(0).max(600).optional(), text: z.number().min(0).max(600).optional(), file: z.number().min(0).max(600).optional(), meeting: z.number().min(0).max(960).optional(), inspection: z.number().min(0).max(960).optional(), letter: z.number().min(0).max(600).optional() })
    .prefault({}),
})
export type BurdenRules = z.infer<typeof burden>
