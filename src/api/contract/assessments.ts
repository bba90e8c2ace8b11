import { z } from 'zod'
import { bilingual, commandId, day, unitRef, uuid, written } from './common.ts'

const params = z.object({ assessment: uuid })
const id = z.string().max(40)
const files = z.array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(10).default([])
const fileRef = z.object({ sha256: z.string(), name: z.string(), mediaType: z.string() })
const words = (most: number) => z.string().trim().max(most)
/** Points are decimal strings: `-0.50`. */
const points = z.string()
const pointsIn = z.string().trim().regex(/^-?\d{1,4}(\.\d{1,4})?$/)

const status = z.enum(['open', 'delivered', 'frozen', 'cancelled'])
const period = z.object({ key: z.string(), label: bilingual, start: day, end: day })
/** A code with what it speaks of, and the sentence made from it. */
const said = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])), text: bilingual })

const basis = z.object({ title: z.string(), number: z.string().nullable(), issuedOn: day.nullable(), clause: z.string().nullable() })
const scheme = z.object({ id: uuid, name: bilingual })
const grade = z.object({ id, name: bilingual })

const row = z.object({
  id: uuid,
  title: z.string(),
  scheme,
  of: z.enum(['unit', 'place', 'matter', 'person']),
  period,
  cutoff: day,
  status,
  openedOn: day,
  /** last day on which a unit may ask for review; null before the results are delivered */
  until: day.nullable(),
  frozenOn: day.nullable(),
  /** with a document that authorises it; else a circular on progress, without places */
  ranked: z.boolean(),
  openReviews: z.number().int(),
  /** what is waited for from the acting membership: a score by hand, a look at its own line, an answer to a review */
  asked: z.enum(['score', 'look', 'decide']).nullable(),
  askedBy: day.nullable(),
})

const column = z.object({
  item: id,
  name: bilingual,
  /** 一级指标 */
  under: bilingual.nullable(),
  /** of the scheme; a group or a quarter may have others, which stand in the lines */
  points,
  how: z.enum(['matters', 'activity', 'indicator', 'hand', 'formula', 'quarter']),
  standard: bilingual.nullable(),
  source: bilingual.nullable(),
})
const rule = z.object({ rule: id, name: bilingual, each: points.nullable(), atMost: points.nullable(), evidence: bilingual, /** entered with its ground; else counted */ byHand: z.boolean(), veto: z.boolean() })

const cell = z.object({
  item: id,
  /** that can be had here, with what was moved to it from items without data */
  points,
  moved: points,
  /** null: without data, and its points moved to the others */
  score: points.nullable(),
  /** set by a review in place of what was computed */
  set: z.boolean(),
  /** why there is nothing to measure */
  none: said.nullable(),
})
const adjustmentCell = z.object({ rule: id, times: z.number().int(), score: points, cut: points, set: z.boolean() })

const boardRow = z.object({
  unit: unitRef,
  group: id,
  lines: z.array(cell),
  adjustments: z.array(adjustmentCell),
  base: points,
  plus: points,
  minus: points,
  /** plus and minus together, as the board's one column shows them */
  adjusted: points,
  total: points,
  grade: grade.nullable(),
  /** place in its group; null where nothing is ranked, and for units before freezing */
  rank: z.number().int().nullable(),
  /** points behind the one before it */
  behind: points.nullable(),
  vetoes: z.array(z.object({ rule: id, name: bilingual })),
  /** a review asked for by this unit */
  review: z.enum(['open', 'decided']).nullable(),
  /** against the same unit's total of the period before, where that is frozen */
  before: points.nullable(),
  own: z.boolean(),
})

const review = z.object({
  id: uuid,
  unit: unitRef,
  item: id,
  itemName: bilingual,
  words: z.string(),
  attachments: z.array(fileRef),
  on: day,
  /** so many working days after the results were delivered */
  workday: z.number().int(),
  by: z.string().nullable(),
  /** the item's score as it was delivered */
  score: points.nullable(),
  answerBy: day,
  /** what it would come to; of a plus or minus point or a veto, where it is not counted. Null of other items */
  ifAccepted: z.object({ value: points, total: points, rank: z.number().int().nullable(), totalBy: points }).nullable(),
  decided: z.object({ accepted: z.boolean(), value: points.nullable(), words: z.string(), on: day, by: z.string().nullable() }).nullable(),
  withdrawnOn: day.nullable(),
  may: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
})

const entered = z.object({
  id: uuid,
  unit: unitRef,
  rule: id,
  name: bilingual,
  times: z.number().int(),
  ground: z.string(),
  matter: z.object({ id: uuid, code: z.string(), title: z.string() }).nullable(),
  attachments: z.array(fileRef),
  on: day,
  by: z.string().nullable(),
  withdrawn: z.object({ reason: z.string(), on: day }).nullable(),
})

const record = z.object({
  type: z.enum(['matter', 'activity', 'reading', 'target', 'letter', 'score']),
  id: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  due: day.nullable(),
  on: day.nullable(),
  /** working days */
  late: z.number().int(),
  weight: z.number(),
  counts: z.boolean(),
  why: z.string(),
  text: bilingual,
  /** what to open for it */
  opens: z.object({ type: z.enum(['matter', 'indicator', 'letter']), id: uuid }).nullable(),
})

const step = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), result: z.string(), text: bilingual })

/** What separates two of them, item by item: how much the first has more. */
const difference = z.object({
  first: unitRef,
  second: unitRef,
  /** total of the first less that of the second */
  total: points,
  lines: z.array(z.object({ item: id, name: bilingual, by: points })),
  adjusted: points,
})

export const assessmentSchemas = {
  listAssessments: {
    summary: 'Runs of assessment (考核), the newest first: a unit finds those that it was assessed in, from the day on which results were sent to it',
    response: z.object({
      today: day,
      rows: z.array(row),
      /** adopted schemes for which a run may be opened, and the periods that are over and have none; for who may open one */
      toOpen: z.array(
        z.object({
          scheme,
          periods: z.array(period),
          /** what is scored by hand, and by how many */
          byHand: z.array(z.object({ item: id, name: bilingual, scorer: bilingual, jury: z.number().int().nullable() })),
        }),
      ),
      may: z.object({ open: z.boolean() }),
    }),
  },
  getAssessment: {
    replica: true,
    summary: 'One run: the board, reviews, what is scored by hand, and notes on how firm the result is; a unit sees its own line alone',
    description:
      'Before the results are delivered the office sees what they would be now (`result.kind` is `preview`). Everything stands as it was known by the end of the cut-off day; later corrections stand beside the line they concern (`getAssessmentLine`).',
    params,
    query: z.object({ first: uuid.optional().describe('two units to compare'), second: uuid.optional() }),
    response: row.extend({
      today: day,
      basis: basis.nullable(),
      /** the version of the scheme that it goes by */
      version: z.number().int(),
      result: z
        .object({
          kind: z.enum(['preview', 'delivered', 'frozen']),
          /** day of delivery or freezing; of a preview, today */
          on: day,
          /** hash of the kept result; null of a preview */
          file: z.string().nullable(),
          /** last day whose records count, at its end in China or, where it was delivered on that day, at that instant */
          known: day,
          knownBy: z.string(),
        })
        .nullable(),
      columns: z.array(column),
      rules: z.array(rule),
      groups: z.array(z.object({ id, name: bilingual, apart: z.boolean(), units: z.number().int() })),
      rows: z.array(boardRow),
      /** where figures are missing at the cut-off (缺数) */
      missing: z.array(z.object({ unit: unitRef, item: id, name: bilingual, why: said })),
      /** sensitivity, saturation, shares of grades, rules over years; for who sees the board */
      notes: z.array(said),
      reviews: z.array(review),
      entered: z.array(entered),
      /** how far scoring by hand has come; for who sees the board */
      byHand: z.array(
        z.object({ item: id, name: bilingual, scorer: bilingual, ground: bilingual, jury: z.number().int().nullable(), trimmed: z.boolean(), units: z.number().int(), given: z.number().int(), of: z.number().int(), on: day.nullable(), scorers: z.array(z.object({ post: uuid, name: z.string(), given: z.number().int() })) }),
      ),
      /** the sheet of who acts now as one of the scorers: their own scores, never others' */
      toScore: z.array(
        z.object({ item: id, name: bilingual, points, standard: bilingual.nullable(), ground: bilingual, units: z.array(z.object({ unit: unitRef, most: points, value: points.nullable(), ground: z.string().nullable(), attachments: z.array(fileRef) })) }),
      ),
      /** what the last delivery changed against the one before it */
      changed: z.array(z.object({ unit: unitRef, what: id, name: bilingual, from: points.nullable(), to: points.nullable() })),
      deliveries: z.array(z.object({ on: day, until: day, file: z.string() })),
      circulars: z.array(z.object({ id: uuid, title: z.string(), status: z.string() })),
      cancelled: z.object({ on: day, reason: z.string() }).nullable(),
      difference: difference.nullable(),
      /** what this membership may do now: giveScores, adjustScore, deliverAssessment, requestReview, decideReview, freezeAssessment, draftAssessmentCircular, cancelAssessment, exportAssessment */
      may: z.array(z.string()),
    }),
  },
  getAssessmentLine: {
    summary: 'How one unit came to its points in one item: the arithmetic, and every record behind it; what was corrected since stands beside',
    params: params.extend({ unit: uuid, item: id }),
    response: z.object({
      today: day,
      unit: unitRef,
      item: column.nullable(),
      rule: rule.nullable(),
      result: z.enum(['preview', 'delivered', 'frozen']),
      known: day,
      points,
      moved: points,
      score: points.nullable(),
      /** before rounding */
      exact: points.nullable(),
      set: z.object({ review: uuid, value: points, words: z.string().nullable() }).nullable(),
      steps: z.array(step),
      none: said.nullable(),
      records: z.array(record),
      /** scores given by hand, without saying who of a jury gave which before freezing */
      scores: z.array(z.object({ value: points, ground: z.string(), on: day, by: z.string().nullable() })),
      /** 此后更正: how a record stands by what is known today, where it differs; `then` null: it did not count as one then */
      later: z.array(z.object({ then: record.nullable(), now: record.nullable() })),
      may: z.array(z.string()),
    }),
  },
  openAssessment: {
    summary: 'Open a run of an adopted scheme for a period: its version in force, the cut-off day, and who scores by hand',
    body: z.object({
      command: commandId,
      scheme: uuid,
      period: z.string().max(20),
      cutoff: day,
      title: words(200).optional(),
      juries: z.array(z.object({ item: id, posts: z.array(uuid).max(60) })).max(100).default([]),
    }),
    response: written,
  },
  giveScores: {
    summary: 'Give scores by hand, each with its ground: one of the posts that score, or the office from their sheets',
    params,
    body: z.object({
      command: commandId,
      scores: z
        .array(z.object({ item: id, unit: uuid, /** the post that scored; absent: the acting one */ scorer: uuid.optional(), value: pointsIn, ground: words(500), attachments: files }))
        .min(1)
        .max(500),
    }),
    response: written,
  },
  adjustScore: {
    summary: 'Enter a plus or minus point or a veto of the scheme, with its ground and what shows it',
    params,
    body: z.object({ command: commandId, unit: uuid, rule: id, times: z.number().int().min(1).max(100).default(1), ground: words(500), matter: uuid.nullable().default(null), attachments: files }),
    response: written,
  },
  withdrawAdjustment: { summary: 'Take an entered plus or minus point or a veto back, with the reason', params: params.extend({ adjustment: uuid }), body: z.object({ command: commandId, reason: words(1000) }), response: written },
  deliverAssessment: {
    summary: 'Send every unit its own line (送达核对); refused as `assessment_incomplete` while figures or scores are missing, unless `goOn`',
    params,
    body: z.object({ command: commandId, goOn: z.boolean().default(false) }),
    response: written,
  },
  requestReview: {
    summary: 'Ask for review of one of one’s own lines (复核申请), within the days that the scheme gives',
    params,
    body: z.object({ command: commandId, unit: uuid, item: id, words: words(2000), attachments: files }),
    response: written,
  },
  withdrawReview: { summary: 'Take one’s request for review back', params: params.extend({ review: uuid }), body: z.object({ command: commandId }), response: written },
  decideReview: {
    summary: 'Decide a review with the reason; where it is accepted, the score is set to this value',
    params: params.extend({ review: uuid }),
    body: z.object({ command: commandId, accepted: z.boolean(), value: pointsIn.nullable().default(null), words: words(1000) }),
    response: written,
  },
  freezeAssessment: { summary: 'Freeze the result (定案): nothing changes it afterwards', params, body: z.object({ command: commandId }), response: written },
  draftAssessmentCircular: {
    summary: 'Draft the circular (代拟稿) with its table; without an authorising document it tells of progress and ranks nobody',
    params,
    body: z.object({ command: commandId }),
    response: written,
  },
  cancelAssessment: { summary: 'Cancel a run before it is frozen, with the reason', params, body: z.object({ command: commandId, reason: words(1000) }), response: written },
  exportAssessment: { replica: true, summary: 'The score sheet (考核评分表) as .xlsx', params, binary: true, response: z.unknown() },
}
