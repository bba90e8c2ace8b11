import { z } from 'zod'
import { bilingual, day, light, reason, unitRef, uuid } from './common.ts'

const matter = z.object({ id: uuid, code: z.string(), title: z.string() })
const late = z.object({ overdue: z.number().int(), lagging: z.number().int() })

export const briefSchemas = {
  listBriefs: {
    summary: 'The leaders whose page one may open',
    response: z.object({ today: day, rows: z.array(z.object({ post: z.object({ id: uuid, name: z.string() }), unit: unitRef.nullable(), waiting: z.number().int().describe('how much waits for their word') })) }),
  },
  getBrief: {
    replica: true,
    summary: 'A leader’s one page: what to decide, what is late and who waits for whom, what is required of their projects',
    description: 'For the reform office, the heads, the leader and who acts for them. `asOf` shows a past day by all that is known today (effective).',
    params: z.object({ post: uuid }),
    query: z.object({ asOf: day.optional() }),
    response: z.object({
      today: day,
      /** the day shown */
      day,
      asOf: day.nullable(),
      post: z.object({ id: uuid, name: z.string() }),
      /** the offices that made the page */
      offices: z.array(bilingual),
      /** `before`: seven days earlier */
      counts: late.extend({ open: z.number().int(), before: late }),
      /** there are more matters than were looked at, so that the numbers are lower bounds */
      capped: z.boolean(),
      /** so it is with those of seven days earlier */
      cappedBefore: z.boolean(),
      decisions: z.array(z.object({ matter, raise: uuid, ask: z.string(), tried: z.string(), options: z.array(z.string()), on: day, by: z.string().nullable() })),
      late: z.array(z.object({ matter, light, reasons: z.array(reason), waiting: z.array(z.string()), owing: z.array(z.string()), office: bilingual.nullable(), workdays: z.number().int() })),
      projects: z.array(
        z.object({
          matter,
          period: bilingual,
          recordBy: day,
          cells: z.array(
            z.object({ rhythm: z.string(), name: bilingual, act: z.boolean(), status: z.enum(['done', 'waiting', 'returned', 'missing', 'exempt', 'coming']), required: z.number().int(), done: z.number().int(), on: day.nullable(), dueOn: day }),
          ),
          /** acts still missing that one visit could serve */
          together: z.array(bilingual),
        }),
      ),
      coming: z.array(z.object({ on: day, what: z.enum(['milestone', 'due', 'required', 'together']), text: z.string(), names: z.array(bilingual), matter })),
    }),
  },
}
