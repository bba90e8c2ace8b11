import { cellLineTable } from './cell-lines.ts'
import type { Cell, Lines } from './lines.ts'
import { spacedTable } from './spaced-table.ts'

/** A table of which nothing was left but lines: its rows, header first, and the line after it. */
export type LineTable = { rows: Cell[][]; next: number }

/** The table that begins with `lines.at(at)`, written with blanks between its columns or one cell a line; null when none does. */
export function tableAt(text: string, lines: Lines, at: number): LineTable | null {
  const line = lines.at(at)
  if (!line || line.cells) return null
  return cellLineTable(lines, at) ?? spacedTable(text, lines, at)
}
