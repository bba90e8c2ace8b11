import { columnKind, fitOf, holdsUnits } from './columns.ts'
import type { Cell, Line, Lines } from './lines.ts'
import { startsAnew } from '../documents/markers.ts'
import type { LineTable } from './tables.ts'
import type { FieldKind } from '../units/words.ts'

const MOST_COLUMNS = 12
/** Lines that one row may take: cells of several lines among them. */
const LONGEST_ROW = 48
const NUMBER = /^(\d{1,3})[.、．]?$/
/** What it costs to leave a cell of a row empty. */
const EMPTY_CELL = 1.5
/** And to end a cell with a mark after which a list goes on. */
const TORN_CELL = 4
const GOES_ON = /[、，,（(]$/

/**
 * A table whose cells stand one under the other, as they do when a page's table was copied as text: the header first, 序号, 任务, 牵头单位, …,
 * then 1, …, 2, …. A cell may go on over several lines or be missing; then its words say which column they belong to.
 */
export function cellLineTable(lines: Lines, at: number): LineTable | null {
  const first = lines.at(at)?.tight ?? ''
  if (!(isShort(lines.at(at)) && isShort(lines.at(at + 1)) && isShort(lines.at(at + 2))) || columnKind(first) === null) return null
  if (columnKind(first) === 'number' && !numberedBelow(lines, at)) return null
  const kinds = headerFrom(lines, at)
  if (kinds.length < 3 || !kinds.some(holdsUnits)) return null
  const header = cellsFrom(lines, at, kinds.length)
  const body = kinds[0] === 'number' ? numberedRows(lines, at + kinds.length, kinds) : plainRows(lines, at + kinds.length, kinds)
  return body.rows.length > 0 ? { rows: [header, ...body.rows], next: body.next } : null
}

/** Whether a line can be a header; a table has three columns at least. */
function isShort(line: Line | undefined): boolean {
  return line !== undefined && line.tight.length <= 14 && line.cells === null
}

/** Whether a row can begin under a header at `at`: looked at before every header word is. */
function numberedBelow(lines: Lines, at: number): boolean {
  for (let ahead = 3; ahead <= MOST_COLUMNS; ahead += 1) if (NUMBER.test(lines.at(at + ahead)?.tight ?? '')) return true
  return false
}

function headerFrom(lines: Lines, at: number): FieldKind[] {
  const kinds: FieldKind[] = []
  while (kinds.length < MOST_COLUMNS) {
    const line = lines.at(at + kinds.length)
    if (!line || line.cells || NUMBER.test(line.tight)) break
    const kind = columnKind(line.tight)
    // Under 序号 a table has columns of any name; without it every header must be known.
    if (kind === null && !(kinds[0] === 'number' && line.tight.length <= 12)) break
    kinds.push(kind ?? 'other')
  }
  return kinds
}

function numberedRows(lines: Lines, from: number, kinds: readonly FieldKind[]): LineTable {
  const rows: Cell[][] = []
  let next = from
  for (let number = Number(NUMBER.exec(lines.at(from)?.tight ?? '')?.[1] ?? 0); number > 0; number += 1) {
    if (Number(NUMBER.exec(lines.at(next)?.tight ?? '')?.[1]) !== number) break
    const end = rowEnd(lines, next, number, kinds)
    if (end === null) break
    rows.push([...cellsFrom(lines, next, 1), ...cellsOf(lines, next + 1, end, kinds.slice(1))])
    next = end
  }
  return { rows, next }
}

/** One past the last line of the row `number`: where the next number stands, else as many lines as there are columns. */
function rowEnd(lines: Lines, from: number, number: number, kinds: readonly FieldKind[]): number | null {
  const whole = from + kinds.length
  if (Number(NUMBER.exec(lines.at(whole)?.tight ?? '')?.[1]) === number + 1) return whole
  for (let at = from + 1; at < Math.min(from + LONGEST_ROW, lines.length); at += 1) {
    const tight = lines.at(at)?.tight ?? ''
    if (lines.at(at)?.cells) break
    if (Number(NUMBER.exec(tight)?.[1]) === number + 1 && at - from >= 3) return at
  }
  return whole <= lines.length ? lastRowEnd(lines, whole, kinds) : null
}

/** The last row goes on until a line fits the last column. */
function lastRowEnd(lines: Lines, whole: number, kinds: readonly FieldKind[]): number {
  const kind = kinds.at(-1) ?? 'other'
  for (let end = whole; end < Math.min(whole + kinds.length, lines.length + 1); end += 1) {
    if (lines.at(end - 1)?.cells || startsAnew(lines.at(end - 1)?.tight ?? '')) break
    if (fitOf(kind, lines.at(end - 1)?.tight ?? '') >= 0) return end
  }
  return whole
}

/** Rows without numbers: as long as the header, as long as what stands under units is units. */
function plainRows(lines: Lines, from: number, kinds: readonly FieldKind[]): LineTable {
  const rows: Cell[][] = []
  let next = from
  while (next + kinds.length <= lines.length) {
    const cells = cellsFrom(lines, next, kinds.length)
    if (!kinds.every((kind, column) => fitOf(kind, cells[column]?.tight ?? '') >= 0)) break
    rows.push(cells)
    next += kinds.length
  }
  return { rows, next }
}

function cellsFrom(lines: Lines, from: number, count: number): Cell[] {
  return lines.between(from, from + count).map(({ start, end, tight }) => ({ start, end, tight }))
}

/** Divides the lines of a row among its columns, in order, so that every column gets what fits it best. */
function cellsOf(lines: Lines, from: number, to: number, kinds: readonly FieldKind[]): Cell[] {
  const count = to - from
  if (count === kinds.length) return cellsFrom(lines, from, count)
  const columns = columnOfEach(lines.between(from, to).map(({ tight }) => tight), kinds)
  return kinds.map((_, column) => {
    const own = lines.between(from, to).filter((__, line) => columns[line] === column)
    const [first, last] = [own[0], own.at(-1)]
    const place = lines.at(from)?.start ?? 0
    return first && last ? { start: first.start, end: last.end, tight: own.map(({ tight }) => tight).join('') } : { start: place, end: place, tight: '' }
  })
}

/** For each line its column: the rising choice with the highest sum of fits. */
function columnOfEach(words: readonly string[], kinds: readonly FieldKind[]): number[] {
  let scores = kinds.map((_, column) => (column === 0 ? 0 : -EMPTY_CELL * column))
  const from: number[][] = []
  words.forEach((word, line) => {
    const came: number[] = []
    const before = scores
    scores = kinds.map((kind, column) => {
      let best = line === 0 ? (before[column] ?? 0) : -Infinity
      let source = column
      for (let left = 0; line > 0 && left <= column; left += 1) {
        const torn = left < column && GOES_ON.test(words[line - 1] ?? '') ? TORN_CELL : 0
        const score = (before[left] ?? 0) - EMPTY_CELL * Math.max(0, column - left - 1) - torn
        // Of two equal ways the one that leaves a later cell empty: a lead without helpers is commoner than helpers without a lead.
        if (score > best) [best, source] = [score, left]
      }
      came.push(source)
      return best + fitOf(kind, word)
    })
    from.push(came)
  })
  const ends = scores.map((score, column) => score - EMPTY_CELL * (kinds.length - 1 - column))
  let column = ends.indexOf(Math.max(...ends))
  const columns: number[] = []
  for (let line = words.length - 1; line >= 0; line -= 1) {
    columns[line] = column
    column = from[line]?.[column] ?? column
  }
  return columns
}
