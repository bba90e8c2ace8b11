import { z } from 'zod'

export const uuid = z.uuid()
/** A day that plans can be about. Outside of it, a slip of the finger (0026, 20260) would reach calendars that end long before. */
export const day = z.iso.date().refine((text) => text >= '1900-01-01' && text <= '2199-12-31', { error: 'day between 1900 and 2199', params: { outOfRange: 'day' } })
/** Where something stands among others, and other small counts: what the database keeps as an integer. */
export const smallNumber = z.number().int().min(-1_000_000).max(1_000_000)
/** Both languages, as packs declare names. */
export const bilingual = z.object({ zh: z.string(), en: z.string() })

/**
 * The id that the client gives a command (UUIDv7). Sending the same command again answers as the first time and does
 * nothing twice; the same id with other content is refused (`command_conflict`).
 */
export const commandId = z.uuidv7()

/** A code with its numbers; words are made from it at the edge (`kernel/words`), in either language. */
export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

export const light = z.enum(['normal', 'due-soon', 'lagging', 'overdue', 'done', 'stopped'])
export const unitRef = z.object({ id: uuid, name: z.string() })
/** A post and who holds it; `holder` is null when vacant. A holder without a name is one whose name is not kept here. */
export const postRef = z.object({ id: uuid, name: z.string(), unit: unitRef, holders: z.array(z.object({ person: uuid, name: z.string().nullable(), from: day, acting: z.boolean() })) })
export const holderRef = z.object({ type: z.enum(['unit', 'post', 'seat']), id: uuid })

/** Which past day a page shows: what was so (effective) or what was known then. */
export const asOfQuery = { asOf: day.optional(), by: z.enum(['effective', 'known']).default('effective') }

export const cursorPage = { cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

/** RFC 9457 problem document; `detail` is the Chinese sentence, `detailEn` the English one. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  detailEn: z.string(),
  facts: z.record(z.string(), z.unknown()),
  instance: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

/** What a write answers: the command's id, and the ids of what it made. */
export const written = z.object({ command: z.uuid(), ids: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
