import { z } from 'zod'
import { bilingual, commandId, day, uuid, written } from './common.ts'

const named = z.object({ id: z.string(), name: bilingual })
const period = z.enum(['week', 'month', 'quarter', 'half', 'year'])

/** A rhythm of a pack in force: at least so many of a kind of record in every period. */
export const rhythm = z.object({
  id: z.string(),
  name: bilingual,
  pack: z.string(),
  /** null where matters are counted and not records */
  activity: named.nullable(),
  atLeast: z.number().int(),
  period,
  per: z.enum(['matter', 'unit', 'body', 'place']),
  ledgers: z.array(named),
  participants: z.array(named),
  /** the n-th day of the period, −1 its last; null: the last */
  dueDayInPeriod: z.number().int().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  exemptable: z.boolean(),
  source: z.object({ title: z.string(), number: z.string().nullable(), clause: z.string().nullable() }).nullable(),
  /** where it was read, for those adopted from a document */
  read: z.object({ document: uuid, proposal: z.string() }).nullable(),
})

const chosen = {
  proposal: z.string().max(6),
  name: z.string().trim().min(1).max(100),
  ledger: z.string().max(40),
  activity: z.string().max(40),
  atLeast: z.number().int().min(1).max(100),
  period,
  dueDayInPeriod: z.number().int().min(-366).max(366).refine((n) => n !== 0, { error: 'there is no day 0' }).optional(),
  participants: z.array(z.string().max(40)).max(10).default([]),
  from: day,
}

const params = z.object({ document: uuid })
const problems = z.array(bilingual)

export const rhythmSchemas = {
  listRhythms: { summary: 'Required practices of the packs in force', description: 'What each asks, of which ledgers, and by which document. Whether each was done is answered by `getObligations`.', response: z.object({ rows: z.array(rhythm) }) },
  previewRhythm: {
    summary: 'What making a rhythm of a document a required practice would do; nothing is written',
    params,
    body: z.object(chosen),
    response: z.object({ text: z.string().describe('YAML for a pack’s file'), problems, warnings: problems }),
  },
  adoptRhythm: {
    summary: 'Make a rhythm that was read in a document a required practice of the city',
    description: 'A new version of the city’s own pack `read-rhythms`, checked like every pack: the same thing is not asked twice. Adopting the same rhythm again replaces it.',
    params,
    body: z.object({ command: commandId, ...chosen }),
    response: written,
  },
  withdrawRhythm: {
    summary: 'Withdraw a required practice that was read in a document',
    params: z.object({ rhythm: z.string().max(40) }),
    body: z.object({ command: commandId }),
    response: written,
  },
}
