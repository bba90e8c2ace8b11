import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType, type FileChild } from 'docx'

import { room, run } from './lines.ts'
import { typeWidth, widthOf } from './measures.ts'
import type { PaperBlock } from './paper.ts'
import type { PaperStyle } from './style.ts'
import { CELL_SIZES, cellStyle, type CellSize } from './styles.ts'
import { linesOf, plain } from './text.ts'

type TableBlock = Extract<PaperBlock, { kind: 'table' }>
type Way = (typeof AlignmentType)[keyof typeof AlignmentType]
type Rows = readonly (readonly string[])[]

const NOTHING = '（无）'
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?[%％‰]?$/
/** Characters a column is given at least, and more than what stands in it: digits are not half as wide as Han in every font. */
const NARROW = 2
const SLACK = 0.7
/** Twips beside the words of a cell, and above and below them. */
const BESIDE = 60
const ABOVE = 40
/** The greatest size for so many columns: 4号 up to four of them, and so on. */
const AT_MOST = [4, 7, 11]
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const THICK = { style: BorderStyle.SINGLE, size: 12, color: '000000' } as const
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const

/** A table of three rules, as wide as the type area, its head on every page; columns of numbers stand right. */
export function tableOf(block: TableBlock, style: PaperStyle): FileChild[] {
  const columns = Math.max(1, block.head.length, ...block.rows.map((row) => row.length))
  const padded = (row: readonly string[]): string[] => Array.from({ length: columns }, (_, index) => linesOf(row[index] ?? '').join('\n'))
  const head = padded(block.head)
  const rows = block.rows.map(padded)
  const size = sizeFor(columns)
  const widths = columnWidths([head, ...rows], size, typeWidth(style))
  const ways = head.map((_, index) => alignment(rows, index))
  const cell = (text: string, index: number, font: string | undefined, way: Way): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(font === undefined ? {} : { borders: { bottom: THIN } }),
      children: (text === '' ? [''] : text.split('\n')).map((line) => cellLine(line, size, font, way)),
    })
  const title = block.title === null ? [] : [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run(plain(block.title), style.fontHeading)] })]
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, undefined, ways[index] ?? AlignmentType.LEFT)) }))
  const empty = new TableRow({ children: [new TableCell({ columnSpan: columns, children: [cellLine(NOTHING, size, undefined, AlignmentType.CENTER)] })] })
  return [
    ...title,
    new Table({
      width: { size: typeWidth(style), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      margins: { left: BESIDE, right: BESIDE, top: ABOVE, bottom: ABOVE },
      borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
      rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, index) => cell(text, index, style.fontHeading, AlignmentType.CENTER)) }), ...(rows.length === 0 ? [empty] : body)],
    }),
    room(Math.round(style.linePitch / 2)),
  ]
}

function sizeFor(columns: number): CellSize {
  return CELL_SIZES[AT_MOST.filter((most) => columns > most).length] ?? 9
}

function cellLine(text: string, size: CellSize, font: string | undefined, alignment: Way): Paragraph {
  return new Paragraph({ style: cellStyle(size), ...(alignment === AlignmentType.LEFT ? {} : { alignment }), children: text === '' ? [] : [run(text, font)] })
}

/** Numbers right, but what only counts the rows and short words centred; text left. */
function alignment(rows: Rows, column: number): Way {
  const cells = rows.map((row) => row[column] ?? '').filter((text) => text !== '')
  if (rows.every((row, index) => row[column] === String(index + 1))) return AlignmentType.CENTER
  if (cells.length > 0 && cells.every((text) => NUMBER.test(text))) return AlignmentType.RIGHT
  return cells.every((text) => widthOf(text) <= 4) ? AlignmentType.CENTER : AlignmentType.LEFT
}

/** Widths by what stands in the columns, together exactly `total` twips: what is short has its room, what is long shares the rest. */
function columnWidths(rows: Rows, size: number, total: number): number[] {
  const [head = []] = rows
  const wants = head.map((_, column) => (SLACK + Math.max(NARROW, ...rows.map((row) => widest(row[column] ?? '')))) * size * 20 + 2 * BESIDE)
  const cap = capOf(wants, total)
  const capped = wants.map((want) => Math.min(want, cap))
  const whole = capped.reduce((sum, want) => sum + want, 0)
  const widths = capped.map((want) => Math.floor((want / whole) * total))
  const left = total - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + left : width))
}

/** The greatest width a column may have so that all fit: found from the narrowest up. */
function capOf(wants: readonly number[], total: number): number {
  let left = total
  for (const [index, want] of [...wants].sort((a, b) => a - b).entries()) {
    const share = left / (wants.length - index)
    if (want > share) return share
    left -= want
  }
  return Infinity
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(widthOf))
}
