import { z } from 'zod'
import { activityRow } from './activities.ts'
import { bilingual, day, reason, unitRef, uuid } from './common.ts'
import { matterRow, nextStep } from './matters.ts'

export const deskRow = matterRow.extend({
  ledgerName: bilingual,
  /** my roles in it */
  roles: z.array(bilingual),
  next: nextStep,
  /** the next step is mine; otherwise it is shown because it runs late and I answer for it */
  mine: z.boolean(),
  minutes: z.number().int(),
})

export const desk = z.object({
  today: day,
  period: z.object({ label: bilingual, end: day, workdaysLeft: z.number().int() }),
  /** what is asked of the unit this month, by the same count the page lists, and how long it should take */
  burden: z.object({ asked: z.number().int(), minutes: z.number().int(), known: z.number().int() }),
  owed: z.array(deskRow),
  owedTotal: z.number().int(),
  /** records waiting for me: to review as the unit, to confirm as the office */
  toDecide: z.array(activityRow),
  toDecideTotal: z.number().int(),
  /** my unit's records waiting for others, and those sent back */
  waiting: z.array(activityRow),
  waitingTotal: z.number().int(),
  documents: z.array(z.object({ id: uuid, title: z.string(), number: z.string().nullable(), open: z.number().int() })),
  changes: z.array(z.object({ on: day, text: bilingual, matter: uuid.nullable(), reason: reason.nullable() })),
})

export const aroundSchemas = {
  getDesk: { summary: 'What I owe, what waits for me, what changed', response: desk },
  search: {
    summary: 'Find matters, documents and units by words, code or number',
    query: z.object({ q: z.string().trim().min(1).max(100) }),
    response: z.object({
      matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), ledger: z.string() })),
      documents: z.array(z.object({ id: uuid, title: z.string(), number: z.string().nullable() })),
      units: z.array(unitRef),
    }),
  },
  uploadFile: { summary: 'Keep an attachment (multipart: field `file`); its type is checked by content', multipart: true, response: z.object({ sha256: z.string(), name: z.string(), mediaType: z.string(), size: z.number().int() }) },
  downloadFile: { summary: 'An attachment', params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), binary: true, response: z.unknown() },
  listPacks: {
    summary: 'Packs installed, with their version and hash',
    response: z.object({ rows: z.array(z.object({ id: z.string(), name: bilingual, version: z.string(), hash: z.string(), effectiveOn: day, source: z.string() })) }),
  },
  getHealth: { summary: 'Is the server ready', response: z.object({ ready: z.boolean(), version: z.string(), database: z.string() }) },
}
