import { z } from 'zod'
import { bilingual, commandId, cursorPage, day, unitRef, uuid, written } from './common.ts'

export const activityStatus = z.enum(['awaiting-review', 'awaiting-confirmation', 'confirmed', 'returned', 'recorded', 'withdrawn'])
const attachment = z.object({ sha256: z.string().length(64), name: z.string().max(200), mediaType: z.string().max(100), size: z.number().int() })

export const activityRow = z.object({
  id: uuid,
  kinds: z.array(z.object({ id: z.string(), name: bilingual })),
  heldOn: day,
  summary: z.string(),
  place: z.string().nullable(),
  unit: unitRef.nullable(),
  matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string() })),
  /** units, places or bodies it is about */
  units: z.array(unitRef),
  /** posts that took part in person */
  attended: z.array(z.object({ id: uuid, name: z.string() })),
  attachments: z.array(attachment),
  /** what its kinds ask for besides, in words: choices, units and posts by name, amounts with their measure */
  fields: z.array(z.object({ id: z.string(), name: bilingual, text: bilingual })),
  status: activityStatus,
  returned: z.object({ by: z.enum(['unit', 'office']), reason: z.string(), on: day }).nullable(),
  recordedAt: z.string(),
  /** the post it was recorded through, with the leader's for which it was */
  by: z.string().nullable(),
  /** commands the signed-in post may do with it now, by name: reviewActivities, confirmActivities, returnActivity, correctActivity */
  may: z.array(z.string()),
})

const content = {
  /** none where `units` says what it is about */
  matters: z.array(uuid).max(50),
  /** units, places or bodies it is about */
  units: z.array(uuid).max(50),
  /** posts that took part in person: the leader, where a required practice asks for that */
  attended: z.array(uuid).max(50),
  kinds: z.array(z.string().max(40)).min(1).max(5),
  heldOn: day,
  summary: z.string().trim().min(1).max(4000),
  place: z.string().trim().max(200).nullable(),
  attachments: z.array(attachment).max(20),
  /** further fields that the kinds declare */
  fields: z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()])),
}
// Defaults only where a record is new: a default inside a correction would overwrite what is not mentioned.
const newContent = {
  ...content,
  matters: content.matters.default([]),
  units: content.units.default([]),
  attended: content.attended.default([]),
  place: content.place.default(null),
  attachments: content.attachments.default([]),
  fields: content.fields.default({}),
}
/** Ids parted by commas, as many as a record may touch. */
const idList = z.string().max(50 * 37).transform((text) => text.split(',')).pipe(z.array(uuid).min(1).max(50))

const params = z.object({ activity: uuid })
const many = z.object({ command: commandId, activities: z.array(uuid).min(1).max(200) })

export const activitySchemas = {
  listActivities: {
    summary: 'Activities by where they stand',
    query: z.object({ status: activityStatus.optional(), unit: uuid.optional(), matter: uuid.optional(), kind: z.string().max(40).optional(), mine: z.enum(['true', 'false']).optional(), ...cursorPage }),
    response: z.object({ rows: z.array(activityRow), next: z.string().nullable() }),
  },
  listParticipants: {
    summary: 'Posts whose taking part in person is asked for in records of these kinds on these matters',
    query: z.object({ matters: idList, kinds: z.string().max(240).transform((text) => text.split(',')), heldOn: day.optional() }),
    response: z.object({ rows: z.array(z.object({ id: uuid, name: z.string(), role: z.string(), roleName: bilingual, matters: z.number().int() })) }),
  },
  recordActivity: { summary: 'Record a meeting, study, inspection …: one record may count for several matters and kinds', body: z.object({ command: commandId, ...newContent }), response: written },
  recordUpdates: {
    summary: 'Record the regular updates of several matters at once: a record each, all or none',
    body: z.object({ command: commandId, updates: z.array(z.object({ matter: uuid, kind: z.string().max(40), summary: content.summary, fields: content.fields.default({}) })).min(1).max(50) }),
    response: written,
  },
  draftRecord: {
    summary: 'Read a notice or minutes as the record it could become (multipart: one `file`, or a `text`)',
    description: 'Nothing is kept. Each value comes with the words it rests on; where the text does not say, or several could be meant, there is none. `sure` is false for matters that only a leader who took part speaks for.',
    multipart: 'several' as const,
    response: z.object({
      heldOn: z.object({ value: day, quote: z.string(), yearInferred: z.boolean() }).nullable(),
      place: z.object({ value: z.string(), quote: z.string() }).nullable(),
      kinds: z.array(z.object({ id: z.string(), quote: z.string() })),
      units: z.array(unitRef.extend({ quote: z.string() })),
      /** posts that took part */
      attended: z.array(unitRef.extend({ quote: z.string() })),
      /** everyone named as taking part; `known`: found in the directory */
      present: z.array(z.object({ words: z.string(), known: z.boolean(), unit: z.string().nullable() })),
      matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), ledger: z.string(), why: z.enum(['code', 'title', 'part', 'leader']), sure: z.boolean() })),
      summary: z.object({ value: z.string(), quote: z.string() }).nullable(),
      /** there are more open matters than the text was held against */
      capped: z.boolean(),
    }),
  },
  reviewActivities: { summary: 'The unit has checked these records (审核)', body: many, response: written },
  confirmActivities: { summary: 'The office confirms these records (认定)', body: many, response: written },
  returnActivities: { summary: 'Send records back for one reason (退回)', body: many.extend({ reason: z.string().trim().max(1000) }), response: written },
  returnActivity: { summary: 'Send a record back with the reason (退回)', params, body: z.object({ command: commandId, reason: z.string().trim().max(1000) }), response: written },
  correctActivity: { summary: 'Correct a record; it is reviewed again', params, body: z.object({ command: commandId, changes: z.object(content).partial(), reason: z.string().trim().max(1000) }), response: written },
}
