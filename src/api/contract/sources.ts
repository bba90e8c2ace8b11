import { z } from 'zod'
import { SOURCES } from '../../kernel/pack/schema.ts'
import { bilingual, commandId, day, uuid, written } from './common.ts'
import { column } from './matters.ts'

const source = z.enum(SOURCES)
const counts = { open: z.number().int(), overdue: z.number().int(), lagging: z.number().int(), dueSoon: z.number().int() }

const figures = z.object({
  received: z.number().int(),
  open: z.number().int(),
  openLate: z.number().int(),
  done: z.number().int(),
  inTime: z.number().int(),
  stopped: z.number().int(),
  satisfied: z.number().int(),
  partly: z.number().int(),
  dissatisfied: z.number().int(),
  extensions: z.number().int(),
  /** working days from coming in to done, on average */
  workdays: z.number().nullable(),
})

const period = { year: z.coerce.number().int().min(2004).max(2199).optional(), quarter: z.coerce.number().int().min(1).max(4).optional() }

export const sourceSchemas = {
  getSources: {
    summary: 'Whence matters come: what of each source is open, late and due soon, and into which ledgers it goes',
    response: z.object({
      today: day,
      year: z.number().int(),
      rows: z.array(
        z.object({
          source,
          ...counts,
          ledgers: z.array(
            z.object({
              id: z.string(),
              name: bilingual,
              matterName: bilingual,
              own: z.boolean(),
              usualDue: z.object({ n: z.number().int(), unit: z.enum(['workday', 'day', 'month', 'hour']) }).nullable(),
              fields: z.array(column),
              roles: z.array(z.object({ id: z.string(), name: bilingual, holder: z.array(z.enum(['unit', 'post', 'seat'])), atMostOne: z.boolean() })),
              ...counts,
            }),
          ),
        }),
      ),
      /** the ledger that takes leaders' instructions */
      instructions: z.string().nullable(),
      leaders: z.array(z.object({ id: uuid, name: z.string(), unit: uuid })),
      may: z.object({ open: z.boolean(), take: z.boolean() }),
    }),
  },
  getSourceStatistics: {
    replica: true,
    summary: 'What became of what came in within a year or a quarter, by source and by unit in the order of the directory; nobody is ranked',
    query: z.object(period),
    response: z.object({
      today: day,
      city: z.object({ name: z.string(), demonstration: z.boolean() }),
      period: z.object({ year: z.number().int(), quarter: z.number().int().nullable(), from: day, to: day, name: bilingual }),
      /** false: more came in than are counted */
      complete: z.boolean(),
      sources: z.array(z.object({ source, figures })),
      units: z.array(z.object({ source, unit: uuid, name: z.string(), figures })),
    }),
  },
  exportSourceStatistics: {
    replica: true,
    summary: 'The statistics of sources as a workbook',
    query: z.object(period),
    response: z.unknown(),
    binary: true as const,
  },
  takeInstruction: {
    summary: 'One line of a leader becomes a matter (批示录入), handed to the unit that a person chose',
    body: z.object({
      command: commandId,
      words: z.string().trim().max(1000),
      title: z.string().trim().max(300),
      by: uuid.nullable().default(null),
      lead: uuid.nullable().default(null),
      support: z.array(uuid).max(40).default([]),
      instructedOn: day.nullable().default(null),
      due: day.nullable().default(null),
      occurredOn: day.optional(),
    }),
    response: written,
  },
}
