import { z } from 'zod'
import { commandId } from './common.ts'
import { uploaded } from './documents.ts'

/** Long work under way: how far it is, in the units that can be counted, and what came of it. */
export const job = z.object({
  command: z.uuid(),
  /** name of the file; empty for what ended before the server was restarted */
  name: z.string(),
  state: z.enum(['waiting', 'extracting', 'reading', 'comparing', 'writing', 'keeping', 'done', 'refused']),
  /** `done` of `total` in `unit`; a total of 0 where it cannot be told */
  done: z.number().int(),
  total: z.number().int(),
  unit: z.enum(['page', 'sheet', 'file', 'character', 'row']).nullable(),
  /** what the command itself answers, once a document is taken; a check is answered only to the request that asked it */
  answer: uploaded.nullable(),
  problem: z.object({ code: z.string(), detail: z.string(), detailEn: z.string() }).nullable(),
})

const params = z.object({ command: commandId })

export const jobSchemas = {
  getJob: { summary: 'How far an upload or a check is', description: 'Seen only by who began it. What was under way when the server was restarted is `job_unknown`: hand it in again.', params, response: job },
  cancelJob: { summary: 'Cancel an upload or a check', description: 'While nothing of it is kept yet; what is done stays as it is, and the answer says so.', params, response: job },
}
