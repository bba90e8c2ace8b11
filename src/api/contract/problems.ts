import { z } from 'zod'
import { bilingual, commandId, cursorPage, day, light, reason, unitRef, uuid, written } from './common.ts'

const fields = z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]))
const postRef = z.object({ type: z.literal('post'), id: uuid })
const solved = z.enum(['yes', 'partly', 'no'])

/** Someone waits for someone: units by name; nobody owing means the office has not divided it yet. */
export const waitRow = z.object({
  matter: z.object({ id: uuid, code: z.string(), title: z.string(), shown: z.boolean() }),
  waiting: z.array(z.string()),
  owing: z.array(z.string()),
  since: day,
  limit: day.nullable(),
  /** working days waited, and beyond the limit agreed on */
  workdays: z.number().int(),
  workdaysLate: z.number().int(),
})

export const problemRow = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  stage: z.string(),
  stageName: bilingual,
  light,
  reasons: z.array(reason),
  until: day.nullable(),
  openedOn: day,
  due: day.nullable(),
  closedOn: day.nullable(),
  workdays: z.number().int(),
  reporter: unitRef.nullable(),
  responsible: unitRef.nullable(),
  waits: z.array(waitRow),
  answer: z.object({ solved, words: z.string(), by: z.string().nullable(), on: day }).nullable(),
  /** closed and confirmed by the one it is solved for */
  solvedOn: day.nullable(),
  raised: z.boolean(),
  /** whether it can be divided now by who asks */
  divide: z.boolean(),
  offered: z.array(z.object({ id: z.string(), name: bilingual, needsNote: z.boolean(), needsEvidence: z.boolean() })),
})

const params = z.object({ matter: uuid })

export const problemSchemas = {
  listProblems: {
    summary: 'The list of problems: stage, who answers, what it blocks, who waits for whom',
    query: z.object({ stage: z.string().max(40).optional(), unit: uuid.optional(), q: z.string().trim().max(100).optional(), open: z.enum(['true', 'false']).optional(), ...cursorPage }),
    response: z.object({
      today: day,
      ledger: z.object({ id: z.string(), name: bilingual }),
      stages: z.array(z.object({ id: z.string(), name: bilingual, final: z.enum(['done', 'stopped']).nullable(), count: z.number().int(), exact: z.boolean() })),
      rows: z.array(problemRow),
      next: z.string().nullable(),
      /** null after the first page */
      total: z.object({ count: z.number().int(), exact: z.boolean() }).nullable(),
      /** A waits for B waits for C, by names of units; a circle ends with one that waits further up */
      chains: z.array(z.object({ circle: z.boolean(), units: z.array(z.array(z.string())), problems: z.array(z.object({ id: uuid, code: z.string() })) })),
      may: z.object({ collect: z.boolean(), divide: z.boolean() }),
    }),
  },
  collectProblem: {
    summary: 'Bring a problem up: what it is, and which matter it blocks',
    body: z.object({ command: commandId, what: z.string().trim().max(300), matter: uuid.nullable().default(null), fields: fields.default({}), occurredOn: day.optional() }),
    response: written,
  },
  divideProblem: {
    summary: 'Hand a problem to the unit that answers for it, with a limit (分办)',
    params,
    body: z.object({ command: commandId, unit: uuid, due: day.nullable().default(null), note: z.string().trim().max(2000).nullable().default(null), occurredOn: day.optional() }),
    response: written,
  },
  answerBeneficiary: {
    summary: 'What the one it is solved for says; “no” takes it back to work',
    params,
    body: z.object({ command: commandId, solved, words: z.string().trim().max(1000).default(''), name: z.string().trim().max(120).nullable().default(null), occurredOn: day.optional() }),
    response: written,
  },
  raiseMatter: {
    summary: 'Bring a matter up a level: to a leader’s post, with what was tried and what is asked',
    params,
    body: z.object({ command: commandId, to: postRef, tried: z.string().trim().max(1000), ask: z.string().trim().max(300), options: z.array(z.string().trim().max(60)).max(5).default([]), occurredOn: day.optional() }),
    response: written,
  },
  decideRaise: {
    summary: 'Enter the word on what was brought up (批示): an option, words, or both',
    params: params.extend({ raise: uuid }),
    body: z.object({ command: commandId, option: z.number().int().min(0).max(4).nullable().default(null), words: z.string().trim().max(1000).nullable().default(null), occurredOn: day.optional() }),
    response: written,
  },
}
