import type { TableCell } from '../table-text.ts'
import type { Grid } from './grid.ts'
import { linesOf, paragraphsOf } from './pieces.ts'
import type { PdfLine, Piece } from './pieces.ts'

/** What a page holds, in the order of reading. `edges`: places of the table's upright lines. */
export type PdfBlock = { kind: 'line'; line: PdfLine } | { kind: 'table'; edges: readonly number[]; rows: TableCell[][] }

/** The words of a page as lines, and as rows where they stand in a ruled table. */
export function blocksOf(pieces: readonly Piece[], grids: readonly Grid[]): PdfBlock[] {
  const blocks: PdfBlock[] = []
  const inside = new Map<Grid, Piece[]>()
  let free: Piece[] = []
  const endLines = (): void => {
    blocks.push(...linesOf(free).map((line): PdfBlock => ({ kind: 'line', line })))
    free = []
  }
  const placeOf = new Map<Grid, number>()
  for (const piece of pieces) {
    const grid = grids.find((one) => contains(one, piece))
    if (!grid) {
      free.push(piece)
      continue
    }
    const known = inside.get(grid)
    if (known) known.push(piece)
    else {
      endLines()
      inside.set(grid, [piece])
      placeOf.set(grid, blocks.push({ kind: 'table', edges: grid.xs, rows: [] }) - 1)
    }
  }
  endLines()
  for (const [grid, own] of inside) blocks[placeOf.get(grid) ?? 0] = { kind: 'table', edges: grid.xs, rows: rowsOf(grid, own) }
  return blocks
}

function middleOf({ x, y, width, size }: Piece): [number, number] {
  return [x + Math.min(width, size) / 2, y - size / 3]
}

function contains({ xs, ys }: Grid, piece: Piece): boolean {
  const [x, y] = middleOf(piece)
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0)
}

/** Cells without a line between them are one cell; its words belong to its first row. */
function rowsOf(grid: Grid, pieces: readonly Piece[]): TableCell[][] {
  const columns = grid.xs.length - 1
  const rows = grid.ys.length - 1
  const first: number[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      first[at] = !grid.lineLeftOf(column, row) ? (first[at - 1] ?? at) : !grid.lineAbove(column, row) ? (first[at - columns] ?? at) : at
    }
  }
  const words = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const [x, y] = middleOf(piece)
    const at = first[placeIn(grid.ys, y) * columns + placeIn(grid.xs, x)] ?? 0
    words.set(at, [...(words.get(at) ?? []), piece])
  }
  return Array.from({ length: rows }, (_, row) => {
    const cells: TableCell[] = []
    for (let column = 0; column < columns; ) {
      let to = column + 1
      while (to < columns && !grid.lineLeftOf(to, row)) to += 1
      const at = first[row * columns + column] ?? 0
      const width = (grid.xs[to] ?? 0) - (grid.xs[column] ?? 0)
      const continues = at < row * columns
      cells.push({ lines: continues ? [] : paragraphsOf(linesOf(words.get(at) ?? []), width), columns: to - column, continues })
      column = to
    }
    return cells
  })
}

function placeIn(edges: readonly number[], place: number): number {
  let at = 0
  while (at < edges.length - 2 && (edges[at + 1] ?? Infinity) <= place) at += 1
  return at
}
