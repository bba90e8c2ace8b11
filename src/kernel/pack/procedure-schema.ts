import { z } from 'zod'
import { id, ids, text, yes } from './primitives.ts'

// The road of a matter as a pack writes it: states, steps, limits, extensions, escalation.

const state = z.strictObject({
  id,
  name: text,
  /** the road ends here, the work done or given up; absent: it goes on */
  final: z.enum(['done', 'stopped']).optional(),
  /** 中止: the clock stands still until it is taken up again */
  suspended: yes,
  /** limits stand still here: on leaving it, due day and limit of the step move on by the working days that passed */
  pauses: z.boolean().optional(),
  /** the work itself is done here: what is asked next is progress and milestones, not a step of the procedure */
  carriesOut: yes,
})
/** What a step is on the year's road of a project, whatever the pack calls it. */
export const ROAD_STEPS = ['admit', 'submit', 'approve', 'decline', 'hand-down', 'close', 'carry-over', 'suspend', 'drop'] as const
export type RoadStep = (typeof ROAD_STEPS)[number]
/** n = 0 with `day` or `workday`: on the same day; months end on the same day of the month, or on its last; hours count from the instant of the step */
export const limit = z.strictObject({ n: z.number().int().min(0).max(2000), unit: z.enum(['workday', 'day', 'month', 'hour']) })
export type Limit = z.infer<typeof limit>
const transition = z.strictObject({
  id,
  name: text,
  from: z.array(id).min(1),
  to: id,
  who: z.array(id).min(1),
  /** `parts`: every matter that is a part of this one has ended; `due`: it has a due day */
  needs: z.strictObject({ fields: ids, duties: ids, evidence: yes, note: yes, parts: z.boolean().optional(), due: z.boolean().optional() }).prefault({}),
  /** 退回 and 作废 say why; what is verified is never verified by who carries it out (`part: carries`), whatever else they are */
  does: z.enum(['return', 'void', 'verify']).optional(),
  /** who holds one of these duties in the matter does not take it, whatever else they are: no one verifies their own work */
  notBy: ids,
  /** how long after the state before was entered this step may take */
  limit: limit.optional(),
  /** the limit runs from the day on which this state was first entered, however many lie between: three days from receipt */
  limitSince: id.optional(),
  /** the rule or the need behind a limit that leaves little time; shown to who is asked */
  limitWhy: text.optional(),
  /** what it is on the year's road: there it is taken for several matters at once */
  road: z.enum(ROAD_STEPS).optional(),
})
export type Transition = z.infer<typeof transition>
/** 延期 and 缓办: a new day asked for with a reason, granted by others than who asks, no more often than said. */
const extension = z.strictObject({
  id,
  name: text,
  /** the due day of the whole, or the limit of the step it stands in */
  moves: z.enum(['due', 'limit']),
  /** in which states it may be asked for */
  from: z.array(id).min(1),
  who: z.array(id).min(1),
  /** who decides; never who asked */
  approvedBy: z.array(id).min(1),
  /** how often it may be granted for one matter */
  atMost: z.number().int().min(1).max(20),
  /** the new day lies no further after the old one than this */
  longest: limit.optional(),
  /** asked at least this long before the day that is to be moved */
  ahead: limit.optional(),
  needs: z.strictObject({ evidence: yes }).prefault({}),
})
export type Extension = z.infer<typeof extension>

/** What is done when a day comes near or has passed, each later step only after its own waiting time: 提醒 → 提醒函 → 督办通知书 → 约谈 → 通报. */
export const ESCALATIONS = ['remind', 'letter', 'notice', 'talk', 'circular'] as const
const escalation = z.strictObject({
  id,
  name: text,
  does: z.enum(ESCALATIONS),
  /** counted from the due day of the whole or from the limit of the step */
  of: z.enum(['due', 'limit']),
  when: z.enum(['before', 'after']),
  by: limit,
  /** the letter of the pack, or of a used one, that it drafts */
  letter: id.optional(),
})
export type Escalation = z.infer<typeof escalation>

export const procedure = z.strictObject({
  id,
  name: text,
  start: id,
  /** where a unit's proposal begins (申报); absent: units propose nothing */
  proposedIn: id.optional(),
  states: z.array(state).min(2).max(40),
  transitions: z.array(transition).min(1).max(100),
  extensions: z.array(extension).max(10).default([]),
  escalation: z.array(escalation).max(10).default([]),
  /** who asked for it is asked whether it was done, once it is said to be (`kernel/solved.ts`); “no” takes `unsolved` */
  asker: z.strictObject({ role: id, unsolved: id, /** states in which they are asked too, though their “no” leads nowhere any more: once more is once */ heard: ids }).optional(),
})
export type Procedure = z.infer<typeof procedure>
