import type { Cell, Line } from './lines.ts'
import { fieldKind } from './words.ts'

/** A table whose cells stand one under the other, as they do when a page's table was copied as text. */
export type CellLineTable = { rows: Cell[][]; next: number }

const MOST_COLUMNS = 12

/**
 * The table that begins at `lines[at]` with its header, one cell a line: 序号, 任务, 牵头单位, … then 1, …, 2, ….
 * A row is taken only when it is as long as the header and its number follows the last.
 */
export function cellLineTable(lines: readonly Line[], at: number): CellLineTable | null {
  if (fieldKind(lines[at]?.tight ?? '') !== 'number') return null
  let columns = 0
  let units = 0
  while (columns < MOST_COLUMNS) {
    const word = lines[at + columns]?.tight
    if (word === undefined || word.length > 12 || /^\d{1,3}$/.test(word)) break
    const kind = fieldKind(word)
    if (kind === 'lead' || kind === 'support' || kind === 'responsible') units += 1
    columns += 1
  }
  if (units === 0 || columns < 3) return null
  const rows = [cellsFrom(lines, at, columns)]
  let next = at + columns
  for (let number = 1; lines[next]?.tight === String(number) && next + columns <= lines.length; number += 1) {
    rows.push(cellsFrom(lines, next, columns))
    next += columns
  }
  return rows.length > 1 ? { rows, next } : null
}

function cellsFrom(lines: readonly Line[], from: number, count: number): Cell[] {
  return lines.slice(from, from + count).map(({ start, end, tight }) => ({ start, end, tight }))
}
