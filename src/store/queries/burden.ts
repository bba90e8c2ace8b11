import { sql } from 'kysely'

import type { ComplaintState, RequestState } from '../../kernel/facts/burden.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { pageOf, parseCursor } from './cursor.ts'
import { subjectOf } from './state-of.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

type Span = { from: Day; to: Day }

/** A matter that has ended asks nothing any more; so long after its last record it may still have asked something in these days. */
const ENDED_LOOKED_BACK_DAYS = 92

/** Matters that these units lead (null: that any unit leads) and that may have asked something in these days. */
export function mattersLed(db: Db, tenant: string, units: readonly string[] | null, { from, to }: Span): Promise<{ id: string; lead: string }[]> {
  return db
    .selectFrom('matter')
    .select(['id', sql<string>`lead_unit`.as('lead')])
    .where('tenant', '=', tenant)
    .where('lead_unit', 'is not', null)
    .$if(units !== null, (query) => query.where('lead_unit', '=', anyOf(units ?? [])))
    .where('opened_on', '<=', to)
    .where((eb) => eb.or([eb('final', 'is', null), eb('last_record_on', '>=', addDays(from, -ENDED_LOOKED_BACK_DAYS))]))
    .orderBy('code_key')
    .orderBy('id')
    .execute()
}

/** Requests that are due in these days, those taken back apart; null: whoever was asked. */
export async function requestsDue(db: Db, tenant: string, units: readonly string[] | null, { from, to }: Span): Promise<RequestState[]> {
  let query = requests(db, tenant).where('r.due_on', '>=', from).where('r.due_on', '<=', to).where('r.status', '<>', 'cancelled')
  if (units !== null) query = query.where('r.id', 'in', asked(db, tenant, units))
  return (await query.orderBy('r.due_on').orderBy('r.id').execute()).map(stateIn)
}

/** Requests that wait for these units, the nearest day first. */
export async function requestsOwed(db: Db, tenant: string, units: readonly string[], limit: number): Promise<RequestState[]> {
  if (units.length === 0) return []
  const rows = await requests(db, tenant)
    .where('r.status', '=', 'open')
    .where('r.id', 'in', (eb) => eb.selectFrom('request_unit as u').select('u.request').where('u.tenant', '=', tenant).where('u.unit', '=', anyOf(units)).where('u.answer', 'in', ['waiting', 'returned']))
    .orderBy('r.due_on')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map(stateIn)
}

/** Requests sent since a day that were not taken back, the newest first. */
export async function requestsSince(db: Db, tenant: string, since: Day, limit: number): Promise<RequestState[]> {
  const rows = await requests(db, tenant).where('r.sent_on', '>=', since).where('r.status', '<>', 'cancelled').orderBy('r.sent_on', 'desc').orderBy('r.id', 'desc').limit(limit).execute()
  return rows.map(stateIn)
}

export type RequestFilter = {
  /** asked of one of these, or sent by one of them; null: all */
  visible: readonly string[] | null
  open?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** Requests, the last sent first. */
export async function requestsPage(db: Db, tenant: string, { visible, open, cursor, limit }: RequestFilter): Promise<{ rows: RequestState[]; next: string | null }> {
  const after = cursor === undefined ? undefined : parseCursor(cursor, 'date')
  let query = requests(db, tenant)
  if (visible !== null) query = query.where((eb) => eb.or([eb('r.unit', '=', anyOf(visible)), eb('r.id', 'in', asked(db, tenant, visible))]))
  if (open !== undefined) query = query.where('r.status', open ? '=' : '<>', 'open')
  if (after) query = query.where(sql<boolean>`(r.sent_on, r.id) < (${after.value}::date, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('r.sent_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, ({ sent_on, id }) => ({ value: sent_on, id }))
  return { rows: page.rows.map(stateIn), next: page.next }
}

/** Whether an answer to a request carries this file for one of these units to read. */
export async function fileOfRequests(db: Db, tenant: string, sha256: string, readers: readonly string[]): Promise<boolean> {
  const row = await db.selectFrom('request_file').select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).where('reader', '=', anyOf(readers)).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Whether answers to requests are all that carries a file, letters apart: then who may not open the requests does not open it either. */
export async function fileOnRequestsAlone(db: Db, tenant: string, sha256: string): Promise<boolean> {
  const on = async (table: 'request_file' | 'activity_file' | 'matter_file' | 'inspection_file' | 'assessment_file' | 'reading_file') =>
    (await db.selectFrom(table).select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).limit(1).execute()).length > 0
  if (!(await on('request_file'))) return false
  for (const table of ['activity_file', 'matter_file', 'inspection_file', 'assessment_file', 'reading_file'] as const) if (await on(table)) return false
  return true
}

/** Letters that ask a reply in these days. */
export async function lettersToReply(db: Db, tenant: string, { from, to }: Span): Promise<LetterState[]> {
  const rows = await db
    .selectFrom('letter as l')
    .crossJoinLateral(subjectOf('letter', 'l').as('s'))
    .select('s.state')
    .where('l.tenant', '=', tenant)
    .where('l.status', '=', 'issued')
    .where('l.reply_by', '>=', from)
    .where('l.reply_by', '<=', to)
    .orderBy('l.reply_by')
    .orderBy('l.id')
    .execute()
  return rows.map(({ state }) => state as LetterState)
}

/** Meetings of these days that were not called off. */
export async function meetingsOn(db: Db, tenant: string, { from, to }: Span): Promise<MeetingState[]> {
  const rows = await db
    .selectFrom('meeting as m')
    .crossJoinLateral(subjectOf('meeting', 'm').as('s'))
    .select('s.state')
    .where('m.tenant', '=', tenant)
    .where('m.status', '<>', 'cancelled')
    .where('m.on_day', '>=', from)
    .where('m.on_day', '<=', to)
    .orderBy('m.on_day')
    .orderBy('m.id')
    .execute()
  return rows.map(({ state }) => state as MeetingState)
}

/** Opinions asked until these days, with the title of what they are about. */
export function opinionsUntil(db: Db, tenant: string, { from, to }: Span): Promise<{ id: string; matter: string; title: string; holder: string; until: Day }[]> {
  return db
    .selectFrom('opinion as o')
    .innerJoin('matter as m', (join) => join.onRef('m.tenant', '=', 'o.tenant').onRef('m.id', '=', 'o.matter'))
    .select(['o.id', 'o.matter', 'm.title', 'o.holder', 'o.until_on as until'])
    .where('o.tenant', '=', tenant)
    .where('o.until_on', '>=', from)
    .where('o.until_on', '<=', to)
    .orderBy('o.until_on')
    .orderBy('o.id')
    .execute()
}

/** Complaints since a day, the newest first. */
export async function complaintsSince(db: Db, tenant: string, { from, limit }: { from: Day; limit: number }): Promise<ComplaintState[]> {
  const rows = await db
    .selectFrom('complaint as c')
    .crossJoinLateral(subjectOf('complaint', 'c').as('s'))
    .select('s.state')
    .where('c.tenant', '=', tenant)
    .where('c.made_on', '>=', from)
    .orderBy('c.made_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ state }) => state as ComplaintState)
}

function requests(db: Db, tenant: string) {
  return db
    .selectFrom('request as r')
    .crossJoinLateral(subjectOf('request', 'r').as('s'))
    .where('r.tenant', '=', tenant)
    .select(['r.id', 'r.sent_on', 's.state'])
}

function asked(db: Db, tenant: string, units: readonly string[]) {
  return db.selectFrom('request_unit as u').select('u.request').where('u.tenant', '=', tenant).where('u.unit', '=', anyOf(units))
}

function stateIn({ state }: { state: unknown }): RequestState {
  return state as RequestState
}
