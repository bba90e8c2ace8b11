import { sql } from 'kysely'
import type { RawBuilder, SelectQueryBuilder } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import type { SearchQuery } from '../search/terms.ts'
import type { Tables } from '../tables.ts'
import type { MatterFilter, SelectedMatter } from './matter-columns.ts'
import { COUNTED_UP_TO } from './matter-columns.ts'

export const SORTS = { due: 'due_key', code: 'code_key', title: 'title_key', opened: 'opened_on', light: 'light_rank', lead: 'lead_key' } as const
export type SortKey = keyof typeof SORTS
type SortColumn = (typeof SORTS)[SortKey]

/** How the value of a cursor is read back, by column. */
export const TYPES = { due_key: 'date', code_key: 'text', title_key: 'text', opened_on: 'date', light_rank: 'int', lead_key: 'text' } as const

/** What a list is narrowed to by more than columns of the matter itself. */
export type Narrowed = {
  filter: MatterFilter
  /** holders of a lasting duty, of each of these sets one; `role` is the duty's */
  sets: readonly { holders: readonly string[]; role?: string | undefined }[]
  /** ids that a search found; or its words, to be asked of each row */
  among?: readonly string[] | undefined
  words?: SearchQuery | undefined
}

export type Page = { column: SortColumn; descending: boolean; after: { value: string | Day; id: string } | undefined; limit: number }

/** A page of any sort and any filters: sets of ids are intersected, then what is left is sorted. */
export async function pageOfSets(db: Db, tenant: string, narrowed: Narrowed, { column, descending, after, limit }: Page): Promise<(SelectedMatter & { sorted_by: string })[]> {
  return filtered(db, tenant, narrowed)
    .leftJoin('unit as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.id', '=', 'm.lead_unit'))
    .select(['m.id', 'm.ledger', 'm.code', 'm.title', 'm.lead_unit', 'm.leads', 'm.stage', 'm.light', 'm.reasons', 'm.until_on', 'm.opened_on', 'm.due_on', 'm.last_record_on'])
    .select(['u.name as lead_name', sql<string>`m.${sql.ref(column)}::text`.as('sorted_by')])
    .$if(after !== undefined, (page) => page.where(beyond(column, descending, after ?? { value: '', id: '' })))
    .orderBy(`m.${column}`, descending ? 'desc' : 'asc')
    .orderBy('m.id', descending ? 'desc' : 'asc')
    .limit(limit)
    .execute()
}

/** Counts as far as one more than `COUNTED_UP_TO`. */
export async function countOfSets(db: Db, tenant: string, narrowed: Narrowed): Promise<number> {
  const some = filtered(db, tenant, narrowed)
    .select('m.id')
    .limit(COUNTED_UP_TO + 1)
  // tenant: counts what `filtered` found, which carries it
  const { n } = await db.selectFrom(some.as('some')).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()
  return n
}

function beyond(column: SortColumn, descending: boolean, { value, id }: { value: string; id: string }) {
  const place = sql`(${value}::${sql.raw(TYPES[column])}${column.endsWith('_key') && column !== 'due_key' ? sql` collate "C"` : sql``}, ${id}::uuid)`
  return descending ? sql<boolean>`(m.${sql.ref(column)}, m.id) < ${place}` : sql<boolean>`(m.${sql.ref(column)}, m.id) > ${place}`
}

type Found = SelectQueryBuilder<Tables & { m: Tables['matter'] }, 'm', object>

/** All that these filters leave, unsorted. */
export function filtered(db: Db, tenant: string, { filter, sets, among, words }: Narrowed): Found {
  const { ledger, light, open, dueFrom, dueTo } = filter
  let query: Found = db.selectFrom('matter as m').where('m.tenant', '=', tenant)
  if (ledger !== undefined) {
    const listed = sql<string>`any(array(select matter from matter_ledger where tenant = ${tenant} and ledger = ${ledger} and not home))`
    query = query.where((eb) => eb.or([eb('m.ledger', '=', ledger), eb('m.id', '=', listed)]))
  }
  if (light !== undefined) query = query.where('m.light', '=', light)
  if (open !== undefined) query = query.where('m.final', open === 'true' ? 'is' : 'is not', null)
  if (dueFrom !== undefined) query = query.where('m.due_on', '>=', dueFrom)
  if (dueTo !== undefined) query = query.where('m.due_on', '<=', dueTo)
  const columns = ofColumns(filter, words)
  if (columns !== undefined) query = query.where(columns)
  if (among !== undefined) query = query.where('m.id', '=', sql<string>`any(${[...among]}::uuid[])`)
  const ids = sets.map(({ holders, role }) => withDuty(tenant, holders, role))
  return ids.length === 0 ? query : query.where('m.id', '=', sql<string>`any(array(${sql.join(ids, sql` intersect `)}))`)
}

/** What is asked of a matter's own columns, apart from what the walk by due day knows without it. */
export function ofColumns({ stage, stages, year, document }: MatterFilter, words: SearchQuery | undefined): RawBuilder<boolean> | undefined {
  const asked = [
    ...(stage === undefined ? [] : [sql`m.stage = ${stage}`]),
    ...(stages === undefined ? [] : [sql`m.stage = any(${[...stages]}::text[])`]),
    ...(year === undefined ? [] : [sql`m.year = ${year}`]),
    ...(document === undefined ? [] : [sql`m.document = ${document}`]),
    ...(words === undefined ? [] : [sql`m.search_text like all(${words.texts}::text[])`]),
  ]
  return asked.length === 0 ? undefined : sql<boolean>`${sql.join(asked, sql` and `)}`
}

/**
 * Sets of ids are intersected into one array before the list is read, and not joined: right after an import, before the tables'
 * statistics are known, the planner joined 6 000 matters for 28 s. An array leaves it no choice; but of two it would
 * search the second from the beginning for every element of the first.
 */
function withDuty(tenant: string, holders: readonly string[], role: string | undefined): RawBuilder<unknown> {
  const inRole = role === undefined ? sql`` : sql` and role = ${role}`
  return sql`select matter from duty where tenant = ${tenant} and holder = any(${[...holders]}::uuid[]) and to_on is null${inRole}`
}
