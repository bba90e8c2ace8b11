import { z } from 'zod'
import { activityRow } from './activities.ts'
import { bilingual, commandId, day, reason, unitRef, uuid, written } from './common.ts'

/** Key of a period: `2026-W40`, `2026-09`, `2026-Q3`, `2026-H2`, `2026`, `2025-09-01/P1Y`. */
const periodKey = z.string().max(20)
const id = z.string().max(40)
const periodKind = z.string().describe('week, month, quarter, half, year, or the day a year begins on, MM-DD')
const status = z.enum(['done', 'waiting', 'returned', 'missing', 'exempt', 'coming'])
const subject = z.object({ type: z.enum(['matter', 'unit']), id: uuid, code: z.string().nullable(), name: z.string() })

/** A rhythm of the pack asked about, as the head of a column names it. */
const asked = z.object({
  id,
  name: bilingual,
  /** 研、协、督、难、经 */
  short: bilingual,
  /** the kind of record; null where matters are counted */
  activity: z.object({ id, name: bilingual, verb: bilingual, criterion: bilingual.nullable() }).nullable(),
  atLeast: z.number().int(),
  periodKind,
  per: z.enum(['matter', 'unit', 'body', 'place']),
  exemptable: z.boolean(),
  participants: z.array(z.object({ id, name: bilingual })),
})

const period = z.object({
  key: periodKey,
  kind: periodKind,
  label: bilingual,
  start: day,
  end: day,
  /** last day of the rhythms asked in it, and the last working day up to it: what people are told */
  dueOn: day,
  recordBy: day,
  state: z.enum(['past', 'current', 'coming']),
  /** until `recordBy`; null once that has passed and before the period begins */
  workdaysLeft: z.number().int().nullable(),
  /** 季度定案 as it stands now; `file` is the hash of the frozen result */
  closed: z.object({ on: day, by: z.string().nullable(), file: z.string() }).nullable(),
  /** earlier closings that were opened again, oldest first */
  reopened: z.array(z.object({ closedOn: day, on: day, reason: z.string(), by: z.string().nullable() })),
})

const exemption = z.object({ reason: z.string(), basis: z.string(), on: day })

/** What one rhythm asks of one subject in one period. In a closed period status and counts are the frozen ones. */
export const obligationCell = z.object({
  rhythm: id,
  period: periodKey,
  status,
  /** 0: nothing was demanded, something was done */
  required: z.number().int(),
  done: z.number().int(),
  waiting: z.number().int(),
  returned: z.number().int(),
  missing: z.number().int(),
  dueOn: day,
  /** 0 in time or not yet due */
  workdaysLate: z.number().int(),
  /** newest day of what stands in it */
  on: day.nullable(),
  activities: z.array(uuid),
  matters: z.array(uuid),
  exemption: exemption.nullable(),
  reasons: z.array(reason.extend({ text: bilingual })),
  /** true where the period is closed and this is what was frozen */
  frozen: z.boolean(),
  /** 补: what counts now and was not in the frozen result; 撤: what was in it and counts no more */
  added: z.number().int(),
  takenBack: z.number().int(),
})

const row = z.object({
  subject,
  lead: unitRef.nullable(),
  /** the leader's post; only by leader, for the reform office and the two heads */
  leader: z.object({ id: uuid, name: z.string() }).nullable(),
  cells: z.array(obligationCell),
  /** confirmed in the year, with what came after closing */
  total: z.number().int(),
})

const sum = z.object({
  rhythm: id,
  period: periodKey,
  /** confirmed records and matters that count, with what came after closing; one that serves several subjects is one */
  confirmed: z.number().int(),
  /** how many obligations stand so */
  waiting: z.number().int(),
  returned: z.number().int(),
  missing: z.number().int(),
  exempt: z.number().int(),
})

const count = z.object({ rhythm: id, records: z.number().int(), done: z.number().int(), waiting: z.number().int(), returned: z.number().int(), missing: z.number().int(), exempt: z.number().int() })
const input = z.object({ version: z.string(), hash: z.string() })

const onPeriod = { pack: id, period: periodKey }

export const obligationSchemas = {
  getObligations: {
    summary: 'What is required in a year and how much of it is there: subjects × rhythms × periods',
    description: 'Without pack and ledger the first that asks anything. Rhythms per unit, body or place have no ledger: leave it out and name a pack that has them (see `choices`). Nothing here is scored or ranked.',
    query: z.object({ pack: id.optional(), ledger: id.optional(), kind: id.optional().describe('kind of period; without it that of the first rhythm'), year: z.coerce.number().int().min(1990).max(2199).optional(), by: z.enum(['leader', 'none']).default('none'), cursor: z.string().max(400).optional().describe('of a ledger that is read in pages: where the page before ended') }),
    response: z.object({
      today: day,
      pack: z.object({ id, name: bilingual }),
      ledger: z.object({ id, name: bilingual, matterName: bilingual }).nullable(),
      year: z.number().int(),
      /** the kind of period shown: a quarter's and a month's practice are looked at apart */
      kind: periodKind,
      /** what else one may look at; `ledger` null: units, bodies or places */
      choices: z.array(z.object({ pack: id, packName: bilingual, ledger: id.nullable(), ledgerName: bilingual.nullable(), kinds: z.array(z.string()) })),
      rhythms: z.array(asked),
      periods: z.array(period),
      rows: z.array(row),
      /** subjects there are; more than `rows` shows where there are too many for one page */
      rowsTotal: z.number().int(),
      /** where the next page begins, of a ledger with more matters than a page shows */
      next: z.string().nullable(),
      /** what rows, totals, years and exemptions are of: a ledger with more matters than a page shows is read, judged and summed a page at a time */
      of: z.enum(['all', 'page']),
      totals: z.array(sum),
      /** this year and the two before, straight from the records; `year` of a period is that of its first day */
      years: z.array(z.object({ year: z.number().int(), kinds: z.array(z.object({ rhythm: id, n: z.number().int() })), total: z.number().int() })),
      exemptions: z.array(exemption.extend({ subject, rhythm: id, period: periodKey })),
      /** commands that the signed-in post may do here, and `byLeader` */
      may: z.array(z.string()),
    }),
  },
  exportObligations: {
    replica: true,
    summary: 'The same as .xlsx, as offices exchange it',
    query: z.object({ pack: id.optional(), ledger: id.optional(), kind: id.optional(), year: z.coerce.number().int().min(1990).max(2199).optional() }),
    binary: true,
    response: z.unknown(),
  },
  getObligation: {
    summary: 'One obligation: its records, what the office looks for, what may be a double',
    query: z.object({ ...onPeriod, rhythm: id, subject: uuid }),
    response: z.object({
      today: day,
      subject,
      rhythm: asked,
      period,
      cell: obligationCell.nullable(),
      records: z.array(
        activityRow.extend({
          /** whether it counts, waits, was sent back, does not count because a required person did not take part, or was taken back after closing */
          standing: z.enum(['done', 'waiting', 'returned', 'absent', 'withdrawn']),
          /** the road it has gone; `by` is a post with its unit, `evidence` a correction that added files */
          road: z.array(z.object({ step: z.enum(['recorded', 'corrected', 'evidence', 'reviewed', 'confirmed', 'returned', 'withdrawn']), on: day, by: z.string().nullable(), reason: z.string().nullable() })),
          /** whom it waits for, since when and for how many working days */
          waits: z.object({ for: z.enum(['unit', 'office']), since: day, workdays: z.number().int() }).nullable(),
          /** what the office looks for beside the kind’s criterion; `met` null: for a person to judge */
          looks: z.array(z.object({ what: z.enum(['evidence', 'participants', 'reviewed', 'not-double']), text: bilingual, met: z.boolean().nullable(), on: day.nullable() })),
          /** other records of the same days that may be the same event; a hint, never a refusal */
          doubles: z.array(z.object({ id: uuid, heldOn: day, kinds: z.array(bilingual), place: z.string().nullable(), summary: z.string(), matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string() })), same: z.array(z.enum(['day', 'place', 'kind', 'matter', 'file'])) })),
        }),
      ),
      /** matters that count by themselves: problems solved, reforms opened */
      matters: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), on: day })),
      /** the exemption, which may be revoked */
      exemption: exemption.nullable(),
      /** recordActivity, grantExemption, revokeExemption, closePeriod, reopenPeriod as far as they are possible here */
      may: z.array(z.string()),
    }),
  },
  listClosings: {
    summary: 'Periods closed (季度定案) and opened again, newest first',
    query: z.object({ pack: id.optional() }),
    response: z.object({
      rows: z.array(
        z.object({
          pack: id,
          packName: bilingual,
          period: periodKey,
          label: bilingual,
          on: day,
          by: z.string().nullable(),
          /** the frozen result and the counts of the whole city; null for those who see only what concerns their unit */
          file: z.string().nullable(),
          counts: z.array(count).nullable(),
          with: z.object({ pack: input, calendar: input }),
          reopened: z.object({ on: day, reason: z.string(), by: z.string().nullable() }).nullable(),
        }),
      ),
    }),
  },
  closePeriod: {
    summary: 'Close a period (季度定案): its result is frozen',
    description: 'Refused as `period_waits` while records wait, unless `goOn` is set: they are then frozen as waiting.',
    body: z.object({ command: commandId, ...onPeriod, goOn: z.boolean().default(false) }),
    response: written,
  },
  reopenPeriod: { summary: 'Open a closed period again, with the reason', body: z.object({ command: commandId, ...onPeriod, reason: z.string().trim().max(1000) }), response: written },
  revokeExemption: { summary: 'Take an exemption back, with the reason', params: z.object({ matter: uuid }), body: z.object({ command: commandId, rhythm: id, period: periodKey, reason: z.string().trim().max(1000) }), response: written },
}
