import type { TextLines } from '../text-lines.ts'
import { TableText, textOfLines } from '../table-text.ts'
import type { TableCell } from '../table-text.ts'
import type { PdfBlock } from './blocks.ts'
import type { PdfPage } from './furniture.ts'

const NEAR = 4
const ROW_NUMBER = /^(?:\d{1,4}|[一二三四五六七八九十]{1,3})[.．、]?$/

/** Writes pages one under the other. A table that goes on over the end of a page is one table: a row cut in two is made whole. */
export function writePages(pages: readonly PdfPage[], lines: TextLines): void {
  let table: OpenTable | null = null
  for (const { blocks } of pages) {
    for (const [at, block] of blocks.entries()) {
      if (block.kind === 'line') {
        table?.end()
        table = null
        lines.add(block.line.words)
      } else {
        if (!table || at > 0 || !table.goesOnIn(block.edges)) {
          table?.end()
          table = new OpenTable(block.edges, lines)
        }
        table.take(block.rows)
      }
    }
  }
  table?.end()
}

type TableBlock = Extract<PdfBlock, { kind: 'table' }>

class OpenTable {
  private readonly edges: TableBlock['edges']
  private readonly text: TableText
  private readonly heads: string[] = []
  private last: TableCell[] | null = null
  private begun = false

  constructor(edges: TableBlock['edges'], lines: TextLines) {
    this.edges = edges
    this.text = new TableText((line) => lines.add(line))
  }

  goesOnIn(edges: TableBlock['edges']): boolean {
    return edges.length === this.edges.length && edges.every((edge, at) => Math.abs(edge - (this.edges[at] ?? 0)) <= NEAR)
  }

  take(rows: readonly TableCell[][]): void {
    const onNewPage = this.begun
    let heads = 0
    for (const row of rows) {
      // The heading is printed again on each page.
      if (onNewPage && heads >= 0 && heads < this.heads.length && keyOf(row) === this.heads[heads]) {
        heads += 1
        continue
      }
      const rest = onNewPage && heads >= 0 && this.last !== null && isRest(this.last, row)
      heads = -1
      if (rest) this.last = this.last?.map((cell, at) => ({ ...cell, lines: grown(cell.lines, row[at]?.lines ?? []) })) ?? null
      else {
        this.flush()
        this.last = row
      }
      if (!onNewPage && this.heads.length < 3) this.heads.push(keyOf(row))
    }
    this.begun = true
  }

  end(): void {
    this.flush()
  }

  private flush(): void {
    if (this.last) this.text.row(this.last)
    this.last = null
  }
}

function keyOf(row: readonly TableCell[]): string {
  return row.map(({ lines }) => textOfLines(lines, true)).join('\t')
}

/** A row without a number below a row that has one, at the head of a page: numbers are not merged downwards. */
function isRest(last: readonly TableCell[], row: readonly TableCell[]): boolean {
  const number = textOfLines(last[0]?.lines ?? [], true)
  return row.length === last.length && ROW_NUMBER.test(number) && row[0]?.lines.length === 0
}

function grown(lines: readonly string[], more: readonly string[]): string[] {
  const [first, ...rest] = more
  return first === undefined ? [...lines] : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${first}`, ...rest]
}
