import { isOn, walkXml } from '../xml.ts'
import type { Attributes } from '../xml.ts'
import type { Workbook } from './workbook.ts'

/** Rows and columns count from 0, ends are inclusive. */
export type Merge = { top: number; left: number; bottom: number; right: number }
export type SheetRow = {
  number: number
  hidden: boolean
  /** words as shown, by column */
  cells: Map<number, string>
  /** columns whose words a formula came to when the file was saved */
  formulas: Set<number>
  /** numbers as kept, by column, for cells that show a day */
  days: Map<number, number>
}
export type Sheet = {
  rows: SheetRow[]
  merges: Merge[]
  hiddenColumns: readonly [from: number, to: number][]
  /** What is printed above and below every page, without its codes. */
  margins: string[]
}

/**
 * The cells of a sheet with their words as shown.
 *
 * @param counted told of each cell's length, so that what is too long is refused while it is read
 */
export function sheetOf(part: Uint8Array, { strings, display, isDay, dayCount }: Workbook, counted: (characters: number) => void): Sheet {
  const sheet: Sheet & { hiddenColumns: [number, number][] } = { rows: [], merges: [], hiddenColumns: [], margins: [] }
  let row: SheetRow | null = null
  let cell: { column: number; type: string; style: number; value: string; formula: boolean } | null = null
  let at = -1
  let column = -1
  let taking = false
  let aside = 0
  let margin: string | null = null

  const openCell = (attributes: Attributes): void => {
    column = columnIn(attributes.r) ?? column + 1
    cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: false }
  }
  const openRow = (attributes: Attributes): void => {
    at = attributes.r ? Number(attributes.r) - 1 : at + 1
    row = { number: at, hidden: attributes.hidden !== undefined && isOn(attributes.hidden), cells: new Map(), formulas: new Set(), days: new Map() }
    column = -1
  }
  walkXml(part, {
    open: (element, attributes) => {
      if (element === 'row') openRow(attributes)
      else if (element === 'c') openCell(attributes)
      else if (element === 'rPh') aside += 1
      else if (element === 'f' && cell) cell.formula = true
      else if (element === 'mergeCell') sheet.merges.push(...mergesIn(attributes.ref))
      else if (element === 'col' && attributes.hidden !== undefined && isOn(attributes.hidden)) sheet.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1])
      else if (/^(?:odd|even|first)(?:Header|Footer)$/.test(element)) margin = ''
      taking = aside === 0 && (element === 'v' || element === 't')
    },
    text: (words) => {
      if (margin !== null) margin += words
      else if (taking && cell) cell.value += words
    },
    close: (element) => {
      taking = false
      if (element === 'rPh') aside -= 1
      if (margin !== null && /(?:Header|Footer)$/.test(element)) {
        sheet.margins.push(...marginLines(margin))
        margin = null
      }
      if (element === 'row' && row && row.cells.size > 0) sheet.rows.push(row)
      if (element !== 'c' || !cell || !row) return
      const words = wordsOf(cell.type, cell.value, cell.style, strings, display)
      if (words.trim() !== '') {
        counted(words.length + 1)
        row.cells.set(cell.column, words)
        if (cell.formula) row.formulas.add(cell.column)
        if (cell.type === 'n' && isDay(cell.style)) row.days.set(cell.column, dayCount(Number(cell.value)))
      }
      cell = null
    },
  })
  return sheet
}

/** A formula's words are those it came to when the file was saved. */
function wordsOf(type: string, value: string, style: number, strings: Workbook['strings'], display: Workbook['display']): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return type === 'n' ? display(value, style) : value
}

/** `AB12` → 27; undefined without a reference. */
function columnIn(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function mergesIn(reference: string | undefined): Merge[] {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference ?? '')
  if (!found) return []
  const [, from, top, to, bottom] = found
  return [{ top: Number(top) - 1, left: columnIn(from) ?? 0, bottom: Number(bottom) - 1, right: columnIn(to) ?? 0 }]
}

/** `&L机密★&R第&P页` → 机密★, 第页: the parts of a page margin stand apart. */
function marginLines(words: string): string[] {
  return words.split(/&[LCR]/).map((part) => part.replace(/&(?:"[^"]{0,80}"|K[0-9A-F]{6}|\d{1,3}|[A-Z&])/gi, ''))
}
