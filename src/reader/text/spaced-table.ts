import { columnKind, fitOf, holdsUnits } from './columns.ts'
import { isBlank, tighten } from './lines.ts'
import type { Cell, Line, Lines } from './lines.ts'
import type { LineTable } from './tables.ts'
import type { FieldKind } from '../units/words.ts'

const MOST_COLUMNS = 12
const NUMBER = /^\d{1,3}$/

type Part = Cell & { x: number }

/**
 * A table whose columns are parted by blanks, as tools for PDF files print them: a header of known words, then rows with as many parts, or
 * lines that go on with the cells above them, which they stand under.
 */
export function spacedTable(text: string, lines: Lines, at: number): LineTable | null {
  const header = headerAt(text, lines.at(at))
  if (!header) return null
  const { kinds, parts } = header
  const rows: Cell[][] = []
  let next = at + 1
  for (; next < lines.length; next += 1) {
    const line = lines.at(next)
    if (!line || line.cells) break
    const row = rowAt(text, line, kinds)
    if (row) rows.push(row)
    else if (rows.length === 0 || !goOn(text, line, parts, rows)) break
  }
  return rows.length > 0 ? { rows: [parts, ...rows], next } : null
}

function headerAt(text: string, line: Line | undefined): { kinds: FieldKind[]; parts: Part[] } | null {
  if (!line || line.tight.length === line.end - line.start || line.tight.length > 80 || !/[单部]|牵头|责任|领导/.test(line.tight)) return null
  const parts = partsOf(text, line, 1)
  if (parts.length < 3 || parts.length > MOST_COLUMNS) return null
  const kinds = parts.map(({ tight }) => columnKind(tight))
  const known = kinds.filter((kind) => kind !== null)
  return known.length === kinds.length && known.some(holdsUnits) && known.includes('task') ? { kinds: known, parts } : null
}

/** The row that `line` is: with a part for every column, each fitting its own. */
function rowAt(text: string, line: Line, kinds: readonly FieldKind[]): Cell[] | null {
  for (const blanks of [2, 1]) {
    const parts = partsOf(text, line, blanks)
    if (parts.length === kinds.length && kinds.every((kind, column) => fitOf(kind, parts[column]?.tight ?? '') >= 0)) return parts
  }
  return null
}

/** Adds the parts of a line to the cells above them; a line with a part under no column ends the table. */
function goOn(text: string, line: Line, header: readonly Part[], rows: readonly Cell[][]): boolean {
  const parts = partsOf(text, line, 2)
  const row = rows.at(-1)
  if (!row || line.gap || line.indent < 1 || parts.length >= header.length || parts.some(({ tight }) => NUMBER.test(tight))) return false
  const columns = parts.map((part) => columnUnder(part, header))
  if (columns.some((column, index) => index > 0 && column <= (columns[index - 1] ?? -1))) return false
  parts.forEach((part, index) => {
    const cell = row[columns[index] ?? 0]
    if (cell) (cell.more ??= []).push(part)
  })
  return true
}

/** The last column whose header does not begin right of the part. */
function columnUnder(part: Part, header: readonly Part[]): number {
  let column = 0
  header.forEach(({ x }, index) => {
    if (x <= part.x + 4) column = index
  })
  return column
}

/** The parts of a line between runs of at least `blanks` blanks; a full-width blank counts for two. */
function partsOf(text: string, line: Line, blanks: number): Part[] {
  const parts: Part[] = []
  let from = line.start
  let run = 0
  let x = line.indent
  let partX = x
  for (let at = line.start; at <= line.end; at += 1) {
    const code = at < line.end ? text.charCodeAt(at) : 0x3000
    const width = code > 0xff && code !== 0xa0 ? 1 : 0.5
    if (at < line.end && !isBlank(code)) {
      if (run >= blanks) {
        parts.push(partAt(text, from, at - 1, partX))
        from = at
        partX = x
      }
      run = 0
    } else run += code === 0x3000 ? 2 : 1
    x += width
  }
  parts.push(partAt(text, from, line.end - 1, partX))
  return parts
}

function partAt(text: string, from: number, last: number, x: number): Part {
  let end = last + 1
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1
  return { start: from, end, tight: tighten(text, from, end), x }
}
