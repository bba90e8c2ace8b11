import { DeliveryError } from '../../kernel/errors.ts'
import type { Db } from '../database/database.ts'
import { searchQuery } from '../search/terms.ts'
import type { SearchQuery } from '../search/terms.ts'
import { stageCount } from './counters.ts'
import { cursorText, pageOf, parseCursor } from './cursor.ts'
import { COUNTED_UP_TO, matterOf, type MatterFilter, type MatterRow, type SelectedMatter, type Total } from './matter-columns.ts'
import { landingAt, type Landing } from './matter-position.ts'
import { mattersWith } from './matter-search.ts'
import { countOfSets, filtered, ofColumns, pageOfSets, SORTS, TYPES, type Narrowed, type SortKey } from './matter-sets.ts'
import { firstOfCity, lookAhead, totalOfCounted, totalOfHeld, walkMatters, type Walk } from './matter-walk.ts'

export type { MatterFilter, MatterRow } from './matter-columns.ts'
export type MatterSort = SortKey | `-${SortKey}`

export type MatterPage = {
  rows: MatterRow[]
  next: string | null
  /** where the first row stands: what came before it follows from here with the order turned round */
  back: string | null
  /** null where it was not asked for */
  total: Total | null
  /** where the page begins, if a row was asked for by its number */
  at?: Pick<Landing, 'row' | 'exact'>
}

export type MatterQuery = MatterFilter & {
  /** null: all; else only matters in which one of these holders has a lasting duty */
  visible: readonly string[] | null
  sort: MatterSort
  cursor?: string | undefined
  /** number of the row to begin with, from 0, instead of a cursor */
  at?: number | undefined
  limit: number
  /** whether to say how many there are; no page needs it but the first */
  counted?: boolean
}

type Asked = MatterQuery & { sets: Narrowed['sets']; search: SearchQuery | undefined; more: number; after: { value: string; id: string } | undefined; counted: boolean }
type Row = SelectedMatter & { sorted_by: string }
type Found = { rows: Row[]; total: Total | null }

/** Matters by declared filters and sorts, a page at a time. */
export async function mattersPage(db: Db, tenant: string, query: MatterQuery): Promise<MatterPage> {
  const { sort, cursor, at, limit, counted = cursor === undefined } = query
  if (cursor !== undefined && at !== undefined) throw new DeliveryError('input_invalid', { problems: ['at'] })
  const search = query.q ? searchQuery(query.q) : undefined
  if (search === null) return { rows: [], next: null, back: null, total: counted ? { count: 0, exact: true } : null }
  const landing = at === undefined ? undefined : await landed(db, tenant, query, search, at)
  const after = cursor === undefined ? landing?.after : parseCursor(cursor, TYPES[SORTS[sortKey(sort)]])
  const asked: Asked = { ...query, sets: setsOf(query), search, more: limit + 1, after, counted: counted && landing === undefined }
  const { rows, total } = await (walkable(asked) ? walked(db, tenant, asked) : fromSets(db, tenant, asked))
  const page = pageOf(rows, limit, ({ sorted_by, id }) => ({ value: sorted_by, id }))
  const [first] = page.rows
  return {
    rows: page.rows.map(matterOf),
    next: page.next,
    back: first === undefined ? null : cursorText({ value: first.sorted_by, id: first.id }),
    total: landing?.total ?? total,
    ...(landing && { at: { row: landing.row, exact: landing.exact } }),
  }
}

/** Where a row stands, with the total that was needed to find it. */
async function landed(db: Db, tenant: string, query: MatterQuery, search: SearchQuery | undefined, at: number): Promise<Landing & { total: Total }> {
  const narrowed = await narrowedBy(db, tenant, query, search)
  const total = search === undefined ? await totalOf(db, tenant, query) : totalFrom(await countOfSets(db, tenant, narrowed))
  const place = { tenant, column: SORTS[sortKey(query.sort)], descending: query.sort.startsWith('-'), at, total }
  return { ...(await landingAt(filtered(db, tenant, narrowed), place)), total }
}

async function narrowedBy(db: Db, tenant: string, filter: Countable, search: SearchQuery | undefined): Promise<Narrowed> {
  const ids = search === undefined ? undefined : await mattersWith(db, tenant, search)
  return { filter, sets: setsOf(filter), ...(ids === null ? { words: search } : { among: ids }) }
}

type Countable = MatterFilter & Pick<MatterQuery, 'visible'>

/** How many there are, without a page of them. */
export async function countMatters(db: Db, tenant: string, filter: Countable): Promise<Total> {
  const search = filter.q ? searchQuery(filter.q) : undefined
  if (search === null) return { count: 0, exact: true }
  if (search === undefined) return totalOf(db, tenant, filter)
  return totalFrom(await countOfSets(db, tenant, await narrowedBy(db, tenant, filter, search)))
}

/** Sets of holders one of each of which must have a duty. What one sees is no set of its own where another already keeps within it. */
function setsOf({ units, role, post, holders, visible }: Countable): Narrowed['sets'] {
  const named = [...(units === undefined ? [] : [{ holders: units, role }]), ...(post === undefined ? [] : [{ holders: [post] }]), ...(holders === undefined ? [] : [{ holders }])]
  const within = visible === null || named.some((set) => set.holders.every((one) => visible.includes(one)))
  return within ? named : [...named, { holders: visible }]
}

const sortKey = (sort: MatterSort): SortKey => sort.replace('-', '') as SortKey

/** The matters of one set of holders, or of the city, lie sorted by due day. Those of a document are few. */
function walkable({ sort, sets, document }: Asked): boolean {
  return sortKey(sort) === 'due' && sets.length <= 1 && document === undefined
}

async function walked(db: Db, tenant: string, asked: Asked): Promise<Found> {
  const { search, more, after, sort } = asked
  const walk: Walk = { ...heldOf(asked), dueFrom: asked.dueFrom, dueTo: asked.dueTo, stages: stagesOf(asked), descending: sort.startsWith('-'), after, limit: more, total: false }
  if (search !== undefined) return searched(db, tenant, asked, walk)
  const where = ofColumns(asked, undefined)
  const counters = asked.counted && where === undefined && asked.dueFrom === undefined && asked.dueTo === undefined
  const rows = await walkMatters(db, tenant, { ...walk, where, total: counters })
  const first = rows[0]
  // A page without rows has none to say the total; the first page of a list that has none is one.
  if (counters) return { rows, total: totalOfCounted(first?.total ?? (after === undefined ? 0 : await totalOfHeld(db, tenant, walk))) }
  return { rows, total: asked.counted ? (wholeOf(asked, rows) ?? (await totalOf(db, tenant, asked))) : null }
}

/** All stages that are asked for; undefined: any. */
const stagesOf = ({ stage, stages }: MatterFilter): readonly string[] | undefined => (stage === undefined ? stages : (stages ?? [stage]).filter((one) => one === stage))

/** What was asked for with the one set of holders that it may have; null: of the whole city. */
function heldOf(asked: Countable): Pick<Walk, 'holders' | 'role' | 'ledger' | 'light' | 'open'> {
  const { ledger, light, open } = asked
  const [set] = setsOf(asked)
  return { holders: set?.holders ?? null, role: set?.role, ledger, light, open }
}

/** So many rows of a city's list are looked at before the index of words is asked: what one in fifty matters says has filled a page by then, and the index has few of the rest. */
const OF_CITY = 2_500
/** So many of holders' lists, which are merged from stretches and dearer. */
const LOOKED_AT = 500
/** What so many of them say is more frequent than the index of words is asked for. */
const FREQUENT = 10
/** So many are looked at in one statement after that, and so often. */
const FURTHER = 2_000
const TIMES = 10

/**
 * A word that is frequent is soon met by going down the list; one that is not has few matters in the index of words, which has no order. Which of the
 * two it is, the beginning of the list tells, or else the index.
 */
async function searched(db: Db, tenant: string, asked: Asked, walk: Walk): Promise<Found> {
  const where = ofColumns(asked, asked.search)
  const ofCity = walk.holders === null
  if (ofCity) {
    const rows = await firstOfCity(db, tenant, { ...walk, where }, OF_CITY)
    if (rows.length >= asked.more) return { rows, total: asked.counted ? atLeast(rows.length) : null }
    const ids = await mattersWith(db, tenant, asked.search!)
    if (ids !== null) return fromSets(db, tenant, asked, ids)
  }
  const { rows, reached } = await lookAhead(db, tenant, { ...walk, where }, LOOKED_AT)
  const told = (all: boolean): Found => ({ rows, total: asked.counted ? (all && asked.after === undefined ? { count: rows.length, exact: true } : atLeast(rows.length)) : null })
  if (rows.length >= asked.more) return told(false)
  if (reached === null) return told(true)
  const ids = ofCity || rows.length >= FREQUENT ? null : await mattersWith(db, tenant, asked.search!)
  if (ids !== null) return fromSets(db, tenant, asked, ids)
  let after = reached
  for (let times = 0; times < TIMES; times += 1) {
    const ahead = await lookAhead(db, tenant, { ...walk, where, after, limit: asked.more - rows.length }, FURTHER)
    rows.push(...ahead.rows)
    if (rows.length >= asked.more) return told(false)
    if (ahead.reached === null) return told(true)
    after = ahead.reached
  }
  return fromSets(db, tenant, asked, null)
}

/** One more than the page holds was found. */
const atLeast = (found: number): Total => ({ count: Math.max(0, found - 1), exact: false })

async function fromSets(db: Db, tenant: string, asked: Asked, known?: readonly string[] | null): Promise<Found> {
  const { sets, search, sort, more, after, counted } = asked
  const among = search === undefined ? undefined : known === undefined ? await mattersWith(db, tenant, search) : known
  const narrowed: Narrowed = { filter: asked, sets, among: among ?? undefined, words: among === null ? search : undefined }
  const rows = await pageOfSets(db, tenant, narrowed, { column: SORTS[sortKey(sort)], descending: sort.startsWith('-'), after, limit: more })
  if (!counted) return { rows, total: null }
  const whole = wholeOf(asked, rows)
  if (whole) return { rows, total: whole }
  if (among === null) return { rows, total: atLeast(rows.length) }
  return { rows, total: among === undefined ? await totalOf(db, tenant, asked) : totalFrom(await countOfSets(db, tenant, narrowed)) }
}

/** Exact where a counter knows it: of a set of holders or the city in a ledger or all, by light and by open or ended; of the city by a stage. Else counted up to a bound. */
async function totalOf(db: Db, tenant: string, filter: Countable): Promise<Total> {
  const { ledger, stage, light, open, year, stages, document, dueFrom, dueTo } = filter
  const sets = setsOf(filter)
  const others = [year, stages, document, dueFrom, dueTo].some((value) => value !== undefined)
  if (!others && stage === undefined && sets.length <= 1) return totalOfCounted(await totalOfHeld(db, tenant, heldOf(filter)))
  if (!others && stage !== undefined && sets.length === 0 && light === undefined && open === undefined) return { count: await stageCount(db, tenant, ledger, stage), exact: true }
  return totalFrom(await countOfSets(db, tenant, { filter, sets }))
}

/** Counted as far as one more than `COUNTED_UP_TO`. */
const totalFrom = (n: number): Total => (n > COUNTED_UP_TO ? { count: COUNTED_UP_TO, exact: false } : { count: n, exact: true })

/** A first page that is not full is all there is. */
function wholeOf({ more, after }: Asked, rows: readonly Row[]): Total | null {
  return rows.length < more && after === undefined ? { count: rows.length, exact: true } : null
}
