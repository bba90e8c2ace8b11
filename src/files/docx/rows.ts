import { TableText } from '../table-text.ts'
import type { TableCell } from '../table-text.ts'

type OpenCell = { lines: string[]; columns: number; continues: boolean; joins: boolean }

/** The table being read: Word gives a row as cells that say how many columns they take and whether they go on from above. */
export class TableRows {
  private readonly table: TableText
  private cells: TableCell[] = []
  private cell: OpenCell | null = null
  private deleted = false
  private after = 0

  constructor(write: (line: string) => void) {
    this.table = new TableText(write)
  }

  beginRow(): void {
    this.cells = []
    this.deleted = false
    this.after = 0
  }

  /** What the properties of a row or cell say; names of the elements as in ECMA-376 part 1, 17.4. */
  property(element: string, value: string | undefined): void {
    const number = Math.max(0, Math.min(Number(value) || 0, 100))
    if (element === 'del') this.deleted = true
    else if (element === 'gridBefore' && number > 0) this.cells.push({ lines: [], columns: number, continues: false })
    else if (element === 'gridAfter') this.after = number
    else if (!this.cell) return
    else if (element === 'gridSpan') this.cell.columns = Math.max(1, number)
    else if (element === 'vMerge') this.cell.continues = value !== 'restart'
    else if (element === 'hMerge') this.cell.joins = value !== 'restart'
  }

  beginCell(): void {
    this.cell = { lines: [], columns: 1, continues: false, joins: false }
  }

  /** Takes a line of the cell that is open; false between cells, where only a broken file has words. */
  line(line: string): boolean {
    this.cell?.lines.push(line)
    return this.cell !== null
  }

  endCell(): void {
    const { cell } = this
    this.cell = null
    if (!cell) return
    const before = this.cells.at(-1)
    if (cell.joins && before) this.cells[this.cells.length - 1] = { ...before, lines: [...before.lines, ...cell.lines], columns: before.columns + cell.columns }
    else this.cells.push({ lines: cell.continues ? [] : cell.lines, columns: cell.columns, continues: cell.continues })
  }

  /** @returns the words of a row that was deleted */
  endRow(): string[] {
    const { cells } = this
    this.cells = []
    if (this.deleted) return cells.flatMap(({ lines }) => lines)
    this.table.row(this.after > 0 ? [...cells, { lines: [], columns: this.after, continues: false }] : cells)
    return []
  }
}
