import { z } from 'zod'
import { OBLIGATION_STATUSES } from '../obligation.ts'
import { day, id, ids, text, yes } from './primitives.ts'

const instant = z.iso.datetime()
const refusal = z.string().regex(/^[a-z_]{1,60}$/)

/** A sentence about the pack that its own rules must make true: data, docs and test in one. */
export const packCase = z.union([
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({
      ledger: id,
      state: id.optional(),
      openedOn: day,
      due: day.optional(),
      milestones: z.array(z.strictObject({ id, title: z.string().min(1), due: day, reachedOn: day.optional() })).default([]),
      lastRecordOn: day.optional(),
      today: day,
    }),
    expect: z.strictObject({
      light: z.enum(['normal', 'due-soon', 'lagging', 'overdue', 'done', 'stopped']),
      reasons: ids,
      until: day.optional(),
    }),
  }),
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({
      rhythm: id,
      /** a day in the period that is asked about */
      in: day,
      /** from when on it is asked: the day the matter was handed down; absent: always */
      from: day.optional(),
      records: z
        .array(
          z.strictObject({
            on: day,
            status: z.enum(['awaiting-review', 'awaiting-confirmation', 'confirmed', 'returned', 'recorded', 'withdrawn']).default('confirmed'),
            /** roles whose holders took part */
            attended: ids,
          }),
        )
        .default([]),
      exempt: yes,
      today: day,
    }),
    /** `not-asked`: nothing is demanded */
    expect: z.strictObject({ obligation: z.enum([...OBLIGATION_STATUSES, 'not-asked']), dueOn: day.optional(), workdaysLate: z.number().int().min(0).optional() }),
  }),
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({
      procedure: id,
      state: id,
      step: id,
      as: z.array(id).min(1),
      fields: ids,
      duties: ids,
      attachments: z.number().int().min(0).default(0),
      note: z.string().optional(),
      on: day,
      /** the instant, where limits count hours */
      at: instant.optional(),
      /** the matter has a due day */
      due: yes,
      /** how many of its parts have not ended */
      parts: z.number().int().min(1).max(100).optional(),
      /** on which day states were entered, for limits that run from one of them */
      entered: z.record(id, day).default({}),
    }),
    expect: z.union([
      z.strictObject({ to: id, limitDue: day.optional(), limitAt: instant.optional() }),
      z.strictObject({ refusal }),
    ]),
  }),
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({
      extension: id,
      procedure: id,
      state: id,
      as: z.array(id).min(1),
      /** the day that is to be moved, and the one that is asked for */
      from: day,
      to: day,
      /** on which day it is asked */
      on: day,
      /** how often it was granted before */
      granted: z.number().int().min(1).max(20).optional(),
      evidence: yes,
    }),
    expect: z.union([z.strictObject({ asked: day }), z.strictObject({ refusal, latest: day.optional() })]),
  }),
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({ escalation: id, state: id, due: day.optional(), limit: day.optional(), taken: z.array(z.strictObject({ step: id, on: day })).default([]), today: day }),
    /** the step that waits to be taken, and since when; `none` */
    expect: z.strictObject({ step: id, since: day.optional() }),
  }),
  z.strictObject({
    name: text.optional(),
    /** an inspection that is planned at one place, and those that are planned there already */
    given: z.strictObject({ inspection: id, from: day, to: day, beside: z.array(z.strictObject({ inspection: id, from: day, to: day })).default([]) }),
    /** what the plan warns of; nothing where it is empty */
    expect: z.strictObject({ warnings: ids }).prefault({}),
  }),
  z.strictObject({
    name: text.optional(),
    given: z.strictObject({
      scheme: id,
      period: z.string().max(30),
      /** one of the scheme's groups; absent where it has none */
      group: id.optional(),
      /** by item: `8/9` is a share or a reading against its target, `17 17.5 18` are scores by hand, `3` is a count; an item that is not named has nothing to measure */
      figures: z.record(id, z.string().regex(/^-?[\d.]+(\/[\d.]+|( [\d.]+)*)$/)).default({}),
      /** how often each plus or minus rule is met */
      adjustments: z.record(id, z.number().int().min(1).max(100)).default({}),
      vetoes: ids,
      /** frozen results of the year's quarters, from the first on */
      quarters: z.array(z.string().regex(/^[\d.]+$/)).max(4).default([]),
    }),
    expect: z.strictObject({ /** scores by line; — where there is none */ lines: z.record(z.string().max(40), z.string()).optional(), total: z.string(), grade: id.optional() }),
  }),
])
export type PackCase = z.infer<typeof packCase>
