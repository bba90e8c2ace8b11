import { dayFromNumber, dayNumber } from '../../../kernel/time/day.ts'
import type { Merge, NamedSheet, SheetRow } from '../../../files/table.ts'
import type { Head } from './head.ts'

/**
 * A cell as it is kept while an import is prepared: its words, or these with what must be said of them. `f`: a formula's value; `m`: it
 * lies in a merged cell over these rows or columns (`7–9`, `C–E`); `d`: the cell holds this day, whatever it shows.
 */
export type KeptCell = string | { t: string; f?: true; m?: string; d?: string }
/** One row: its number in the sheet from 1, its cells by the place of their column; an aside is a line across the table. */
export type KeptRow = { row: number; cells: Record<string, KeptCell> }

export type TableRows = { rows: KeptRow[]; asides: { row: number; text: string }[] }

/** The rows below a head. Empty ones are none; one that is merged across half of the table or more is a heading among rows. */
export function rowsBelow(sheet: NamedSheet, { last, columns }: Head): TableRows {
  const merges = sheet.merges.filter(({ bottom }) => bottom > last)
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) for (let row = merge.top; row <= Math.min(merge.bottom, merge.top + LONGEST_MERGE); row += 1) byRow.set(row, [...(byRow.get(row) ?? []), merge])
  const found: TableRows = { rows: [], asides: [] }
  for (const row of sheet.rows) {
    if (row.number <= last) continue
    const over = byRow.get(row.number) ?? []
    if (over.some(({ top, bottom, left, right }) => top === bottom && right - left + 1 >= columns.length / 2)) {
      found.asides.push({ row: row.number + 1, text: [...row.cells.values()].join(' ').slice(0, 80) })
      continue
    }
    const cells: Record<string, KeptCell> = {}
    for (const { at } of columns) {
      const cell = keptCell(row, at, over)
      if (cell !== null) cells[at] = cell
    }
    if (Object.values(cells).some((cell) => (typeof cell === 'string' ? cell : cell.t) !== '')) found.rows.push({ row: row.number + 1, cells })
  }
  return found
}

/** A merge said to reach over a million rows costs no more than one over those there can be. */
const LONGEST_MERGE = 50_000
/** @source Excel counts from the last day of 1899 and believes in a 29 February 1900 */
const DAY_ZERO = dayNumber('1899-12-30')
const LAST_DAY = 109_574

function keptCell(row: SheetRow, column: number, over: readonly Merge[]): KeptCell | null {
  const merge = over.find(({ left, right }) => column >= left && column <= right)
  const words = (row.cells.get(column) ?? '').replace(/\r\n?/g, '\n').trim()
  if (words === '' && !merge) return null
  const serial = row.days.get(column)
  const day = serial !== undefined && serial > 60 && serial < LAST_DAY ? dayFromNumber(DAY_ZERO + Math.floor(serial)) : undefined
  if (!merge && day === undefined && !row.formulas.has(column)) return words
  return { t: words, ...(row.formulas.has(column) ? { f: true as const } : {}), ...(merge ? { m: reach(merge) } : {}), ...(day === undefined ? {} : { d: day }) }
}

function reach({ top, bottom, left, right }: Merge): string {
  return bottom > top ? `${top + 1}–${bottom + 1}` : `${letter(left)}–${letter(right)}`
}

export function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26)
}
