import type { Merge, NamedSheet, SheetRow } from '../../../files/table.ts'
import { plain } from './likeness.ts'

/** A column of a table that was handed in: its place in the sheet, its name and, where one stands above several, the name of their group. */
export type HeadColumn = { at: number; name: string; group: string | null; /** not shown in the file */ hidden: boolean }

/** Where a table's head stands (rows from 0) and what its columns are called. */
export type Head = { first: number; last: number; title: string | null; columns: HeadColumn[]; /** how many of its names are known */ known: number }

/** A head stands at the top, below titles and notes. */
const ROWS_LOOKED_AT = 20
/** One known name may be chance. */
const LEAST_KNOWN = 2
const LEAST_COLUMNS = 3

/**
 * The head of a sheet: the row, or two rows that belong together by what is merged, with the most names that are known; where none is
 * known, the first row that is filled like a head.
 *
 * @param known names of columns, as `plain` writes them
 * @returns null where nothing looks like a head
 */
export function headOf(sheet: NamedSheet, known: ReadonlySet<string>): Head | null {
  const top = sheet.rows.filter(({ number }) => number < (sheet.rows[0]?.number ?? 0) + ROWS_LOOKED_AT)
  const heads = top.flatMap((row) => candidates(sheet, row, known))
  const best = heads.reduce<Head | null>((found, head) => (found === null || head.known > found.known ? head : found), null)
  if (best && best.known >= LEAST_KNOWN) return best
  return heads.find(({ columns }) => columns.length >= LEAST_COLUMNS) ?? null
}

/** A row as a head of its own, and together with the one below where something says that they are one. */
function candidates(sheet: NamedSheet, row: SheetRow, known: ReadonlySet<string>): Head[] {
  const below = sheet.rows.find(({ number }) => number === row.number + 1)
  const single = headAt(sheet, row, null, known)
  return below && belongTogether(sheet, row, below) ? [headAt(sheet, row, below, known), single] : [single]
}

function belongTogether({ merges }: NamedSheet, row: SheetRow, below: SheetRow): boolean {
  const down = merges.some(({ top, bottom }) => top === row.number && bottom === below.number)
  if (down) return true
  // A group's name over cells of the row below, where the others of that row are empty.
  const across = merges.filter(({ top, bottom, left, right }) => top === row.number && bottom === row.number && right > left)
  const covered = (column: number) => across.some(({ left, right }) => column >= left && column <= right)
  return across.length > 0 && row.cells.size > across.length && below.cells.size > 0 && [...below.cells.keys()].every(covered)
}

function headAt(sheet: NamedSheet, row: SheetRow, below: SheetRow | null, known: ReadonlySet<string>): Head {
  const names = new Map<number, { name: string; group: string | null }>()
  for (const [column, words] of row.cells) {
    const merge = mergeAt(sheet.merges, row.number, column)
    for (let at = merge?.left ?? column; at <= (merge?.right ?? column); at += 1) names.set(at, { name: words, group: null })
    // A merge across belongs to what stands below it; without that it is one column after all.
    if (merge && merge.right > merge.left && !below) for (let at = merge.left + 1; at <= merge.right; at += 1) names.delete(at)
  }
  if (below) for (const [column, words] of below.cells) names.set(column, { name: words, group: mergeAt(sheet.merges, row.number, column) ? (names.get(column)?.name ?? null) : null })
  const columns = [...names].sort(([a], [b]) => a - b).map(([at, { name, group }]): HeadColumn => ({ at, name: oneLine(name), group: group === null ? null : oneLine(group), hidden: isHidden(sheet, at) }))
  const title = sheet.rows.find(({ number, cells }) => number < row.number && cells.size > 0)
  return {
    first: row.number,
    last: below?.number ?? row.number,
    title: title ? oneLine([...title.cells.values()][0] ?? '') : null,
    columns,
    known: columns.filter(({ name }) => known.has(plain(name))).length,
  }
}

function mergeAt(merges: readonly Merge[], row: number, column: number): Merge | undefined {
  return merges.find(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right)
}

function isHidden({ hiddenColumns }: NamedSheet, column: number): boolean {
  return hiddenColumns.some(([from, to]) => column >= from && column <= to)
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
