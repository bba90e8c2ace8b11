import { z } from 'zod'
import { COURSES, DIRECTIONS, LEVELS } from '../../kernel/pack/scheme-schema.ts'
import { bilingual, commandId, day, light, reason, unitRef, uuid, written } from './common.ts'

const words = (most: number) => z.string().trim().max(most)
const maybe = (most: number) => words(most).nullable().default(null)
/** A decimal as a string, in the indicator's measure: at most 15 digits before the point and 6 after it. */
const figure = z.string().trim().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
const level = z.enum(LEVELS)
/** Key of a period: `2023`, `2023-H1`, `2023-Q2`, `2023-06`. */
const period = z.string().trim().min(4).max(30)
const ids = z.array(uuid).min(1).max(500)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const fileRef = z.object({ sha256: z.string(), name: z.string(), mediaType: z.string() })
const named = z.object({ id: uuid, title: z.string() })
const ended = z.object({ on: day, reason: z.string() }).nullable()

const content = {
  name: words(120),
  measure: words(20),
  direction: z.enum(DIRECTIONS).default('up'),
  course: z.enum(COURSES).default('cumulative'),
  binding: z.boolean().default(false),
  definition: maybe(1000),
  source: maybe(200),
  owner: uuid,
  adds: z.boolean().default(false),
  decimals: z.number().int().min(0).max(6).default(2),
}
const changes = z.object({
  name: words(120),
  measure: words(20),
  direction: z.enum(DIRECTIONS),
  course: z.enum(COURSES),
  binding: z.boolean(),
  definition: words(1000).nullable(),
  source: words(200).nullable(),
  owner: uuid,
  adds: z.boolean(),
  decimals: z.number().int().min(0).max(6),
}).partial()

/** What was odd, as a code with its figures and as a sentence in both languages. */
export const warning = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), zh: z.string(), en: z.string() })

const point = z.object({ by: day, value: z.string() })

const target = z.object({
  id: uuid,
  level,
  period: z.string(),
  periodLabel: bilingual,
  /** null: for the whole */
  place: unitRef.nullable(),
  value: z.string(),
  about: z.boolean(),
  trajectory: z.array(point),
  document: named.nullable(),
  ground: z.string().nullable(),
  /** why it stands although it is stricter than what was set above */
  despite: z.string().nullable(),
  /** how it is stricter than what was set above (层层加码), as it stands now */
  raised: z.array(warning),
  on: day,
  withdrawn: z.object({ reason: z.string(), on: day }).nullable(),
  /** a later one of the same level, period and place stands in its place */
  superseded: z.boolean(),
})

const STATUSES = ['reported', 'checked', 'confirmed', 'returned', 'withdrawn'] as const
const mark = z.object({ on: day, /** unit and post it was done through */ by: z.string().nullable() })

export const reading = z.object({
  id: uuid,
  indicator: z.object({ id: uuid, name: z.string(), measure: z.string() }),
  place: unitRef.nullable(),
  period: z.string(),
  periodLabel: bilingual,
  asOf: day,
  value: z.string(),
  yearBefore: z.string().nullable(),
  source: z.string().nullable(),
  note: z.string().nullable(),
  attachments: z.array(fileRef),
  /** why it was entered although something of it was odd */
  despite: z.string().nullable(),
  /** what is odd of it, as it stands among the others now */
  warnings: z.array(warning),
  /** the unit that reported it */
  unit: unitRef.nullable(),
  status: z.enum(STATUSES),
  reported: mark,
  checked: mark.nullable(),
  confirmed: mark.nullable(),
  returned: mark.extend({ reason: z.string(), by: z.string().nullable(), from: z.enum(['unit', 'office']) }).nullable(),
  corrections: z.array(mark.extend({ from: z.string(), to: z.string(), reason: z.string() })),
  /** what the acting membership may do with it now; `report`: send it again after it was returned */
  may: z.object({ check: z.boolean(), confirm: z.boolean(), return: z.boolean(), report: z.boolean(), correct: z.boolean(), withdraw: z.boolean() }),
})

/** How the latest locked figure stands against one target. */
const against = z.object({
  target: uuid,
  level,
  value: z.string(),
  about: z.boolean(),
  /** 完成率 in percent; null where it has no meaning (a negative target, a figure of zero that should fall) */
  rate: z.string().nullable(),
  reached: z.boolean(),
  /** figure less target, in the measure */
  gap: z.string(),
  /** 序时应达: what it should have come to by its as-of day */
  expected: z.string(),
  /** where that comes from: share of the time gone, the agreed trajectory, or the target itself */
  expectedBy: z.enum(['time', 'trajectory', 'target']),
  /** 序时进度 in percent of the target; null where it has no meaning */
  progress: z.string().nullable(),
  /** figure against what was due, in percentage points of the target; positive is better, whatever the direction */
  ahead: z.string().nullable(),
  standing: z.enum(['reached', 'ahead', 'on-course', 'behind', 'missed']),
  reasons: z.array(reason),
})

const forecast = z.object({
  /** by the rate so far, by the shape of the year before, or as it stands */
  method: z.enum(['even', 'shape', 'steady']),
  value: z.string(),
  /** as its slowest and its fastest stretch would make it; null with fewer than three readings */
  low: z.string().nullable(),
  high: z.string().nullable(),
  readings: z.number().int(),
  by: day,
  reasons: z.array(reason),
})

/** One place, or the whole, in one period. Only locked readings count. */
const standing = z.object({
  place: unitRef.nullable(),
  period: z.string(),
  latest: z.object({ reading: uuid, asOf: day, value: z.string(), source: z.string().nullable(), corrected: z.boolean() }).nullable(),
  /** what was set for the period, by level, with or without a figure */
  targets: z.array(z.object({ id: uuid, level, value: z.string(), about: z.boolean() })),
  /** share of the period gone by the as-of day, in percent */
  elapsed: z.string().nullable(),
  /** of each target; empty without a figure */
  against: z.array(against),
  growth: z.object({ before: z.string(), /** in percent */ rate: z.string().nullable(), /** told with the reading, or a reading of that year */ from: z.enum(['told', 'reading']), asOf: day }).nullable(),
  forecast: forecast.nullable(),
  /** readings of the period that are not locked yet */
  open: z.number().int(),
})

const row = z.object({
  id: uuid,
  name: z.string(),
  measure: z.string(),
  direction: z.enum(DIRECTIONS),
  course: z.enum(COURSES),
  binding: z.boolean(),
  owner: unitRef,
  decimals: z.number().int(),
  adds: z.boolean(),
  from: z.object({ pack: z.string(), indicator: z.string() }).nullable(),
  ended,
  /** the whole, or of a place's own page its own; null where nothing is known of the whole */
  whole: standing.nullable(),
  /** how many places have a target or a figure, and how many of them are behind */
  places: z.object({ count: z.number().int(), behind: z.number().int() }),
  /** targets stricter than what was set above */
  raised: z.number().int(),
})

const mayOf = z.object({ define: z.boolean(), report: z.boolean() })

export const indicatorSchemas = {
  listIndicators: {
    summary: 'Indicators with their targets and latest figures, and the readings that wait for the acting membership',
    description: 'A unit sees those that it answers for, and of others those with a target or a figure of its own place.',
    query: z.object({ period: period.optional(), q: words(80).optional(), owner: uuid.optional(), /** `whole` of each row is then that of this place; rows without a target or a figure of it are left out */ place: uuid.optional(), ended: z.enum(['true', 'false']).default('false') }),
    response: z.object({
      today: day,
      period: z.string(),
      periodLabel: bilingual,
      /** periods for which there is a target or a reading, the newest first */
      periods: z.array(z.object({ key: z.string(), label: bilingual })),
      rows: z.array(row),
      /** units that answer for an indicator, and places with a target or a figure, whatever is filtered: to choose from */
      owners: z.array(unitRef),
      places: z.array(unitRef),
      toCheck: z.array(reading),
      toConfirm: z.array(reading),
      /** my unit's, sent back */
      returned: z.array(reading),
      /** definitions of the installed packs that the city has not taken over */
      offered: z.array(z.object({ pack: z.string(), indicator: z.string(), name: bilingual, measure: bilingual, direction: z.enum(DIRECTIONS), course: z.enum(COURSES), binding: z.boolean(), levels: z.array(level) })),
      /** places and units for which the acting membership may report */
      reportFor: z.array(unitRef),
      may: mayOf,
    }),
  },
  getIndicator: {
    summary: 'One indicator: definition, targets, readings with who looked at them, what follows from them, and its places side by side',
    description: '`asOf` shows it as it was known by the end of that day.',
    params: z.object({ indicator: uuid }),
    query: z.object({ period: period.optional(), asOf: day.optional() }),
    response: row.extend({
      today: day,
      asOf: day.nullable(),
      period: z.string(),
      periodLabel: bilingual,
      periods: z.array(z.object({ key: z.string(), label: bilingual })),
      definition: z.string().nullable(),
      source: z.string().nullable(),
      changes: z.array(z.object({ on: day, reason: z.string(), changed: z.array(z.string()) })),
      targets: z.array(target),
      /** places with a target or a figure, in the order of the directory; without the whole */
      standings: z.array(
        standing.extend({
          /** the first of its targets, by level, decides; the one that stands next before it, and by how much: in percentage points of completion, else in the measure */
          next: z.object({ place: unitRef, by: z.string(), in: z.enum(['points', 'measure']) }).nullable(),
        }),
      ),
      /** what the places come to together, beside the figure of the whole, where they add up */
      sum: z.object({ asOf: day, places: z.string(), whole: z.string().nullable(), count: z.number().int(), agrees: z.boolean().nullable() }).nullable(),
      /** of the period and the one before it, by place and as-of day, the newest first */
      readings: z.array(reading),
      /** for a chart: the locked figures of the whole and of each place, the year before beside them */
      trend: z.array(z.object({ place: unitRef.nullable(), points: z.array(z.object({ asOf: day, value: z.string(), before: z.string().nullable() })) })),
      matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), light, place: unitRef.nullable(), level: level.nullable() })),
      reportFor: z.array(unitRef),
      may: mayOf.extend({ reportWhole: z.boolean() }),
    }),
  },
  defineIndicator: {
    summary: 'Define an indicator, or take over that of a pack (`from`)',
    body: z.object({ command: commandId, ...content, from: z.object({ pack: words(40), indicator: words(40) }).nullable().default(null) }),
    response: written,
  },
  changeIndicator: { summary: 'Change a definition, with the reason; what was reported stays', params: z.object({ indicator: uuid }), body: z.object({ command: commandId, changes, reason: words(1000) }), response: written },
  endIndicator: { summary: 'End an indicator; it stays to be read', params: z.object({ indicator: uuid }), body: z.object({ command: commandId, reason: words(1000) }), response: written },
  setTarget: {
    summary: 'Set a target of one level for a period, for the whole or a place; stricter than what was set above only with a reason (`despite`)',
    description: 'Refused with `target_odd` where it is stricter than what was set above (层层加码), not stricter at each point, or of another size than the figures; the answer’s facts say why (`zh`, `en`), and with `despite` it is set all the same.',
    params: z.object({ indicator: uuid }),
    body: z.object({
      command: commandId,
      level,
      period,
      place: uuid.nullable().default(null),
      value: figure,
      about: z.boolean().default(false),
      trajectory: z.array(z.object({ by: day, value: figure })).max(60).default([]),
      document: uuid.nullable().default(null),
      ground: maybe(300),
      despite: maybe(500),
    }),
    response: written,
  },
  withdrawTarget: { summary: 'Take a target back, with the reason', params: z.object({ indicator: uuid, target: uuid }), body: z.object({ command: commandId, reason: words(1000) }), response: written },
  reportReadings: {
    summary: 'Report figures, all of them or none',
    description: 'Odd ones are refused with `reading_odd` unless they say why (`despite`); the answer’s facts name each (`rows` from 1, `codes`, `zh`, `en`). A reading that was sent back is reported again under its `id`.',
    body: z.object({
      command: commandId,
      readings: z
        .array(
          z.object({
            id: uuid.optional(),
            indicator: uuid,
            place: uuid.nullable().default(null),
            period,
            asOf: day,
            value: figure,
            yearBefore: figure.nullable().default(null),
            source: maybe(200),
            note: maybe(500),
            attachments: z.array(z.object({ sha256: hash })).max(10).default([]),
            despite: maybe(500),
          }),
        )
        .min(1)
        .max(500),
    }),
    response: written,
  },
  checkReadings: { summary: 'The reporting unit has checked these figures (单位审核): all of them, or none', body: z.object({ command: commandId, readings: ids }), response: written },
  confirmReadings: { summary: 'Lock these figures (认定锁定): all of them, or none', body: z.object({ command: commandId, readings: ids }), response: written },
  returnReadings: { summary: 'Send these figures back for one reason', body: z.object({ command: commandId, readings: ids, reason: words(1000) }), response: written },
  correctReading: { summary: 'Correct a locked figure; the earlier one stays in sight', params: z.object({ reading: uuid }), body: z.object({ command: commandId, value: figure, reason: words(1000) }), response: written },
  withdrawReading: { summary: 'Take a figure back, with the reason', params: z.object({ reading: uuid }), body: z.object({ command: commandId, reason: words(1000) }), response: written },
  exportIndicators: {
    replica: true,
    summary: 'The ledger of indicators as .xlsx: targets, figures and what follows from them; it comes back in by readIndicatorsFile',
    query: z.object({ period: period.optional(), owner: uuid.optional() }),
    binary: true,
    response: z.unknown(),
  },
  readIndicatorsFile: {
    summary: 'Read a ledger of indicators that was filled in, and show what it would change (multipart: field `file`); nothing is kept',
    multipart: true,
    response: z.object({
      name: z.string(),
      rows: z.array(
        z.object({
          /** in the sheet, from 1 */
          row: z.number().int(),
          indicator: z.object({ id: uuid, name: z.string(), measure: z.string() }).nullable(),
          /** as the sheet says it */
          label: z.string(),
          place: unitRef.nullable(),
          /** `same`: already known, not asked again */
          kind: z.enum(['new', 'same', 'changed', 'locked', 'empty', 'unusable']),
          before: z.string().nullable(),
          /** to be sent to reportReadings as it is (with `despite` where it is odd); null where nothing can be reported */
          send: z
            .object({ id: uuid.optional(), indicator: uuid, place: uuid.nullable(), period: z.string(), asOf: day, value: z.string(), yearBefore: z.string().nullable(), source: z.string().nullable(), note: z.string().nullable() })
            .nullable(),
          problems: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
          warnings: z.array(warning),
        }),
      ),
      counts: z.object({ new: z.number().int(), same: z.number().int(), changed: z.number().int(), locked: z.number().int(), empty: z.number().int(), unusable: z.number().int() }),
    }),
  },
  measureMatter: {
    summary: 'Let an indicator tell how far a matter has come: its light then knows whether it is behind',
    params: z.object({ matter: uuid }),
    body: z.object({ command: commandId, indicator: uuid, place: uuid.nullable().default(null), level: level.nullable().default(null) }),
    response: written,
  },
  unmeasureMatter: { summary: 'An indicator no longer tells of a matter', params: z.object({ matter: uuid }), body: z.object({ command: commandId, indicator: uuid, place: uuid.nullable().default(null) }), response: written },
}
