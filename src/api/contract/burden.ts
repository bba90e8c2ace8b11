import { z } from 'zod'
import { bilingual, commandId, day, unitRef, uuid, written } from './common.ts'

const params = z.object({ request: uuid })
const words = (most: number) => z.string().trim().max(most)
const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)
const fileRef = z.object({ field: z.string(), sha256: z.string(), name: z.string(), mediaType: z.string() })

const kind = z.enum(['practice', 'update', 'letter', 'request', 'meeting', 'inspection', 'reading', 'opinion'])
const ceiling = z.enum(['minutes', 'requests', 'fields', 'files'])
const fieldType = z.enum(['text', 'number', 'amount', 'day', 'choice', 'flag', 'file'])
const count = z.number().int()
const counts = { minutes: count, fields: count, texts: count, files: count, meetings: count, inspections: count, letters: count, requests: count, parts: count, known: count }

/** What the form of a request holds before it is sent. */
const field = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: words(80).min(1),
  type: fieldType,
  measure: words(20).nullable().default(null),
  choices: z.array(words(60).min(1)).max(40).default([]),
  help: words(300).nullable().default(null),
  required: z.boolean().default(true),
  /** why it is asked although the answer may stand elsewhere */
  despite: words(500).nullable().default(null),
})
const draft = {
  title: words(200),
  ground: words(1000),
  to: z.array(uuid).min(1).max(600),
  fields: z.array(field).min(1).max(60),
  due: day,
  despite: words(500).nullable().default(null),
}

const over = z.object({ ceiling, used: count, most: count, adds: count })
const row = {
  id: uuid,
  title: z.string(),
  unit: unitRef,
  sentOn: day,
  due: day,
  workdaysLeft: count,
  workdaysLate: count,
  status: z.enum(['open', 'closed', 'cancelled']),
  fields: count,
  minutes: count,
  /** to who asked, and the office */
  answers: z.object({ asked: count, answered: count }).nullable(),
  /** where the own unit's answer stands; null where it was not asked */
  own: z.enum(['waiting', 'answered', 'returned']).nullable(),
  mine: z.boolean(),
}
const answer = z.object({
  unit: unitRef,
  status: z.enum(['waiting', 'answered', 'returned']),
  on: day.nullable(),
  by: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  files: z.array(fileRef),
  returned: z.object({ reason: z.string(), on: day }).nullable(),
})

const aboutType = z.enum(['request', 'matter', 'inspection', 'letter', 'meeting', 'assessment', 'page', 'other'])
const complaintKind = z.enum(['asked-twice', 'too-much', 'too-short', 'photographs', 'check-in', 'form', 'other'])
const about = z.object({ type: aboutType, id: uuid.nullable(), path: z.string().max(200).nullable() })

export const burdenSchemas = {
  getBurden: {
    replica: true,
    summary: 'What the product asked of a unit in a month, each line with what it came from; for the office of all units, in the order of the directory',
    query: z.object({ month: month.optional(), unit: uuid.optional() }),
    response: z.object({
      today: day,
      month,
      unit: unitRef.nullable(),
      rules: z.object({
        minutes: z.object({ field: z.number(), text: z.number(), file: z.number(), meeting: z.number(), inspection: z.number(), letter: z.number() }),
        ceilings: z.object({ minutes: count, requests: count, fields: count, files: count }),
        /** share of its minutes that a thing takes which is filled in already */
        prefilledShare: z.number(),
        /** packs that say other than the usual */
        from: z.array(z.string()),
      }),
      burden: z
        .object({
          ...counts,
          ceilings: z.array(over.omit({ adds: true })),
          lines: z.array(
            z.object({
              kind,
              source: z.object({ type: z.enum(['matter', 'unit', 'letter', 'request', 'meeting', 'inspection', 'indicator']), id: uuid, title: z.string(), path: z.string() }),
              what: bilingual,
              on: day,
              minutes: count,
              fields: count,
              texts: count,
              files: count,
              meetings: count,
              known: count,
              /** parts that another request of the month asks too */
              twice: z.array(z.string()),
            }),
          ),
        })
        .nullable(),
      /** the unit's own past, the earliest month first */
      trend: z.array(z.object({ month, ...counts })),
      /** in the order of the directory: never in the order of how much is asked */
      units: z.array(z.object({ unit: unitRef, ...counts, over: z.array(ceiling) })),
      lighten: z.object({
        parts: count,
        known: count,
        byKind: z.array(z.object({ kind, n: count, minutes: count })),
        twice: z.array(z.object({ name: z.string(), request: uuid, title: z.string(), units: count })),
      }),
      mayAsk: z.boolean(),
      mayAnswer: z.boolean(),
    }),
  },
  listRequests: {
    summary: 'Requests for figures and papers: those asked of the own unit and those it sent; for the office all',
    query: z.object({ open: z.enum(['true', 'false']).optional(), cursor: z.string().max(500).optional() }),
    response: z.object({ today: day, rows: z.array(z.object(row)), next: z.string().nullable(), asked: z.array(z.object(row)), maySend: z.boolean() }),
  },
  checkRequest: {
    summary: 'Before a request is sent: where answers stand already, what it takes, whom it takes over a ceiling; nothing is kept',
    body: z.object(draft),
    response: z.object({
      asked: count,
      minutes: count,
      workdays: count,
      short: z.boolean(),
      month,
      fields: z.array(
        z.object({
          field: z.string(),
          name: z.string(),
          unasked: z.enum(['check-in', 'traces']).nullable(),
          doubled: z.boolean(),
          known: z.array(
            z.object({
              in: z.enum(['indicator', 'ledger', 'record', 'request', 'directory']),
              place: z.string(),
              path: z.string().nullable(),
              name: z.string(),
              sure: z.boolean(),
              /** units asked for which it stands there, and for which not */
              known: count,
              without: count,
              /** to the office alone */
              values: z.array(z.object({ unit: unitRef, value: z.string(), on: day, period: z.string().nullable() })),
            }),
          ),
        }),
      ),
      over: z.array(z.object({ unit: unitRef, over: z.array(over), stands: z.array(z.string()) })),
    }),
  },
  sendRequest: { summary: 'Send a request; refused where the answer stands already, over a ceiling, or with too little time', body: z.object({ command: commandId, ...draft, title: draft.title.min(1), ground: draft.ground.min(1) }), response: written },
  getRequest: {
    summary: 'One request: the form for who was asked, filled in as far as it is known; the answers for who asked',
    params,
    response: z.object({
      ...row,
      today: day,
      ground: z.string(),
      despite: z.string().nullable(),
      by: z.string().nullable(),
      form: z.array(z.object({ id: z.string(), name: z.string(), type: fieldType, measure: z.string().nullable(), choices: z.array(z.string()), help: z.string().nullable(), required: z.boolean(), despite: z.string().nullable() })),
      closed: z.object({ on: day, reason: z.string().nullable() }).nullable(),
      cancelled: z.object({ on: day, reason: z.string() }).nullable(),
      answer: answer.nullable(),
      /** what the form begins with, and where it stands */
      known: z.array(z.object({ field: z.string(), value: z.string(), on: day, place: z.string(), path: z.string() })),
      all: z.array(answer).nullable(),
      may: z.array(z.string()),
    }),
  },
  answerRequest: {
    summary: 'Answer a request for the own unit; `replaces` where it takes the place of what was answered before',
    params,
    body: z.object({
      command: commandId,
      values: z.record(z.string().max(40), z.string().max(2000)).refine((values) => Object.keys(values).length <= 60),
      attachments: z.array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(20).default([]),
      replaces: z.boolean().default(false),
    }),
    response: written,
  },
  returnRequest: { summary: 'Send a unit’s answer back, with the reason', params, body: z.object({ command: commandId, unit: uuid, reason: words(1000) }), response: written },
  closeRequest: { summary: 'End a request; before everyone has answered with the reason', params, body: z.object({ command: commandId, reason: words(1000).nullable().default(null) }), response: written },
  cancelRequest: { summary: 'Take a request back', params, body: z.object({ command: commandId, reason: words(1000) }), response: written },
  exportRequest: { replica: true, summary: 'The answers as an .xlsx, one table', params, binary: true, response: z.unknown() },
  makeComplaint: {
    summary: 'Say what is felt to be a burden, with or without the name of the own unit',
    description: 'Without the name nothing that is kept says who it was: neither the fact nor the command names a person, post or unit.',
    body: z.object({ command: commandId, about, kind: complaintKind, words: words(2000), named: z.boolean() }),
    response: written,
  },
  listComplaints: {
    summary: 'Complaints: counts by kind and the office’s answers for everyone, their words for the office and for the unit that gave its name',
    response: z.object({
      today: day,
      rows: z.array(
        z.object({
          id: uuid,
          kind: complaintKind,
          madeOn: day,
          about: about.nullable(),
          words: z.string().nullable(),
          unit: unitRef.nullable(),
          mine: z.boolean(),
          answered: z.object({ words: z.string(), taken: z.boolean(), on: day }).nullable(),
        }),
      ),
      counts: z.array(z.object({ kind: complaintKind, made: count, answered: count, taken: count })),
      mayAnswer: z.boolean(),
    }),
  },
  answerComplaint: { summary: 'The office answers a complaint; everyone reads the answer', params: z.object({ complaint: uuid }), body: z.object({ command: commandId, words: words(2000), taken: z.boolean() }), response: written },
}
