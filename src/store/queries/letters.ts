import { sql } from 'kysely'

import type { LetterState, LetterStatus } from '../../kernel/facts/letter.ts'
import { filesSeen, type LetterReach } from '../../kernel/letter/inside.ts'
import type { Db } from '../database/database.ts'
import { pageOf, parseCursor } from './cursor.ts'
import { subjectOf } from './state-of.ts'

export type LetterFilter = {
  statuses?: readonly LetterStatus[] | undefined
  pack?: string | undefined
  kind?: string | undefined
  issuers?: readonly string[] | undefined
  /** issued and addressed to one of these, copies too */
  receivedBy?: readonly string[] | undefined
  /** issued with a day for the reply */
  asksReply?: boolean | undefined
  matter?: string | undefined
  inspection?: string | undefined
  meeting?: string | undefined
  q?: string | undefined
  /** those of the units someone stands for, issued to them, signed by them, and on their way of units they may sign for; null: all */
  visible: LetterReach | null
  cursor?: string | undefined
  limit: number
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Letters, the newest first: by the day they were issued, before that by the day they were drafted. */
export async function lettersPage(db: Db, tenant: string, filter: LetterFilter): Promise<{ rows: LetterState[]; next: string | null }> {
  const { statuses, pack, kind, issuers, receivedBy, asksReply, matter, inspection, meeting, q, visible, cursor, limit } = filter
  const after = cursor === undefined ? undefined : parseCursor(cursor, 'date')
  let query = letters(db, tenant)
  if (statuses !== undefined) query = query.where('l.status', 'in', [...statuses])
  if (pack !== undefined) query = query.where('l.pack', '=', pack)
  if (kind !== undefined) query = query.where('l.kind', '=', kind)
  if (issuers !== undefined) query = query.where('l.issuer', '=', anyOf(issuers))
  if (receivedBy !== undefined) query = query.where('l.issued_on', 'is not', null).where((eb) => eb.exists(addressedTo(db, tenant, receivedBy)))
  if (asksReply) query = query.where('l.status', '=', 'issued').where('l.reply_by', 'is not', null)
  if (matter !== undefined) query = query.where('l.id', 'in', (eb) => eb.selectFrom('letter_matter as m').select('m.letter').where('m.tenant', '=', tenant).where('m.matter', '=', matter))
  if (inspection !== undefined) query = query.where('l.inspection', '=', inspection)
  if (meeting !== undefined) query = query.where('l.meeting', '=', meeting)
  if (q !== undefined) query = query.where(sql<boolean>`strpos(l.title, ${q}) > 0`)
  if (visible !== null) query = query.where(seenBy(db, tenant, visible))
  if (after) query = query.where(sql<boolean>`(l.listed_on, l.id) < (${after.value}::date, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('l.listed_on', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, ({ listed_on, id }) => ({ value: listed_on, id }))
  return { rows: page.rows.map(stateIn), next: page.next }
}

/** Those of these letters that someone may see. */
export async function lettersSeen(db: Db, tenant: string, ids: readonly string[], visible: LetterReach | null): Promise<LetterState[]> {
  if (ids.length === 0) return []
  let query = letters(db, tenant).where('l.id', '=', anyOf(ids))
  if (visible !== null) query = query.where(seenBy(db, tenant, visible))
  return (await query.execute()).map(stateIn)
}

/** Letters about any of these matters since a day, but those given up or withdrawn. */
export async function lettersAbout(db: Db, tenant: string, matters: readonly string[], since: string): Promise<LetterState[]> {
  if (matters.length === 0) return []
  const rows = await letters(db, tenant)
    .where('l.id', 'in', (eb) => eb.selectFrom('letter_matter as m').select('m.letter').where('m.tenant', '=', tenant).where('m.matter', '=', anyOf(matters)))
    .where('l.listed_on', '>=', since)
    .where('l.status', 'not in', ['abandoned', 'withdrawn'])
    .orderBy('l.listed_on')
    .orderBy('l.id')
    .execute()
  return rows.map(stateIn)
}

/** Letters whose number was given in a year, withdrawn ones too, by issuer, series and number. */
export async function lettersNumbered(db: Db, tenant: string, { year, issuer }: { year: number; issuer?: string | undefined }): Promise<LetterState[]> {
  let query = letters(db, tenant).where('l.year', '=', year).where('l.n', 'is not', null)
  if (issuer !== undefined) query = query.where('l.issuer', '=', issuer)
  const rows = await query.orderBy('l.issuer').orderBy('l.series').orderBy('l.n').execute()
  return rows.map(stateIn)
}

/** The last number that each issuer gave of a series as it stands on the paper, withdrawn ones too. */
export async function lastGiven(db: Db, tenant: string, { series, year }: { series: string; year: number }): Promise<{ issuer: string; last: number }[]> {
  return db
    .selectFrom('letter')
    .select(['issuer', sql<number>`max(n)::int`.as('last')])
    .where('tenant', '=', tenant)
    .where('series', '=', series)
    .where('year', '=', year)
    .where('n', 'is not', null)
    .groupBy('issuer')
    .orderBy('issuer')
    .execute()
}

/** The letter that bears this number, whoever issued it. */
export async function letterNumbered(db: Db, tenant: string, number: { series: string; year: number; n: number }): Promise<{ id: string; title: string } | undefined> {
  return db
    .selectFrom('letter')
    .select(['id', 'title'])
    .where('tenant', '=', tenant)
    .where('series', '=', number.series)
    .where('year', '=', number.year)
    .where('n', '=', number.n)
    .executeTakeFirst()
}

/**
 * Whether a file hangs on letters alone, and on what someone may read of one: who sees records of the whole city does not thereby see
 * letters, and who was sent a letter not what others replied to it.
 */
export async function fileOfLetters(db: Db, tenant: string, sha256: string, visible: LetterReach | null): Promise<{ only: boolean; seen: boolean }> {
  const on = (table: 'letter_file' | 'activity_file' | 'matter_file') => db.selectFrom(table).select('sha256').where('tenant', '=', tenant).where('sha256', '=', sha256).limit(1).execute()
  const carried = (await on('letter_file')).length > 0
  if (!carried) return { only: false, seen: false }
  const elsewhere = (await on('activity_file')).length > 0 || (await on('matter_file')).length > 0
  let query = letters(db, tenant).where('l.id', 'in', (eb) => eb.selectFrom('letter_file as f').select('f.letter').where('f.tenant', '=', tenant).where('f.sha256', '=', sha256))
  if (visible !== null) query = query.where(seenBy(db, tenant, visible))
  return { only: !elsewhere, seen: (await query.execute()).some((row) => filesSeen(stateIn(row), visible).includes(sha256)) }
}

function letters(db: Db, tenant: string) {
  return db
    .selectFrom('letter as l')
    .crossJoinLateral(subjectOf('letter', 'l').as('s'))
    .where('l.tenant', '=', tenant)
    .select(['l.id', 'l.listed_on', 's.state'])
}

function addressedTo(db: Db, tenant: string, holders: readonly string[]) {
  return db.selectFrom('letter_addressee as a').select('a.holder').where('a.tenant', '=', tenant).where(sql<boolean>`a.letter = l.id`).where('a.holder', '=', anyOf(holders))
}

/** What may be seen is asked of the row as it stands, so that one page is one statement. */
function seenBy(db: Db, tenant: string, { issuers, holders, signsFor }: LetterReach) {
  const addressed = addressedTo(db, tenant, holders)
  return sql<boolean>`(l.issuer = ${anyOf(issuers)} or l.signer = ${anyOf(holders)} or (l.status in ('signing', 'signed') and l.issuer = ${anyOf(signsFor)}) or (l.issued_on is not null and exists (${addressed})))`
}

function stateIn({ state }: { state: unknown }): LetterState {
  return state as LetterState
}
