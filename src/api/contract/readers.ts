import { z } from 'zod'
import { internalTypes } from '../../kernel/facts/readers.ts'
import { commandId, day, postRef, uuid, written } from './common.ts'

const type = z.enum(internalTypes)
const subject = z.object({ type, id: uuid })
const reason = z.string().trim().min(1).max(500)

/** What is for named readers only (限定知悉). */
export const readerSchemas = {
  listInternal: {
    summary: 'What is for named readers only and open to you',
    /** `count`: how many alone, without opening any */
    query: z.object({ type: type.optional(), id: uuid.optional(), count: z.literal('1').optional() }),
    response: z.object({
      rows: z.array(subject.extend({ title: z.string(), reason: z.string(), on: day, posts: z.array(postRef.extend({ vacant: z.boolean() })) })),
      count: z.number().int(),
      may: z.boolean(),
      own: uuid.nullable(),
    }),
  },
  setReaders: { summary: 'Limit something to who holds one of the named posts', body: z.object({ command: commandId, subject, posts: z.array(uuid).min(1).max(50), reason }), response: written },
  openToAll: { summary: 'Open something again that was limited to named readers', body: z.object({ command: commandId, subject, reason }), response: written },
} as const
