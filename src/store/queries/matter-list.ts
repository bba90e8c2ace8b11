import { sql } from 'kysely'
import type { RawBuilder, SelectQueryBuilder } from 'kysely'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Light, Reason } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { searchQuery } from '../search/terms.ts'
import type { SearchQuery } from '../search/terms.ts'
import type { Tables } from '../tables.ts'
import { exactCount } from './counters.ts'
import { cursorText, pageOf, parseCursor } from './cursor.ts'
import { landingAt, type Landing } from './matter-position.ts'

/** What lists may be filtered by: nothing else reaches the database. */
export type MatterFilter = {
  /** in this ledger, at home or listed */
  ledger?: string | undefined
  /** one of these units has a lasting duty, in `role` if that is given: a unit with the groups it belongs to */
  units?: readonly string[] | undefined
  role?: string | undefined
  /** a post with a lasting duty */
  post?: string | undefined
  /** any of these units, posts or seats has a lasting duty */
  holders?: readonly string[] | undefined
  light?: Light | undefined
  stage?: string | undefined
  /** in any of these states */
  stages?: readonly string[] | undefined
  open?: 'true' | 'false' | undefined
  dueFrom?: Day | undefined
  dueTo?: Day | undefined
  year?: number | undefined
  document?: string | undefined
  q?: string | undefined
}

const SORTS = { due: 'due_key', code: 'code_key', title: 'title_key', opened: 'opened_on', light: 'light_rank', lead: 'lead_key' } as const
type SortKey = keyof typeof SORTS
export type MatterSort = SortKey | `-${SortKey}`

/** How the value of a cursor is read back, by column. */
const TYPES = { due_key: 'date', code_key: 'text', title_key: 'text', opened_on: 'date', light_rank: 'int', lead_key: 'text' } as const

export type MatterRow = {
  id: string
  ledger: string
  code: string
  title: string
  lead: { id: string; name: string } | null
  /** further leads beside the first */
  leads: number
  stage: string
  light: Light
  reasons: Reason[]
  until: Day | null
  openedOn: Day
  due: Day | null
  lastRecordOn: Day | null
}

export type MatterPage = {
  rows: MatterRow[]
  next: string | null
  /** where the first row stands: what came before it follows from here with the order turned round */
  back: string | null
  total: { count: number; exact: boolean }
  /** where the page begins, if a row was asked for by its number */
  at?: Pick<Landing, 'row' | 'exact'>
}

/** Beyond this a total that no counter knows is said to be “1 000+”. */
export const COUNTED_UP_TO = 1_000

/** More candidates than this no search looks at. */
const SEARCHED_UP_TO = 5_000

export type MatterQuery = MatterFilter & {
  /** null: all; else only matters in which one of these holders has a lasting duty */
  visible: readonly string[] | null
  sort: MatterSort
  cursor?: string | undefined
  /** number of the row to begin with, from 0, instead of a cursor */
  at?: number | undefined
  limit: number
}

/** Matters by declared filters and sorts, a page at a time. */
export async function mattersPage(db: Db, tenant: string, query: MatterQuery): Promise<MatterPage> {
  const { sort, cursor, at, limit, visible } = query
  if (cursor !== undefined && at !== undefined) throw new DeliveryError('input_invalid', { problems: ['at'] })
  const search = query.q ? searchQuery(query.q) : undefined
  if (search === null) return { rows: [], next: null, back: null, total: { count: 0, exact: true } }
  const column = SORTS[sort.replace('-', '') as SortKey]
  const descending = sort.startsWith('-')
  const found = filtered(db, tenant, query, visible, search)
  const total = await totalOf(db, tenant, query, search)
  const landing = at === undefined ? undefined : await landingAt(found, { tenant, column, descending, at, total })
  const after = cursor === undefined ? landing?.after : parseCursor(cursor, TYPES[column])
  const rows = await found
    .leftJoin('unit as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.id', '=', 'm.lead_unit'))
    .select(['m.id', 'm.ledger', 'm.code', 'm.title', 'm.lead_unit', 'm.leads', 'm.stage', 'm.light', 'm.reasons', 'm.until_on', 'm.opened_on', 'm.due_on', 'm.last_record_on'])
    .select(['u.name as lead_name', sql<string>`m.${sql.ref(column)}::text`.as('sorted_by')])
    .$if(after !== undefined, (page) => page.where(beyond(column, descending, after ?? { value: '', id: '' })))
    .orderBy(`m.${column}`, descending ? 'desc' : 'asc')
    .orderBy('m.id', descending ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, ({ sorted_by, id }) => ({ value: sorted_by, id }))
  const [first] = page.rows
  return {
    rows: page.rows.map(toRow),
    next: page.next,
    back: first === undefined ? null : cursorText({ value: first.sorted_by, id: first.id }),
    total,
    ...(landing && { at: { row: landing.row, exact: landing.exact } }),
  }
}

function beyond(column: (typeof SORTS)[SortKey], descending: boolean, { value, id }: { value: string; id: string }) {
  const place = sql`(${value}::${sql.raw(TYPES[column])}${column.endsWith('_key') && column !== 'due_key' ? sql` collate "C"` : sql``}, ${id}::uuid)`
  return descending ? sql<boolean>`(m.${sql.ref(column)}, m.id) < ${place}` : sql<boolean>`(m.${sql.ref(column)}, m.id) > ${place}`
}

type Found = SelectQueryBuilder<Tables & { m: Tables['matter'] }, 'm', object>

function filtered(db: Db, tenant: string, filter: MatterFilter, visible: readonly string[] | null, search: SearchQuery | undefined): Found {
  const { ledger, light, stage, stages, open, dueFrom, dueTo, year, document } = filter
  let query: Found = db.selectFrom('matter as m').where('m.tenant', '=', tenant)
  if (ledger !== undefined) {
    const listed = sql<string>`any(array(select matter from matter_ledger where tenant = ${tenant} and ledger = ${ledger} and not home))`
    query = query.where((eb) => eb.or([eb('m.ledger', '=', ledger), eb('m.id', '=', listed)]))
  }
  if (light !== undefined) query = query.where('m.light', '=', light)
  if (stage !== undefined) query = query.where('m.stage', '=', stage)
  if (stages !== undefined) query = query.where('m.stage', '=', sql<string>`any(${[...stages]}::text[])`)
  if (open !== undefined) query = query.where('m.final', open === 'true' ? 'is' : 'is not', null)
  if (dueFrom !== undefined) query = query.where('m.due_on', '>=', dueFrom)
  if (dueTo !== undefined) query = query.where('m.due_on', '<=', dueTo)
  if (year !== undefined) query = query.where('m.year', '=', year)
  if (document !== undefined) query = query.where('m.document', '=', document)
  const sets = idSets(tenant, filter, visible, search)
  return sets.length === 0 ? query : query.where('m.id', '=', sql<string>`any(array(${sql.join(sets, sql` intersect `)}))`)
}

/**
 * What restricts a list by more than columns of the matter itself, as sets of ids.
 *
 * They are intersected into one array before the list is read, and not joined: right after an import, before the tables'
 * statistics are known, the planner joined 6 000 matters for 28 s. An array leaves it no choice; but of two it would
 * search the second from the beginning for every element of the first.
 */
function idSets(tenant: string, { units, role, post, holders }: MatterFilter, visible: readonly string[] | null, search: SearchQuery | undefined): RawBuilder<unknown>[] {
  const inRole = role === undefined ? sql`` : sql` and role = ${role}`
  const withHolders = (some: readonly string[], more = sql``) => sql`select matter from duty where tenant = ${tenant} and holder = any(${[...some]}::uuid[]) and to_on is null${more}`
  return [
    ...(search ? [sql`select search_matter(${tenant}, ${search.words}::tsquery, ${search.texts}::text[], ${SEARCHED_UP_TO})`] : []),
    ...(units === undefined ? [] : [withHolders(units, inRole)]),
    ...(visible === null ? [] : [withHolders(visible)]),
    ...(post === undefined ? [] : [withHolders([post])]),
    ...(holders === undefined ? [] : [withHolders(holders)]),
  ]
}

/** Exact where a counter knows it: a ledger or all of them, with a light or a stage at most. Else counted up to a bound. */
async function totalOf(db: Db, tenant: string, query: MatterQuery, search: SearchQuery | undefined): Promise<MatterPage['total']> {
  const { visible, sort: _sort, cursor: _cursor, at: _at, limit: _limit, ...filter } = query
  const given = new Set(Object.entries(filter).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [name])))
  given.delete('ledger')
  if (visible === null && given.size <= 1) {
    if (given.size === 0) return { count: await exactCount(db, tenant, query.ledger, 'all', ''), exact: true }
    if (query.light !== undefined) return { count: await exactCount(db, tenant, query.ledger, 'light', query.light), exact: true }
    if (query.stage !== undefined) return { count: await exactCount(db, tenant, query.ledger, 'stage', query.stage), exact: true }
  }
  const some = filtered(db, tenant, query, visible, search).select('m.id').limit(COUNTED_UP_TO + 1)
  // tenant: counts what `filtered` found, which carries it
  const { n } = await db.selectFrom(some.as('some')).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n > COUNTED_UP_TO ? { count: COUNTED_UP_TO, exact: false } : { count: n, exact: true }
}

type Selected = {
  id: string
  ledger: string
  code: string
  title: string
  lead_unit: string | null
  lead_name: string | null
  leads: number
  stage: string
  light: string
  reasons: Reason[]
  until_on: string | null
  opened_on: string
  due_on: string | null
  last_record_on: string | null
}

function toRow(row: Selected): MatterRow {
  return {
    id: row.id,
    ledger: row.ledger,
    code: row.code,
    title: row.title,
    lead: row.lead_unit === null ? null : { id: row.lead_unit, name: row.lead_name ?? '' },
    leads: row.leads,
    stage: row.stage,
    light: row.light as Light,
    reasons: row.reasons,
    until: row.until_on,
    openedOn: row.opened_on,
    due: row.due_on,
    lastRecordOn: row.last_record_on,
  }
}
