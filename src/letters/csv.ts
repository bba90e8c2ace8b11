import type { SheetCell } from './xlsx/index.ts'

/** What a spreadsheet takes for a formula when it opens a .csv, the wide forms of Chinese keyboards too; a number that is one, with its sign, is none. */
const LIKE_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const A_NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/
const MARK = '\ufeff'

export const CSV_TYPE = 'text/csv; charset=utf-8'

/**
 * A table as .csv: UTF-8 with its mark, without which office programs read Chinese wrongly; words that a spreadsheet would take for a
 * formula stand behind an apostrophe, which reading it here again takes away.
 */
export function csvOf(rows: readonly (readonly SheetCell[])[]): Uint8Array {
  return new TextEncoder().encode(MARK + rows.map((cells) => `${cells.map(fieldOf).join(',')}\r\n`).join(''))
}

function fieldOf(cell: SheetCell): string {
  const words = cell === null ? '' : typeof cell === 'string' ? cell : 'day' in cell ? cell.day : String(cell.number)
  const safe = LIKE_A_FORMULA.test(words) && !A_NUMBER.test(words) ? `'${words}` : words
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
