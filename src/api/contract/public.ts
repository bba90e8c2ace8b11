import { z } from 'zod'
import { STANDINGS } from '../../kernel/commitment.ts'
import { commandId, day, uuid, written } from './common.ts'

const document = z.object({ document: uuid })
const plainWords = { promise: z.string(), outcome: z.string().nullable(), topic: z.string().nullable() }

export const publicSchemas = {
  getPublication: {
    summary: 'What of a document is public, and what could be',
    params: document,
    response: z.object({
      /** the last part of the public page's address */
      city: z.string(),
      published: z.object({ title: z.string(), summary: z.string(), on: day }).nullable(),
      proposed: z.object({ title: z.string(), summary: z.string() }),
      matters: z.array(
        z.object({
          id: uuid,
          code: z.string(),
          title: z.string(),
          standing: z.enum(STANDINGS),
          since: day,
          public: z.object({ ...plainWords, on: day }).nullable(),
          proposed: z.object({ promise: z.string(), topic: z.string().nullable() }),
        }),
      ),
    }),
  },
  publishDocument: {
    summary: 'Release a document for people without log-in (主动公开), with what it is called in plain words; its text and file stay inside',
    params: document,
    body: z.object({ command: commandId, title: z.string().trim().max(200), summary: z.string().trim().max(1000).default('') }),
    response: written,
  },
  unpublishDocument: {
    summary: 'Take a document back from the public, with everything of it and with a reason',
    params: document,
    body: z.object({ command: commandId, reason: z.string().trim().max(1000) }),
    response: written,
  },
  publiciseMatter: {
    summary: 'Say of matters of a document what they promise and what came of it, in plain words',
    params: document,
    body: z.object({
      command: commandId,
      matters: z
        .array(z.object({ matter: uuid, promise: z.string().trim().max(300), outcome: z.string().trim().max(500).nullable().default(null), topic: z.string().trim().max(40).nullable().default(null) }))
        .min(1)
        .max(200),
    }),
    response: written,
  },
  unpubliciseMatter: {
    summary: 'Take a matter back from the public, with a reason',
    params: z.object({ matter: uuid }),
    body: z.object({ command: commandId, reason: z.string().trim().max(1000) }),
    response: written,
  },
}

/** For everyone, without log-in: what is released, and nothing else. */
export const openSchemas = {
  getCommitments: {
    summary: 'What a city promised and what came of it: only what the office released, in plain words',
    query: z.object({ city: z.string().max(60).optional(), q: z.string().trim().max(60).optional() }),
    response: z.strictObject({
      city: z.strictObject({ name: z.string(), demonstration: z.boolean() }),
      documents: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          summary: z.string(),
          on: day,
          commitments: z.array(z.strictObject({ ...plainWords, standing: z.enum(STANDINGS), on: day })),
        }),
      ),
    }),
    shared: true as const,
  },
}
