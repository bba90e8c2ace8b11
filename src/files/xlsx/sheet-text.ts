import { MOST_CHARACTERS } from '../limits.ts'
import { FileRefusal } from '../refusal.ts'
import { TableText } from '../table-text.ts'
import type { TableCell } from '../table-text.ts'
import type { Merge, Sheet, SheetRow } from './sheet.ts'

/** @source ECMA-376: columns A to XFD */
const LAST_COLUMN = 16_383

/** Columns looked at for merges: five thousand merges in a sheet of thirty columns are a hundredth of it. */
const MOST_COVERED = 4 * MOST_CHARACTERS

/** What a sheet hides: rows and columns that hold words, and the words. */
export type HiddenParts = { rows: number; columns: number; words: string[] }

/**
 * Writes the rows a sheet shows, as `TableText` writes rows. Columns that hold nothing in any row are no columns.
 *
 * @returns what is hidden and was left out
 * @throws FileRefusal `text_too_long`
 */
export function writeSheet({ rows, merges, hiddenColumns }: Sheet, write: (line: string) => void): HiddenParts {
  const unseen = new Set<number>()
  const used = new Set<number>()
  const hidden: HiddenParts = { rows: 0, columns: 0, words: [] }
  const hides = columnsIn(hiddenColumns)
  for (const row of rows) {
    if (row.hidden) hidden.rows += 1
    for (const [column, words] of row.cells) {
      if (row.hidden || hides.has(column)) hidden.words.push(words)
      else used.add(column)
      if (!row.hidden && hides.has(column)) unseen.add(column)
    }
  }
  hidden.columns = unseen.size
  const columns = [...used].sort((a, b) => a - b)
  // Every row has every column: a sheet painted cell by cell along its diagonal would come to millions of empty ones.
  if (columns.length * rows.length > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
  const table = new TableText(write)
  const merged = new MergeFinder(merges, columns, new Map(rows.map((row) => [row.number, row])))
  for (const row of rows) if (!row.hidden) table.row(cellsOf(row, columns, merged))
  return hidden
}

function columnsIn(ranges: Sheet['hiddenColumns']): Set<number> {
  const columns = new Set<number>()
  for (const [from, to] of ranges) for (let column = from; column <= Math.min(to, LAST_COLUMN); column += 1) columns.add(column)
  return columns
}

function cellsOf(row: SheetRow, columns: readonly number[], merged: MergeFinder): TableCell[] {
  merged.turnTo(row.number)
  const cells: TableCell[] = []
  let last: Merge | undefined
  for (const column of columns) {
    const merge = merged.at(column)
    const before = cells.at(-1)
    if (merge && merge === last && before) before.columns += 1
    else if (merge) cells.push({ columns: 1, ...merged.taken(merge) })
    else cells.push({ lines: linesIn(row.cells.get(column)), columns: 1, continues: false })
    last = merge
  }
  return cells
}

function linesIn(words: string | undefined): string[] {
  return words === undefined ? [] : words.split(/[\r\n]+/).map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '')
}

/** The merge a cell lies in. Rows are turned to in their order. */
class MergeFinder {
  private readonly coming: Merge[]
  private readonly columns: readonly number[]
  private readonly rows: ReadonlyMap<number, SheetRow>
  private readonly over = new Map<number, Merge>()
  private readonly begun = new Set<Merge>()
  private row = -1
  private covered = 0

  constructor(merges: readonly Merge[], columns: readonly number[], rows: ReadonlyMap<number, SheetRow>) {
    this.coming = [...merges].sort((a, b) => b.top - a.top)
    this.columns = columns
    this.rows = rows
  }

  turnTo(row: number): void {
    this.row = row
    for (let next = this.coming.at(-1); next && next.top <= row; next = this.coming.at(-1)) {
      this.coming.pop()
      if (next.bottom < row) continue
      for (const column of this.columns) if (column >= next.left && column <= next.right) this.over.set(column, next)
      // Merges do not overlap, so together they cover no more than there is.
      this.covered += this.columns.length
      if (this.covered > MOST_COVERED) throw new FileRefusal('damaged', { reason: 'merges' })
    }
  }

  at(column: number): Merge | undefined {
    const merge = this.over.get(column)
    return merge && merge.bottom >= this.row ? merge : undefined
  }

  /** What stands in a merge: its words in the first row that is shown, which is not its own first row when that is hidden. */
  taken(merge: Merge): { lines: string[]; continues: boolean } {
    if (this.begun.has(merge)) return { lines: [], continues: true }
    this.begun.add(merge)
    return { lines: linesIn(this.rows.get(merge.top)?.cells.get(merge.left)), continues: false }
  }
}
