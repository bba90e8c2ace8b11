import { cellXml, escaped, letters, STYLE, wordsXml, type SheetCell } from './cell.ts'

export type SheetColumn = {
  head: string
  /** stands above its neighbours of the same group in a first head row */
  group: string | null
  /** in characters of the body */
  width: number
  centred: boolean
  /** for programs only: behind the others, not shown, not printed */
  hidden: boolean
}

/** A ledger as offices exchange it: what stands on paper, but for its rows. */
export type LedgerSheet = {
  /** the sheet's name; what a workbook does not allow in it is left out */
  name: string
  /** across all columns: 台账名称（截至日期） */
  title: string
  noteLeft: string
  noteRight: string
  /** printed above every page: 演示数据 */
  mark: string | null
  /** how many of the first columns are repeated where a sheet is printed on several pages across */
  repeated: number
  columns: readonly SheetColumn[]
  /** for a program to read: the head stands in the first row, no title and no notes above it */
  bare?: boolean
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** More than this on one page across and nobody can read it: at 230 characters a body of 10 points comes to about 6. */
const CHARACTERS_ACROSS = 230
/** @source Excel's limit */
const LONGEST_NAME = 31

/** Rows above the body: title, notes, one head row or two. */
export function headRows(sheet: Pick<LedgerSheet, 'columns' | 'bare'>): number {
  return firstHead(sheet) + (isGrouped(sheet) ? 1 : 0)
}

function firstHead({ bare }: Pick<LedgerSheet, 'bare'>): number {
  return bare ? 1 : 3
}

function isGrouped({ columns }: Pick<LedgerSheet, 'columns'>): boolean {
  return columns.some(({ group }) => group !== null)
}

export function sheetName({ name }: Pick<LedgerSheet, 'name'>): string {
  return [...name.replace(/[\\/?*[\]:']/g, '')].slice(0, LONGEST_NAME).join('') || '台账'
}

/** The sheet down to where its rows begin, its title, notes and head included. */
export function sheetBegin(sheet: LedgerSheet): string {
  const { columns } = sheet
  const above = headRows(sheet)
  const cols = columns.map(({ width, hidden }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`)
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${sheet.repeated}" ySplit="${above}" topLeftCell="${letters(sheet.repeated)}${above + 1}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="18"/><cols>${cols.join('')}</cols><sheetData>`,
    ...(sheet.bare ? [] : [row(1, 36, [wordsXml('A1', sheet.title, STYLE.title)]), row(2, 22, [wordsXml('A2', sheet.noteLeft, STYLE.noteLeft), wordsXml(`${letters(noteSplit(sheet))}2`, sheet.noteRight, STYLE.noteRight)])]),
    ...headXml(sheet),
  ].join('')
}

/** One row of the body. @param number its row in the sheet, from 1 */
export function rowXml({ columns }: Pick<LedgerSheet, 'columns'>, number: number, cells: readonly SheetCell[]): string {
  const xml = columns.map(({ centred, hidden }, at) => {
    const reference = `${letters(at)}${number}`
    const cell = cells[at] ?? null
    return hidden ? wordsXml(reference, typeof cell === 'string' ? cell : '', STYLE.hidden) : cellXml(reference, cell, centred)
  })
  // Without a height programs other than Excel show one line of each cell; it is not `customHeight`, so that it goes with what is edited.
  return `<row r="${number}" ht="${heightOf(columns, cells)}">${xml.join('')}</row>`
}

const POINTS_A_LINE = 13.5
const POINTS_AROUND = 6
/** @source Excel's limit */
const HIGHEST = 409

/** As high as the cell with the most lines needs, in points; a Chinese character is two wide. */
function heightOf(columns: readonly SheetColumn[], cells: readonly SheetCell[]): number {
  let lines = 1
  for (const [at, { width, hidden }] of columns.entries()) {
    const cell = cells[at]
    if (hidden || typeof cell !== 'string' || cell.length < 3) continue
    lines = Math.max(lines, cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0))
  }
  return Math.min(HIGHEST, lines * POINTS_A_LINE + POINTS_AROUND)
}

function widthOf(line: string): number {
  let width = 0
  for (let at = 0; at < line.length; at += 1) width += line.charCodeAt(at) > 0xff ? 2 : 1
  return width
}

/** The sheet behind its rows: what is merged, and how it is printed. */
export function sheetEnd(sheet: LedgerSheet): string {
  const merged = merges(sheet)
  return [
    `</sheetData>${merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.map((one) => `<mergeCell ref="${one}"/>`).join('')}</mergeCells>`}`,
    '<printOptions horizontalCentered="1"/><pageMargins left="0.39" right="0.39" top="0.59" bottom="0.59" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/>`,
    `<headerFooter>${sheet.mark === null ? '' : `<oddHeader>${escaped(`&L${sheet.mark.replaceAll('&', '&&')}`)}</oddHeader>`}<oddFooter>${escaped('&C第 &P 页，共 &N 页')}</oddFooter></headerFooter></worksheet>`,
  ].join('')
}

/** The names by which programs know what is printed and which rows and columns stand on every page. @param last the last row */
export function printNames(sheet: LedgerSheet, last: number): string {
  const name = `'${sheetName(sheet)}'!`
  const area = `${name}$A$1:$${letters(lastShown(sheet))}$${last}`
  const rows = `${name}$${firstHead(sheet)}:$${headRows(sheet)}`
  const columns = pagesAcross(sheet) > 1 ? `${name}$A:$${letters(sheet.repeated - 1)},` : ''
  return `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${escaped(area)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${escaped(columns + rows)}</definedName></definedNames>`
}

function row(number: number, points: number, cells: readonly string[]): string {
  return `<row r="${number}" ht="${points}" customHeight="1">${cells.join('')}</row>`
}

function headXml(sheet: LedgerSheet): string[] {
  const { columns } = sheet
  const cell = (at: number, number: number, words: string) => (columns[at]?.hidden ? wordsXml(`${letters(at)}${number}`, words, STYLE.hidden) : wordsXml(`${letters(at)}${number}`, words, STYLE.head))
  const first = firstHead(sheet)
  if (!isGrouped(sheet)) return [row(first, 34, columns.map(({ head }, at) => cell(at, first, head)))]
  const top = columns.map(({ head, group }, at) => cell(at, first, group === null ? head : group === columns[at - 1]?.group ? '' : group))
  const below = columns.map(({ head, group }, at) => cell(at, first + 1, group === null ? '' : head))
  return [row(first, 20, top), row(first + 1, 34, below)]
}

function merges(sheet: LedgerSheet): string[] {
  const { columns } = sheet
  const last = lastOfTitle(sheet)
  const split = noteSplit(sheet)
  const notes = [[0, split - 1], [split, last]].flatMap(([from = 0, to = 0]) => (to > from ? [`${letters(from)}2:${letters(to)}2`] : []))
  const title = last > 0 ? [`A1:${letters(last)}1`] : []
  const above = sheet.bare ? [] : [...title, ...notes]
  if (!isGrouped(sheet)) return above
  const first = firstHead(sheet)
  const heads = columns.flatMap(({ group }, at) => {
    if (group === null) return [`${letters(at)}${first}:${letters(at)}${first + 1}`]
    if (columns[at - 1]?.group === group) return []
    const end = columns.findIndex((other, place) => place > at && other.group !== group)
    const to = (end < 0 ? columns.length : end) - 1
    return to > at ? [`${letters(at)}${first}:${letters(to)}${first}`] : []
  })
  return [...above, ...heads]
}

function lastShown({ columns }: LedgerSheet): number {
  return columns.findLastIndex(({ hidden }) => !hidden)
}

/** The note on the right takes the last third. */
function noteSplit(sheet: LedgerSheet): number {
  return Math.max(1, Math.ceil((lastOfTitle(sheet) * 2) / 3))
}

/** The title stands over the first page: across several it would be cut in the middle. */
function lastOfTitle(sheet: LedgerSheet): number {
  const pages = pagesAcross(sheet)
  const last = lastShown(sheet)
  if (pages === 1) return last
  const shown = sheet.columns.slice(0, last + 1)
  const sum = (columns: readonly SheetColumn[]) => columns.reduce((total, { width }) => total + width, 0)
  const page = (sum(shown) + (pages - 1) * sum(shown.slice(0, sheet.repeated))) / pages
  const beyond = shown.findIndex((_, at) => sum(shown.slice(0, at + 1)) > page)
  return Math.max(sheet.repeated, (beyond < 0 ? last + 1 : beyond) - 1)
}

function pagesAcross({ columns, repeated }: LedgerSheet): number {
  const shown = columns.filter(({ hidden }) => !hidden).map(({ width }) => width)
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  const whole = sum(shown)
  if (whole <= CHARACTERS_ACROSS) return 1
  const held = sum(shown.slice(0, repeated))
  return Math.ceil((whole - held) / (CHARACTERS_ACROSS - held))
}
