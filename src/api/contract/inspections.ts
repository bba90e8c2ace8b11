import { z } from 'zod'
import { bilingual, commandId, day, light, reason, unitRef, uuid, written } from './common.ts'

const params = z.object({ inspection: uuid })
const files = z.array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(20).default([])
const status = z.enum(['planned', 'under-way', 'reported', 'closed', 'cancelled', 'merged'])
const part = z.enum(['inspects', 'inspected']).nullable()
const fileRef = z.object({ sha256: z.string(), name: z.string(), mediaType: z.string() })
const year = z.coerce.number().int().min(1990).max(2100).optional()

const content = {
  title: z.string().trim().max(200),
  topic: z.string().trim().max(2000).default(''),
  basis: z.string().trim().max(300).nullable().default(null),
  lead: uuid,
  with: z.array(uuid).max(30).default([]),
  inspected: z.array(uuid).max(60),
  matters: z.array(uuid).max(100).default([]),
  from: day,
  to: day,
}
const words = (most: number) => z.string().trim().max(most)
const despite = words(1000).nullable().default(null)

const row = z.object({
  id: uuid,
  title: z.string(),
  pack: z.string(),
  kind: z.string(),
  kindName: bilingual,
  /** for narrow columns */
  kindShort: bilingual,
  unannounced: z.boolean(),
  status,
  from: day,
  to: day,
  lead: unitRef,
  with: z.array(unitRef),
  /** whoever is inspected sees themselves alone */
  inspected: z.array(unitRef),
  looksBackAt: uuid.nullable(),
  mergedInto: uuid.nullable(),
  despite: z.string().nullable(),
  findings: z.number().int(),
  /** what the acting membership is to it */
  part,
})

const look = z.object({ held: z.boolean(), words: z.string(), on: day, by: z.string().nullable(), attachments: z.array(fileRef) })
const finding = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  unit: unitRef,
  stage: z.string(),
  stageName: bilingual,
  light,
  reasons: z.array(reason),
  until: day.nullable(),
  foundOn: day,
  due: day.nullable(),
  closedOn: day.nullable(),
  final: z.enum(['done', 'stopped']).nullable(),
  note: z.string().nullable(),
  photos: z.array(fileRef),
  looks: z.array(look),
  mayLook: z.boolean(),
})
const other = z.object({ id: uuid, title: z.string(), from: day, to: day, status })

const counts = {
  inspections: z.number().int(),
  workdays: z.number().int(),
  findings: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
  open: z.number().int(),
  withdrawn: z.number().int(),
  failedLooks: z.number().int(),
}

export const inspectionSchemas = {
  listInspections: {
    summary: 'The year’s plan of inspections and what came of it; one that is not announced is not told before it begins',
    query: z.object({ year }),
    response: z.object({
      today: day,
      year: z.number().int(),
      /** 督察, 督查 or 督导, as the pack says */
      word: bilingual,
      kinds: z.array(
        z.object({
          pack: z.string(),
          id: z.string(),
          name: bilingual,
          unannounced: z.boolean(),
          quota: z.string().nullable(),
          atMost: z.number().int().nullable(),
          longest: z.number().int().nullable(),
          apart: z.number().int().nullable(),
          looksBack: z.boolean(),
          ledger: z.string(),
        }),
      ),
      /** those of the neighbouring months too, which may be too near */
      rows: z.array(row),
      quotas: z.array(z.object({ quota: z.string(), kinds: z.array(bilingual), unit: unitRef, used: z.number().int(), atMost: z.number().int() })),
      places: z.array(unitRef),
      earlier: z.array(z.object({ id: uuid, title: z.string(), to: day, findings: z.number().int() })),
      asked: z.array(z.object({ does: z.enum(['state', 'answer']), inspection: uuid, title: z.string(), due: day.nullable() })),
      may: z.object({ plan: z.boolean() }),
    }),
  },
  getInspection: {
    summary: 'One inspection: how far it has come, what it found, opinions and what the inspected say to them',
    params,
    response: row.extend({
      today: day,
      word: bilingual,
      topic: z.string(),
      basis: z.string().nullable(),
      plannedOn: day,
      /** first day that a report may tell of; null until it began */
      reportFrom: day.nullable(),
      /** `recorded`: whether it counts on this matter already; null where such a record counts for nothing there */
      matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), recorded: z.boolean().nullable() })),
      /** the record it would be for those on which it is not recorded yet, to be sent as it is */
      record: z
        .object({
          matters: z.array(uuid),
          kinds: z.array(z.string()),
          heldOn: day,
          summary: z.string(),
          place: z.string().nullable(),
          attachments: z.array(z.object({ sha256: z.string(), name: z.string(), mediaType: z.string(), size: z.number().int() })),
          fields: z.record(z.string(), z.string()),
        })
        .nullable(),
      carriedOut: z.object({ on: day, from: day, to: day, summary: z.string().nullable(), places: z.array(z.string()), attachments: z.array(fileRef) }).nullable(),
      ended: z.object({ reason: z.string().nullable(), on: day }).nullable(),
      course: z.array(z.object({ id: z.enum(['planned', 'under-way', 'reported', 'opinions', 'cases', 'look-back', 'closed']), when: z.enum(['past', 'now', 'coming']), on: day.nullable() })),
      next: z.object({ does: z.enum(['begin', 'report', 'opinion', 'state', 'answer', 'look', 'close']), unit: uuid.nullable(), by: day.nullable() }).nullable(),
      findings: z.array(finding),
      /** what the inspection that it looks back at had found */
      again: z.array(finding),
      opinions: z.array(
        z.object({
          id: uuid,
          unit: unitRef,
          text: z.string(),
          on: day,
          stateBy: day,
          letter: z.object({ id: uuid, status: z.string() }).nullable(),
          mayState: z.boolean(),
          case: z
            .object({ text: z.string(), on: day, by: z.string().nullable(), attachments: z.array(fileRef), answer: z.object({ upheld: z.boolean(), words: z.string(), on: day }).nullable() })
            .nullable(),
        }),
      ),
      toTell: z.array(z.object({ unit: unitRef, text: z.string() })),
      looksBack: other.nullable(),
      lookedBackBy: z.array(other),
      into: other.nullable(),
      merged: z.array(other),
      may: z.array(z.string()),
    }),
  },
  planInspection: {
    summary: 'Enter an inspection into the plan; where the plan warns, with the reason, or merged at once into one that is near',
    body: z.object({
      command: commandId,
      pack: z.string().max(40),
      kind: z.string().max(40),
      ...content,
      looksBackAt: uuid.nullable().default(null),
      despite,
      mergeInto: uuid.nullable().default(null),
      reason: words(1000).nullable().default(null),
    }),
    response: written,
  },
  changeInspection: {
    summary: 'Change a planned inspection, with the reason',
    params,
    body: z.object({
      command: commandId,
      changes: z
        .object({
          title: words(200),
          topic: words(2000),
          basis: words(300).nullable(),
          lead: uuid,
          with: z.array(uuid).max(30),
          inspected: z.array(uuid).max(60),
          matters: z.array(uuid).max(100),
          from: day,
          to: day,
        })
        .partial(),
      reason: words(1000),
      despite,
    }),
    response: written,
  },
  mergeInspections: {
    summary: 'Merge a planned inspection into another; both stay, and each names the other',
    params,
    body: z.object({ command: commandId, into: uuid, reason: words(1000), despite, from: day.optional(), to: day.optional() }),
    response: written,
  },
  cancelInspection: { summary: 'Call a planned inspection off, with the reason', params, body: z.object({ command: commandId, reason: words(1000) }), response: written },
  beginInspection: { summary: 'Begin an inspection', params, body: z.object({ command: commandId, occurredOn: day.optional() }), response: written },
  reportInspection: {
    summary: 'Report what an inspection did and saw',
    params,
    body: z.object({ command: commandId, from: day, to: day, summary: words(4000), places: z.array(words(100)).max(40).default([]), attachments: files }),
    response: written,
  },
  makeFinding: {
    summary: 'Something found: a matter to be put right by its day; photographs are optional',
    params,
    body: z.object({ command: commandId, what: words(300), unit: uuid, due: day, note: words(2000).nullable().default(null), attachments: files, occurredOn: day.optional() }),
    response: written,
  },
  sendOpinion: { summary: 'Tell an inspected unit the conclusion; its words are kept as they are sent', params, body: z.object({ command: commandId, unit: uuid, text: words(4000) }), response: written },
  stateCase: {
    summary: 'The inspected state their case on an opinion',
    params: params.extend({ opinion: uuid }),
    body: z.object({ command: commandId, text: words(4000), attachments: files }),
    response: written,
  },
  answerCase: {
    summary: 'The office answers a case; where it is upheld, findings may be taken back',
    params: params.extend({ opinion: uuid }),
    body: z.object({ command: commandId, upheld: z.boolean(), words: words(2000), withdraw: z.array(uuid).max(100).default([]) }),
    response: written,
  },
  lookAgain: {
    summary: 'A second look at what was put right; what did not hold goes back to rectification',
    params,
    body: z.object({ command: commandId, matter: uuid, held: z.boolean(), words: words(2000), due: day.nullable().default(null), attachments: files, occurredOn: day.optional() }),
    response: written,
  },
  closeInspection: { summary: 'End an inspection; what it found lives on as matters', params, body: z.object({ command: commandId, words: words(1000).nullable().default(null) }), response: written },
  getInspectionStatistics: {
    replica: true,
    summary: 'What a year’s inspections came to, by place and by kind: counts, no ranking',
    query: z.object({ year }),
    response: z.object({
      today: day,
      year: z.number().int(),
      city: z.string(),
      demonstration: z.boolean(),
      places: z.array(z.object({ unit: unitRef, ...counts })),
      kinds: z.array(z.object({ pack: z.string(), kind: z.string(), name: bilingual, ...counts })),
      total: z.object(counts),
    }),
  },
  exportInspectionStatistics: { replica: true, summary: 'The same as an .xlsx', query: z.object({ year }), binary: true, response: z.unknown() },
}
