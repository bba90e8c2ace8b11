import type { Answer } from '../../../api/contract/endpoints.ts'

type Page = Answer<'listMatters'>
export type MatterRow = Page['rows'][number]

export type Total = NonNullable<Page['total']> | null

/** Where a page is asked for, by what is known of its neighbour. */
type Beside = { exact: boolean; total: Total }

/** A page and where it stands. */
export type Part = {
  /** the filter it answers */
  of: string
  /** number of its first row, from 0 */
  from: number
  rows: readonly MatterRow[]
  /** cursor of what follows and of what comes before; null: nothing does */
  next: string | null
  back: string | null
  /** of the page, or of the one it continues: only the first of them is counted */
  total: Total
  /** whether `from` was counted, or estimated by a jump into the middle of a long list */
  exact: boolean
}

/** The rows that are loaded, without a gap, somewhere in a list of `count`. */
export type Stretch = {
  from: number
  rows: readonly MatterRow[]
  count: number
  exact: boolean
  /** by how many rows the estimate was put right */
  shift: number
}

/** A page as it came, read onwards from `from` or from a jump to it. */
export function partOf(of: string, { rows, next, back, total, at }: Page, beside: Beside & { from: number }): Part {
  const from = at?.row ?? beside.from
  return { of, from, rows, next, back: from === 0 ? null : back, total: total ?? beside.total, exact: at?.exact ?? beside.exact }
}

/** A page that was asked for with the order turned round: it ends before the row `before`. */
export function turnedPart(of: string, { rows, next, back, total }: Page, beside: Beside & { before: number }): Part {
  return { of, from: beside.before - rows.length, rows: rows.toReversed(), next: back, back: next, total: total ?? beside.total, exact: beside.exact }
}

/** The opposite order. */
export function turned<Sort extends string>(sort: Sort): Sort {
  return (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as Sort
}

/**
 * What the pages make together. Where an estimated place met an end of the list, it is put right; where it would leave the list, it is
 * moved so far that there is room for what is still to come.
 *
 * @param known the length seen so far of a list whose total nobody has counted
 */
export function stretchOf(parts: readonly Part[], known: number): Stretch {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return { from: 0, rows: [], count: known, exact: true, shift: 0 }
  const rows = parts.flatMap((part) => part.rows)
  const { total } = last
  const estimated = !parts.every(({ exact }) => exact)
  // A place is only estimated where the length is known.
  const shift = estimated && total ? shiftOf(first, last, total.count) : 0
  const from = first.from + shift
  const end = from + rows.length
  const count = last.next === null ? end : Math.max(total?.exact ? total.count : known, end)
  return { from, rows, count, exact: !estimated || first.back === null || last.next === null, shift }
}

function shiftOf(first: Part, last: Part, count: number): number {
  const end = last.from + last.rows.length
  if (first.back === null) return -first.from
  if (last.next === null) return count - end
  if (first.from <= 0) return 1 - first.from
  return Math.min(0, count - 1 - end)
}

/**
 * What is to be loaded for the rows in the window: nothing, more at an end of the stretch, or another stretch.
 *
 * @param more whether anything follows the stretch or comes before it
 */
export function wanted({ from, rows }: Stretch, window: { first: number; end: number }, more: { next: boolean; back: boolean }): 'next' | 'back' | 'jump' | null {
  const end = from + rows.length
  if (window.end <= window.first) return null
  if (rows.length === 0) return from > 0 ? 'jump' : null
  if (window.first > end + AT_HAND || window.end < from - AT_HAND) return 'jump'
  if (more.next && window.end > end - AHEAD) return 'next'
  return more.back && window.first < from + AHEAD ? 'back' : null
}

/** More is asked for this many rows before an end is reached. */
const AHEAD = 40
/** What is no farther than this from what is loaded is read on to; a jump would lose the connection. */
const AT_HAND = 200
