import { sql } from 'kysely'

import type { MeetingState } from '../../kernel/facts/meeting.ts'
import type { Light, Reason } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { subjectOf } from './state-of.ts'

function meetings(db: Db, tenant: string) {
  return db
    .selectFrom('meeting as m')
    .crossJoinLateral(subjectOf('meeting', 'm').as('s'))
    .select('s.state')
    .where('m.tenant', '=', tenant)
    .orderBy('m.on_day', 'desc')
    .orderBy('m.id', 'desc')
}

const stateIn = ({ state }: { state: unknown }): MeetingState => state as MeetingState

/** All meetings of a body, the latest day first; a body has some dozens in all its years. */
export async function meetingsOfBody(db: Db, tenant: string, body: string): Promise<MeetingState[]> {
  return (await meetings(db, tenant).where('m.body', '=', body).execute()).map(stateIn)
}

export type MeetingsSeen = {
  year: number
  /** null: of every body; else of these, and those at which one of `presenters` presents something */
  bodies: readonly string[] | null
  presenters: readonly string[]
  limit: number
}

/** Meetings of a year, and those of any year that are still to come; the latest day first. */
export async function meetingsSeen(db: Db, tenant: string, { year, bodies, presenters, limit }: MeetingsSeen): Promise<MeetingState[]> {
  let query = meetings(db, tenant).where((eb) => eb.or([eb('m.year', '=', year), eb('m.status', '=', 'called')]))
  if (bodies !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('m.body', '=', sql<string>`any(${[...bodies]}::uuid[])`),
        eb.exists(
          eb
            .selectFrom('meeting_presenter as p')
            .select('p.unit')
            .where('p.tenant', '=', tenant)
            .whereRef('p.meeting', '=', 'm.id')
            .where('p.unit', '=', sql<string>`any(${[...presenters]}::uuid[])`),
        ),
      ]),
    )
  }
  return (await query.limit(limit).execute()).map(stateIn)
}

/** Years in which bodies met or will meet, the latest first. */
export async function yearsOfMeetings(db: Db, tenant: string): Promise<number[]> {
  const rows = await db.selectFrom('meeting').select('year').distinct().where('tenant', '=', tenant).orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

export type DecidedMatter = { id: string; ledger: string; code: string; title: string; lead: string | null; stage: string; final: 'done' | 'stopped' | null; light: Light; reasons: Reason[]; until: Day | null; due: Day | null }

/** How the matters stand that decisions became, by id. */
export async function decidedMatters(db: Db, tenant: string, ids: readonly string[]): Promise<Map<string, DecidedMatter>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'ledger', 'code', 'title', 'lead_unit', 'stage', 'final', 'light', 'reasons', 'until_on', 'due_on'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ lead_unit: lead, until_on: until, due_on: due, light, ...row }) => [row.id, { ...row, light: light as Light, lead, until, due }]))
}
