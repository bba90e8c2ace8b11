import { daysBetween, type Day } from '../../kernel/time/day.ts'

/** What stands in a cell: words, a number, or a day; null leaves it empty. Words are never a formula, whatever they begin with. */
export type SheetCell = string | { number: number } | { day: Day } | null

/** How a cell is set; the number is the place of its format in `styles.ts`. */
export const STYLE = { plain: 0, title: 1, noteLeft: 2, noteRight: 3, head: 4, words: 5, centred: 6, day: 7, number: 8, wordsKept: 9, centredKept: 10, hidden: 11 } as const
export type Style = (typeof STYLE)[keyof typeof STYLE]

/** Spreadsheets take words that begin so for a formula when someone edits the cell. */
const LIKE_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** @source Excel counts days from 1900 and believes in a 29 February of that year; days before March 1900 stay words. */
const FIRST_SAFE_DAY = '1900-03-01'
const DAY_ZERO = '1899-12-30'

/**
 * One cell as XML.
 *
 * @param reference where it stands: `AB12`
 * @param centred short entries stand in the middle of their column, others left
 */
export function cellXml(reference: string, cell: SheetCell, centred: boolean): string {
  if (cell !== null && typeof cell === 'object' && 'number' in cell) return `<c r="${reference}" s="${STYLE.number}"><v>${cell.number}</v></c>`
  if (cell !== null && typeof cell === 'object' && cell.day >= FIRST_SAFE_DAY) return `<c r="${reference}" s="${STYLE.day}"><v>${daysBetween(DAY_ZERO, cell.day)}</v></c>`
  const words = cell === null ? '' : typeof cell === 'object' ? cell.day : cell
  if (words === '') return `<c r="${reference}" s="${centred ? STYLE.centred : STYLE.words}"/>`
  if (LIKE_A_FORMULA.test(words)) return wordsXml(reference, words, centred ? STYLE.centredKept : STYLE.wordsKept)
  return wordsXml(reference, words, centred ? STYLE.centred : STYLE.words)
}

/** Words in a cell, set in a style of their own. */
export function wordsXml(reference: string, words: string, style: Style): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(words)}</t></is></c>`
}

/** 0 → A, 27 → AB. */
export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as they stand in XML; characters that no XML may hold are left out. */
export function escaped(words: string): string {
  return words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n').replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one)
}
