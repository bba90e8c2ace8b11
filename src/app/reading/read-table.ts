import { readTable as sheetsOf } from '../../files/index.ts'
import type { NamedSheet } from '../../files/table.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { headOf, type Head } from '../exchange/import/head.ts'
import { rowsBelow } from '../exchange/import/table-rows.ts'
import type { Note, ReadingProgress, TableRead, TableTask } from './thread-words.ts'

/** Larger tables are divided by their owners: nobody looks through more rows before deciding. */
export const MOST_ROWS = 50_000
/** A ledger has sixty columns at most; more than this is a drawing made of cells. */
export const MOST_COLUMNS = 500
/** Rows kept in one statement. */
const PART = 500
const MOST_ASIDES = 50

/**
 * Finds the table in a workbook: of the sheets that are shown the one whose head has the most known names.
 *
 * @throws FileRefusal, DeliveryError `import_without_head`, `import_too_many_rows`, `import_too_many_columns`
 */
export async function readTable({ name, bytes, known }: TableTask, onProgress: (progress: ReadingProgress) => void): Promise<TableRead> {
  onProgress({ state: 'extracting', done: 0, total: 0, unit: 'sheet' })
  const sheets = await sheetsOf(bytes, name, (done, total) => onProgress({ state: 'extracting', done, total, unit: 'sheet' }))
  const names = new Set(known)
  const heads = sheets.filter(({ hidden }) => !hidden).flatMap((sheet) => {
    const head = headOf(sheet, names)
    return head ? [{ sheet, head }] : []
  })
  const best = heads.reduce<(typeof heads)[number] | null>((found, one) => (found === null || one.head.known > found.head.known ? one : found), null)
  if (!best) throw new DeliveryError('import_without_head', { name })
  const { sheet, head } = best
  if (head.columns.length > MOST_COLUMNS) throw new DeliveryError('import_too_many_columns', { name, columns: head.columns.length, limit: MOST_COLUMNS })
  const { rows, asides } = rowsBelow(sheet, head)
  if (rows.length > MOST_ROWS) throw new DeliveryError('import_too_many_rows', { name, rows: rows.length, limit: MOST_ROWS })
  const parts = Array.from({ length: Math.ceil(rows.length / PART) }, (_, at) => JSON.stringify(rows.slice(at * PART, (at + 1) * PART)))
  return { sheet: sheet.name, title: head.title, headRow: head.first + 1, columns: head.columns, rows: rows.length, parts, asides: asides.slice(0, MOST_ASIDES), notes: notesOf(sheets, sheet, head) }
}

/** What of the workbook was not taken, and what was taken although it is not shown. */
function notesOf(sheets: readonly NamedSheet[], { name, rows }: NamedSheet, { last }: Head): Note[] {
  const others = sheets.filter((one) => one.name !== name && one.rows.length > 0)
  const hidden = rows.filter((row) => row.hidden && row.number > last).length
  return [
    ...(others.length > 0 ? [{ zh: `只读了工作表“${name}”，另有 ${others.length} 张表没有读：${others.map((one) => one.name).join('、')}。`, en: `Only the sheet “${name}” was read; ${others.length} others were not: ${others.map((one) => one.name).join(', ')}.` }] : []),
    ...(hidden > 0 ? [{ zh: `隐藏的 ${hidden} 行也读入了。`, en: `${hidden} hidden rows were read as well.` }] : []),
  ]
}
