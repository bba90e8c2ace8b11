import { z } from 'zod'
import { activityRow } from './activities.ts'
import { bilingual, day, light, reason, unitRef, uuid } from './common.ts'
import { matterRow, nextStep } from './matters.ts'

export const deskRow = matterRow.extend({
  ledgerName: bilingual,
  /** my roles in it */
  roles: z.array(bilingual),
  next: nextStep,
  /** the next step is mine; otherwise it is shown because it runs late and I answer for it */
  mine: z.boolean(),
  minutes: z.number().int(),
  /** what the next step needs: `divide` a unit and a limit, `page` what is filled in on its own page (evidence, fields, a day), `note` its note; null nothing */
  asks: z.enum(['divide', 'page', 'note']).nullable(),
})

const named = z.object({ id: z.string(), name: bilingual })
const dueLight = z.enum(['normal', 'due-soon', 'overdue'])
const inPeriod = { period: z.object({ key: z.string(), label: bilingual }), dueOn: day, workdaysLate: z.number().int(), status: z.enum(['missing', 'returned']), minutes: z.number().int() }

/** Required practice that nothing is there for yet, or what was there was sent back. */
export const missingRow = z.object({
  light: dueLight,
  subject: z.object({ type: z.enum(['matter', 'unit']), id: uuid, code: z.string().nullable(), name: z.string(), ledger: z.string().nullable() }),
  rhythm: named,
  /** null where matters are counted and not records */
  activity: named.extend({ verb: bilingual }).nullable(),
  left: z.number().int(),
  /** how it may be done together with something else */
  hint: bilingual.nullable(),
  ...inPeriod,
})

/** A regular update written out from what is known: `source` says from where, `none` that nothing is. */
export const updateRow = z.object({
  matter: z.object({ id: uuid, code: z.string(), title: z.string(), ledger: z.string() }),
  rhythm: named,
  kind: named,
  light: dueLight,
  lines: z.array(z.object({ id: z.string(), name: bilingual.nullable(), text: z.string(), source: z.enum(['record', 'milestone', 'problem', 'last', 'none']), on: day.nullable() })),
  ...inPeriod,
})

/** A problem that keeps one of my matters from going on, and who is waited for; nobody: the office has not divided it. */
export const blockingRow = z.object({
  problem: z.object({ id: uuid, code: z.string(), title: z.string(), shown: z.boolean() }),
  matter: z.object({ id: uuid, code: z.string(), title: z.string() }),
  light,
  owing: z.array(z.string()),
  since: day,
  limit: day.nullable(),
  workdays: z.number().int(),
  workdaysLate: z.number().int(),
  raised: z.boolean(),
})

const ofMatter = z.object({ id: uuid, code: z.string(), title: z.string() })

/** A later day that was asked for (延期), on which I give the word. */
export const extensionRow = z.object({
  matter: ofMatter,
  light,
  request: z.object({ id: uuid, name: bilingual, from: day, to: day, /** the latest day that may be granted; null: no limit */ latest: day.nullable(), reason: z.string(), by: z.string().nullable(), on: day }),
  minutes: z.number().int(),
})

/** A figure of an indicator on which I act next: I check it as my unit, lock it, or report it again after it was sent back. */
export const readingRow = z.object({
  id: uuid,
  does: z.enum(['check', 'confirm', 'report']),
  indicator: z.object({ id: uuid, name: z.string(), measure: z.string() }),
  place: unitRef.nullable(),
  asOf: day,
  value: z.string(),
  /** why it was sent back */
  reason: z.string().nullable(),
  on: day,
  unit: unitRef.nullable(),
  /** how many things of it are odd */
  odd: z.number().int(),
  minutes: z.number().int(),
})

/** A step of escalation that has been reached: the office may take it, or leave it. */
export const reachedRow = z.object({ matter: ofMatter, light, step: z.object({ id: z.string(), name: bilingual, drafts: z.boolean() }), since: day, minutes: z.number().int() })

export const desk = z.object({
  today: day,
  period: z.object({ label: bilingual, end: day, workdaysLeft: z.number().int() }),
  /** what is asked of the unit this month, by the same count the page lists, and how long it should take */
  burden: z.object({ asked: z.number().int(), minutes: z.number().int(), known: z.number().int() }),
  owed: z.array(deskRow),
  owedTotal: z.number().int(),
  readings: z.array(readingRow),
  readingsTotal: z.number().int(),
  extensions: z.array(extensionRow),
  extensionsTotal: z.number().int(),
  escalations: z.array(reachedRow),
  escalationsTotal: z.number().int(),
  missing: z.array(missingRow),
  missingTotal: z.number().int(),
  updates: z.array(updateRow),
  updatesTotal: z.number().int(),
  blocking: z.array(blockingRow),
  blockingTotal: z.number().int(),
  /** there are more matters than required practice was counted for */
  capped: z.boolean(),
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
  downloadFile: { summary: 'An attachment', params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), binary: true, audit: 'download' as const, response: z.unknown() },
  listPacks: {
    summary: 'Packs installed, with their version and hash',
    response: z.object({ rows: z.array(z.object({ id: z.string(), name: bilingual, version: z.string(), hash: z.string(), effectiveOn: day, source: z.string() })) }),
  },
  getProcedurePicture: {
    summary: 'The picture of a procedure as SVG, made from its pack; `at` marks the state that a matter stands in',
    params: z.object({ pack: z.string().max(40), procedure: z.string().max(40) }),
    query: z.object({ language: z.enum(['zh', 'en']).default('zh'), at: z.string().max(40).optional() }),
    binary: true,
    audit: null,
    response: z.unknown(),
  },
  getHealth: { summary: 'Is the server ready', response: z.object({ ready: z.boolean(), version: z.string(), database: z.string() }) },
}
