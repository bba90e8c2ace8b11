import { sql, type SelectQueryBuilder } from 'kysely'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Tables } from '../tables.ts'
import type { Cursor } from './cursor.ts'

/** Where a jump into a list lands: after this row; at the beginning where there is none. `exact`: whether `row` was counted or estimated. */
export type Landing = { after: Cursor | undefined; row: number; exact: boolean }

export type Jump = {
  tenant: string
  /** the column of `matter` that the list is sorted by */
  column: string
  descending: boolean
  /** number of the row to begin with, from 0 */
  at: number
  total: { count: number; exact: boolean }
}

/** So many rows from the nearer end are stepped over one by one, which some milliseconds allow; further in the place is estimated. */
const STEPPED_OVER = 20_000
/** Rows looked at to estimate a place: with a thousand it lies within 3 % of the list nineteen times of twenty, a finger's breadth on a scroll bar. */
const SAMPLED = 1_000

type Found = SelectQueryBuilder<Tables & { m: Tables['matter'] }, 'm', object>

/**
 * The place of a row in a sorted list, from its number.
 *
 * An index knows what comes after a value, not after how many: to count half a million rows took longer than a page may.
 * So in the middle of a long list a sample of the table's blocks is sorted instead, and where the row would stand in it is where the page
 * begins. The sample is the same each time, so that the same number leads to the same place. Nothing has to be kept for it, and it
 * holds for every sort and filter.
 *
 * @throws DeliveryError `input_invalid` for a row further in than can be counted, of a list whose length is not known
 */
export async function landingAt(found: Found, jump: Jump, { steppedOver = STEPPED_OVER, sampled = SAMPLED } = {}): Promise<Landing> {
  const { at, total } = jump
  if (at === 0) return { after: undefined, row: 0, exact: true }
  if (at <= steppedOver) return { after: await stepped(found, jump, at - 1, false), row: at, exact: true }
  if (!total.exact || at > total.count) throw new DeliveryError('input_invalid', { problems: ['at'] })
  const fromEnd = total.count - at
  if (fromEnd <= steppedOver) return { after: await stepped(found, jump, fromEnd, true), row: at, exact: true }
  const sample = await sampleOf(found, jump, Math.min(100, (100 * sampled) / total.count))
  return { after: sample[Math.floor((at / total.count) * sample.length)], row: at, exact: false }
}

/** The row that comes after `over` others, from the beginning or from the end. */
async function stepped(found: Found, { column, descending }: Jump, over: number, fromEnd: boolean): Promise<Cursor | undefined> {
  const row = await sorted(found, column, descending !== fromEnd).offset(over).limit(1).executeTakeFirst()
  return row
}

function sampleOf(found: Found, { tenant, column, descending }: Jump, percent: number): Promise<Cursor[]> {
  const ids = sql<string>`any(array(select id from matter tablesample system (${percent}) repeatable (1) where tenant = ${tenant}))`
  return sorted(found.where('m.id', '=', ids), column, descending).execute()
}

function sorted(found: Found, column: string, descending: boolean) {
  const way = descending ? ('desc' as const) : ('asc' as const)
  return found.select([sql<string>`m.${sql.ref(column)}::text`.as('value'), 'm.id']).orderBy(sql`m.${sql.ref(column)}`, way).orderBy('m.id', way)
}
