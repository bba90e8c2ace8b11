import { z } from 'zod'
import { bilingual } from './common.ts'

const instant = z.string()
const count = z.number().int()

export const systemJob = z.object({
  name: z.string(),
  /** what it is called, and what its number counts (`{n}`); null: a job that this program does not know any more */
  words: bilingual.extend({ done: bilingual }).nullable(),
  everySeconds: count,
  state: z.enum(['running', 'waiting', 'failing']),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.enum(['done', 'failed', 'stopped']).nullable(),
  /** of the last run, or of the one under way; `total` where that is known */
  done: count,
  total: count.nullable(),
  /** code of what went wrong last */
  error: z.string().nullable(),
  /** so often in a row */
  failures: count,
  succeededAt: instant.nullable(),
  nextAt: instant,
})

export const systemSchemas = {
  getSystem: {
    summary: 'How this installation is: jobs, log, storage, what leaves the machine',
    description: 'For the system administrator. Numbers of the own city and of the machine; nobody’s names, no secrets.',
    response: z.object({
      version: z.string(),
      node: z.string(),
      since: instant,
      now: instant,
      database: z.object({ kind: z.enum(['embedded', 'server']), version: z.string(), bytes: count, migration: count }),
      storage: z.object({ folder: z.string(), free: z.number(), total: z.number(), left: z.enum(['enough', 'low', 'full']) }),
      jobs: z.array(systemJob),
      log: z.object({ sealed: count, unsealed: count, head: z.object({ size: count, at: instant }).nullable() }),
      messages: z.object({ days: count, waiting: count, sent: count, givenUp: count }),
      /** of a month: how many units there are, how many were asked anything, things asked, estimated minutes, parts in all and those that were known already */
      burden: z.object({ month: z.string(), units: count, asked: count, things: count, minutes: count, parts: count, known: count }),
      leaves: z.array(z.object({ way: z.enum(['database', 'telemetry', 'metrics', 'sign-on', 'mail', 'wecom', 'dingtalk', 'webhook']), to: z.string() })),
    }),
  },
  runJob: {
    summary: 'Let a job of the background run now',
    description: 'Answers at once; how it goes is told by getSystem. One that is under way is not begun twice.',
    params: z.object({ job: z.string().regex(/^[a-z][a-z-]{0,39}$/) }),
    response: z.object({ job: z.string() }),
  },
}
