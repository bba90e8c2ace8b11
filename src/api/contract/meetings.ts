import { z } from 'zod'
import { ATTENDANCES, TOPIC_KINDS, TOPIC_RESULTS } from '../../kernel/facts/meeting.ts'
import { bilingual, commandId, day, light, reason, unitRef, uuid, written } from './common.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const why = z.string().trim().max(1000)
const ref = z.object({ id: uuid, name: z.string() })
const smallCount = z.number().int()

const totals = z.object({ meetings: smallCount, topics: smallCount, reviewed: smallCount, documents: smallCount, reports: smallCount, decisions: smallCount, done: smallCount, open: smallCount })

const meetingRow = {
  id: uuid,
  title: z.string(),
  /** 第N次; null where meetings of its kind are not counted */
  number: z.number().int().nullable(),
  on: day,
  time: z.string().nullable(),
  place: z.string().nullable(),
  status: z.enum(['called', 'held', 'cancelled']),
  /** `own`: only the topics that one's unit presents */
  scope: z.enum(['whole', 'own']),
  body: unitRef,
  kindName: bilingual,
  topics: smallCount,
  decisions: smallCount,
  /** decisions whose matters go on */
  open: smallCount,
  /** the letter drafted last as its minutes */
  minutes: uuid.nullable(),
  /** the one thing it waits for */
  next: z.enum(['agenda', 'reports', 'day', 'hold', 'topics', 'minutes', 'nothing']),
}

const matter = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  lead: unitRef.nullable(),
  stageName: bilingual,
  final: z.enum(['done', 'stopped']).nullable(),
  light,
  reasons: z.array(reason),
  until: day.nullable(),
  due: day.nullable(),
  /** whether who asks may open it */
  shown: z.boolean(),
})

const followed = z.object({ decision: uuid, meeting: z.object({ id: uuid, title: z.string(), on: day }), text: z.string(), matter, /** the last that was heard of it */ news: z.object({ on: day, words: z.string() }).nullable() })
const turn = z.object({ unit: unitRef, reports: smallCount, last: day.nullable() })
const outcome = z.object({ result: z.enum(TOPIC_RESULTS), words: z.string().nullable() })

/** Who was there: by seat where it is a member's; units and posts, never persons. */
const attendee = z.object({ seat: uuid.nullable().default(null), post: uuid.nullable().default(null), unit: uuid.nullable().default(null), as: z.enum(ATTENDANCES) })
const topic = z.object({
  /** absent: a new one */
  id: uuid.optional(),
  kind: z.enum(TOPIC_KINDS),
  title: z.string().trim().min(1).max(200),
  presenter: uuid.nullable().default(null),
  document: uuid.nullable().default(null),
  matters: z.array(uuid).max(50).default([]),
})
const params = z.object({ meeting: uuid })

export const meetingSchemas = {
  listMeetings: {
    summary: 'Meetings of a year and those still to come, and the bodies that hold them with their totals',
    description: 'The office and the heads read every meeting, members those of their bodies; a unit that only presents a topic finds that topic and nothing else.',
    query: z.object({ year: z.coerce.number().int().min(1900).max(2199).optional(), body: uuid.optional() }),
    response: z.object({
      today: day,
      year: z.number().int(),
      years: z.array(z.number().int()),
      bodies: z.array(z.object({ id: uuid, name: z.string(), kinds: z.array(z.object({ pack: z.string(), id: z.string(), name: bilingual })), next: z.object(meetingRow).nullable(), totals })),
      rows: z.array(z.object(meetingRow)),
      /** there are more than are shown */
      capped: z.boolean(),
      may: z.object({ call: z.boolean() }),
    }),
  },
  getMeetingPlan: {
    summary: 'With what the next meeting of a body begins: number, title, rota of reports, open decisions, totals by year',
    query: z.object({ body: uuid }),
    response: z.object({
      today: day,
      body: unitRef,
      kinds: z.array(z.object({ pack: z.string(), id: z.string(), name: bilingual, number: z.number().int().nullable(), counted: z.enum(['year', 'through']).nullable(), title: z.string(), firstTopic: bilingual.nullable(), reports: smallCount })),
      chair: ref.nullable(),
      place: z.string().nullable(),
      rota: z.array(turn),
      followUp: z.array(followed),
      years: z.array(z.object({ year: z.number().int(), totals })),
      total: totals,
    }),
  },
  callMeeting: {
    summary: 'Call a meeting of a body; its day may lie ahead, its number follows the last',
    body: z.object({
      command: commandId,
      body: uuid,
      pack: z.string().max(40),
      kind: z.string().max(40),
      title: z.string().trim().max(200).nullable().default(null),
      number: z.number().int().min(1).max(9999).nullable().default(null),
      on: day,
      time: time.nullable().default(null),
      place: z.string().trim().max(200).nullable().default(null),
      chair: uuid.nullable().default(null),
    }),
    response: written,
  },
  getMeeting: {
    summary: 'A meeting: agenda, seats and attendance, decisions and what became of them, minutes, open decisions of earlier meetings',
    params,
    response: z.object({
      today: day,
      ...meetingRow,
      chair: ref.nullable(),
      cancelled: z.object({ reason: z.string(), on: day }).nullable(),
      firstTopic: bilingual.nullable(),
      /** how many reports its kind hears by rota */
      reports: smallCount,
      agenda: z.array(
        z.object({
          id: uuid,
          kind: z.enum(TOPIC_KINDS),
          title: z.string(),
          outcome: outcome.nullable(),
          presenter: unitRef.nullable(),
          document: z.object({ id: uuid, title: z.string() }).nullable(),
          matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string() })),
          /** how a topic of its kind can end */
          results: z.array(z.enum(TOPIC_RESULTS)),
        }),
      ),
      /** members' seats on its day */
      seats: z.array(z.object({ id: uuid, designation: z.string(), role: z.enum(['head', 'deputy', 'member', 'contact']), unit: unitRef, post: ref.nullable() })),
      attendance: z.array(z.object({ seat: uuid.nullable(), as: z.enum(ATTENDANCES), designation: z.string().nullable(), unit: unitRef.nullable(), post: ref.nullable() })),
      decided: z.array(z.object({ id: uuid, topic: uuid.nullable(), text: z.string(), matter: matter.nullable() })),
      papers: z.array(z.object({ id: uuid, title: z.string(), status: z.string(), issuedOn: day.nullable() })),
      rota: z.array(turn),
      followUp: z.array(followed),
      may: z.array(z.string()),
    }),
  },
  changeMeeting: {
    summary: 'Move a meeting, or say where, when and under whom; of a held one, correct what was written, with the reason',
    params,
    body: z.object({
      command: commandId,
      changes: z.object({ title: z.string().trim().min(1).max(200), on: day, time: time.nullable(), place: z.string().trim().max(200).nullable(), chair: uuid.nullable() }).partial(),
      reason: why.nullable().default(null),
    }),
    response: written,
  },
  setAgenda: { summary: 'Set the agenda as a whole, in this order', params, body: z.object({ command: commandId, topics: z.array(topic).max(40) }), response: written },
  holdMeeting: { summary: 'Record that it was held, and who was there by seat', params, body: z.object({ command: commandId, on: day, attendance: z.array(attendee).max(200) }), response: written },
  correctAttendance: { summary: 'Correct who was there, with the reason', params, body: z.object({ command: commandId, attendance: z.array(attendee).max(200), reason: why }), response: written },
  settleTopic: {
    summary: 'How a topic ended',
    params: params.extend({ topic: uuid }),
    body: z.object({ command: commandId, result: z.enum(TOPIC_RESULTS), words: z.string().trim().max(2000).nullable().default(null) }),
    response: written,
  },
  makeDecision: {
    summary: 'Write down a decision; it is a matter at once, with its unit, limit and origin',
    params,
    body: z.object({ command: commandId, topic: uuid.nullable().default(null), text: z.string().trim().max(1000), lead: uuid.nullable().default(null), support: z.array(uuid).max(30).default([]), due: day.nullable().default(null) }),
    response: written,
  },
  draftMinutes: { summary: 'Draft its minutes as a letter, to be checked and signed by people', params, body: z.object({ command: commandId }), response: written },
  cancelMeeting: { summary: 'Cancel a meeting that was called, with the reason', params, body: z.object({ command: commandId, reason: why }), response: written },
}
