import { z } from 'zod'
import { doings, seatClauses, seatRoles } from '../../kernel/organisation.ts'
import { asOfQuery, bilingual, commandId, day, postRef, smallNumber, unitRef, uuid, written } from './common.ts'

export const unitKind = z.enum(['department', 'vertical', 'place', 'body', 'group', 'office', 'company'])

export const unitRow = z.object({
  id: uuid,
  name: z.string(),
  aliases: z.array(z.string()),
  kind: unitKind,
  parent: uuid.nullable(),
  order: z.number().int(),
  ended: z.object({ on: day, successors: z.array(unitRef) }).nullable(),
  posts: z.number().int(),
  duties: z.number().int(),
})

const appointment = z.object({ id: uuid, person: uuid, name: z.string().nullable(), from: day, to: day.nullable(), acting: z.boolean(), probationUntil: day.nullable(), document: z.string().nullable() })
const heldDuty = z.object({ matter: uuid, code: z.string(), title: z.string(), role: z.string(), roleName: bilingual, from: day, duty: uuid, holder: uuid, /** neither done nor stopped */ open: z.boolean() })

const person = z.object({ person: uuid, name: z.string().nullable() })
const namedPost = z.object({ id: uuid, name: z.string() })

/** A unit's place in a body with who sits there on the day shown, why, and what is to be done about it. */
export const seat = z.object({
  id: uuid,
  body: unitRef,
  unit: unitRef,
  role: z.enum(seatRoles),
  order: z.number().int(),
  clause: z.enum(seatClauses),
  designation: z.string(),
  post: postRef.nullable(),
  /** someone named: with a mere rank, or beside their post */
  person: person.nullable(),
  sitters: z.array(person.extend({ acting: z.boolean(), since: day })),
  because: z.enum(['in-post', 'successor', 'named', 'vacant', 'changed', 'described']),
  since: day.nullable(),
  /** a successor took over and is to be reported: since when */
  report: day.nullable(),
  /** the body's office is to say who follows: since when, and who holds the post now */
  adjust: z.object({ since: day, proposed: z.array(person) }).nullable(),
})

/** One line of a notice: who gets or leaves which post, what of it the city knows, what is still to be chosen. */
const appointmentLine = z.object({
  line: z.string(),
  at: z.object({ start: z.number().int(), end: z.number().int() }),
  words: z.string(),
  person: z.string(),
  released: z.boolean(),
  unitWritten: z.string().nullable(),
  postWritten: z.string(),
  probation: z.string().nullable(),
  probationUntil: day.nullable(),
  from: day,
  /** the document says the day; else it is the day the document was issued or received */
  dayStated: z.boolean(),
  notice: z.string(),
  unit: unitRef.nullable(),
  units: z.array(unitRef),
  post: postRef.nullable(),
  posts: z.array(postRef),
  persons: z.array(person.extend({ posts: z.array(namedPost) })),
  holders: z.array(person.extend({ appointment: uuid })),
  ending: uuid.nullable(),
  missing: z.array(z.enum(['unit', 'post', 'holder'])),
  appliedOn: day.nullable(),
  /** the directory already says what the line says */
  known: z.boolean(),
  duties: z.array(z.object({ matter: uuid, code: z.string(), title: z.string() })),
})

export const unit = unitRow.extend({
  formerNames: z.array(z.object({ name: z.string(), until: day })),
  /** ended units whose duties it has as the only one that continues them */
  continues: z.array(unitRef.extend({ on: day })),
  groups: z.array(unitRef),
  members: z.array(unitRef),
  postList: z.array(postRef.extend({ order: z.number().int(), places: z.number().int().nullable(), leader: z.boolean(), vacantSince: day.nullable(), duties: z.number().int() })),
  /** its places in bodies */
  seats: z.array(seat),
  /** the places in it, where it is a body */
  seatList: z.array(seat),
  /** who came to sit there in the last year, the newest first */
  seatChanges: z.array(z.object({ on: day, seat: uuid, designation: z.string(), unit: unitRef, before: z.array(person), after: z.array(person) })),
  /** matters this unit answers for */
  dutyList: z.array(heldDuty),
})

const delegation = z.object({ id: uuid, to: namedPost, from: day, until: day.nullable(), endedOn: day.nullable(), scope: z.array(z.enum(doings)), /** whether it gives a right on the day shown */ holds: z.boolean() })

export const post = postRef.extend({
  order: z.number().int(),
  places: z.number().int().nullable(),
  leader: z.boolean(),
  /** the day its last holder left; null while it is held, and where nobody has held it yet */
  vacantSince: day.nullable(),
  appointments: z.array(appointment.extend({ /** other posts this person holds in full */ also: z.array(namedPost) })),
  portfolio: z.object({ units: z.array(unitRef), fields: z.array(z.string()), from: day }).nullable(),
  delegations: z.array(delegation),
  /** leaders for whom this post acts; `to` names the leader's post */
  actsFor: z.array(delegation),
  seats: z.array(seat),
  dutyList: z.array(heldDuty),
  shown: z.object({ asOf: day, by: z.enum(['effective', 'known']) }).nullable(),
})

const name = z.string().trim().min(1).max(120)
const reason = z.string().trim().min(1).max(500)
const params = { unit: z.object({ unit: uuid }), post: z.object({ post: uuid }), seat: z.object({ seat: uuid }) }

export const organisationSchemas = {
  listUnits: { summary: 'Units', query: z.object({ kind: unitKind.optional(), q: z.string().max(60).optional() }), response: z.object({ rows: z.array(unitRow) }) },
  getUnit: { summary: 'A unit with its posts, seats and duties', params: params.unit, query: z.object(asOfQuery), response: unit },
  createUnit: {
    summary: 'Add a unit',
    body: z.object({ command: commandId, name, aliases: z.array(name).max(20).default([]), kind: unitKind.default('department'), parent: uuid.nullable().default(null), code: z.string().max(20).nullable().default(null), order: smallNumber.default(1000), assessed: z.boolean().default(false), groups: z.array(uuid).max(20).default([]) }),
    response: written,
  },
  renameUnit: { summary: 'Rename a unit from a day on', params: params.unit, body: z.object({ command: commandId, name, aliases: z.array(name).max(20).default([]), on: day.optional() }), response: written },
  endUnit: { summary: 'End a unit, with its successors', params: params.unit, body: z.object({ command: commandId, successors: z.array(uuid).max(20), on: day.optional() }), response: written },
  createPost: { summary: 'Add a post', body: z.object({ command: commandId, unit: uuid, name, order: smallNumber.default(1000), places: smallNumber.min(1).nullable().default(1), leader: z.boolean().default(false), /** 主要领导: sees what every leader owes */ head: z.boolean().default(false) }), response: written },
  getPost: { summary: 'A post: who holds it, who held it, which duties it carries', params: params.post, query: z.object(asOfQuery), response: post },
  suggestLeaders: {
    summary: 'Leaders whom the division of work proposes for what a unit leads',
    query: z.object({ unit: uuid, words: z.string().max(2000).optional(), day: day.optional() }),
    response: z.object({ rows: z.array(postRef.extend({ because: z.array(z.object({ kind: z.enum(['unit', 'parent', 'field']), name: z.string() })), assistants: z.array(postRef) })) }),
  },
  appoint: {
    summary: 'Appoint someone to a post; every duty of the post moves with it',
    params: params.post,
    body: z.object({
      command: commandId,
      /** someone in the directory, or the name of someone new */
      person: uuid.nullable().default(null),
      newPerson: z.object({ name: z.string().trim().max(60).nullable(), phone: z.string().trim().max(30).nullable() }).nullable().default(null),
      from: day,
      acting: z.boolean().default(false),
      probationUntil: day.nullable().default(null),
      until: day.nullable().default(null),
      document: z.string().trim().max(120).nullable().default(null),
    }),
    response: written.extend({
      moved: z.number().int(),
      /** other posts that this person holds in full on that day */
      also: z.array(z.object({ id: uuid, name: z.string() })),
    }),
  },
  endAppointment: { summary: 'End an appointment', params: params.post.extend({ appointment: uuid }), body: z.object({ command: commandId, on: day, reason: z.string().trim().max(500) }), response: written },
  assignPortfolio: { summary: 'Say which units and fields a leader oversees (领导分工)', params: params.post, body: z.object({ command: commandId, units: z.array(uuid).max(60), fields: z.array(z.string().trim().max(60)).max(60), from: day }), response: written },
  correctAppointment: {
    summary: 'Correct an appointment, with the reason; whom it ended is decided anew',
    params: params.post.extend({ appointment: uuid }),
    body: z.object({
      command: commandId,
      reason,
      changes: z.object({ from: day.optional(), until: day.nullable().optional(), acting: z.boolean().optional(), probationUntil: day.nullable().optional(), document: z.string().trim().max(120).nullable().optional() }),
    }),
    response: written,
  },
  withdrawAppointment: { summary: 'Take an appointment back, with the reason: whom it ended holds the post again', params: params.post.extend({ appointment: uuid }), body: z.object({ command: commandId, reason }), response: written },
  delegate: {
    summary: 'Let another post act for a leader’s post, in what the delegation says',
    params: params.post,
    body: z.object({ command: commandId, to: uuid, from: day, until: day.nullable().default(null), scope: z.array(z.enum(doings)).min(1).max(doings.length).default([...doings]) }),
    response: written,
    audit: 'delegation-granted' as const,
  },
  endDelegation: { summary: 'End a delegation; it gives no right from that day on', params: params.post.extend({ delegation: uuid }), body: z.object({ command: commandId, on: day.optional() }), response: written, audit: 'delegation-ended' as const },
  createSeat: {
    summary: 'Add a seat of a unit in a body',
    body: z.object({
      command: commandId,
      body: uuid,
      unit: uuid,
      designation: name,
      post: uuid.nullable().default(null),
      person: uuid.nullable().default(null),
      role: z.enum(seatRoles).default('member'),
      order: smallNumber.default(1000),
      clause: z.enum(seatClauses).default('in-post'),
      from: day.optional(),
    }),
    response: written,
  },
  settleSeat: { summary: 'Say who sits in a seat from a day on', params: params.seat, body: z.object({ command: commandId, post: uuid.nullable().default(null), person: uuid.nullable().default(null), on: day.optional() }), response: written },
  reportSeatChange: { summary: 'Say that a successor who took a seat over has been reported', params: params.seat, body: z.object({ command: commandId }), response: written },
  endSeat: { summary: 'Give a seat up', params: params.seat, body: z.object({ command: commandId, on: day.optional() }), response: written },
  getOrganisationWaiting: {
    summary: 'What the directory waits for: vacant posts, seats to be adjusted or reported, ended units without one successor',
    response: z.object({
      vacancies: z.array(z.object({ post: postRef, since: day.nullable(), duties: z.number().int() })),
      adjust: z.array(seat),
      report: z.array(seat),
      undecided: z.array(z.object({ unit: unitRef, since: day, successors: z.array(unitRef), duties: z.number().int() })),
    }),
  },
  handOverDuties: {
    summary: 'Put duties of an ended unit on other units, one by one',
    params: params.unit,
    body: z.object({ command: commandId, duties: z.array(z.object({ matter: uuid, duty: uuid, to: uuid })).min(1).max(100) }),
    response: written,
  },
  listAppointmentProposals: { summary: 'The appointments that a document speaks of, line by line', params: z.object({ document: uuid }), response: z.object({ rows: z.array(appointmentLine) }) },
  applyAppointmentProposals: {
    summary: 'Apply confirmed lines of an appointment notice; all of them or none',
    params: z.object({ document: uuid }),
    body: z.object({
      command: commandId,
      lines: z
        .array(z.object({ line: z.string().max(20), unit: uuid.optional(), post: uuid.optional(), newPost: z.boolean().optional(), person: uuid.optional(), newPerson: z.boolean().optional(), appointment: uuid.optional(), from: day.optional() }))
        .min(1)
        .max(200),
    }),
    response: written.extend({ applied: z.number().int(), moved: z.number().int() }),
  },
  listPersons: { summary: 'Find someone in the directory', query: z.object({ q: z.string().max(60).optional() }), response: z.object({ rows: z.array(z.object({ id: uuid, name: z.string().nullable(), posts: z.array(z.object({ id: uuid, name: z.string(), unit: unitRef })) })) }) },
  registerPerson: { summary: 'Add someone to the directory', body: z.object({ command: commandId, name: z.string().trim().max(60).nullable(), phone: z.string().trim().max(30).nullable().default(null) }), response: written },
}
