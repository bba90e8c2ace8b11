import { linesOf, visibleRuns } from './lines.ts'
import type { Cell, Line } from './lines.ts'
import { startsAnew } from './markers.ts'
import { isPageFurniture, interruptsSentence, pageTitles } from './noise.ts'
import type { Span } from './reading.ts'
import { cellLineTable } from './tables.ts'

/** A paragraph or a table row: a part of `Flow.clean` and the lines it was made of. */
export type Block = {
  /** First character in `clean`, and one past the last. */
  from: number
  to: number
  /** Cells of a table row; null for prose. */
  row: Cell[] | null
  /** Whether the row begins a table written one cell a line. */
  head: boolean
}

/**
 * The text as it reads: paragraphs whole again, page headers and typesetting gone. `origin` leads every character of it back to the
 * text as it came.
 */
export type Flow = {
  source: string
  clean: string
  origin: Uint32Array
  blocks: Block[]
}

/** The place in the text as it came of `clean[from, to)`. */
export function spanOf(flow: Flow, from: number, to: number): Span {
  if (to <= from) {
    const start = flow.origin[from] ?? flow.source.length
    return { start, end: start }
  }
  return { start: flow.origin[from] ?? 0, end: (flow.origin[to - 1] ?? 0) + 1 }
}

/** Mends a text: bridges line breaks, blank lines, page numbers and page headers inside sentences. */
export function flowOf(source: string): Flow {
  const lines = linesOf(source)
  const page = pageOf(lines)
  const titles = pageTitles(lines)
  const writer = new FlowWriter(source)
  let last: Line | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) break
    const table = line.cells ? null : cellLineTable(lines, at)
    if (table) {
      table.rows.forEach((cells, index) => writer.row(cells, index === 0))
      at = table.next - 1
      last = null
      continue
    }
    if (line.cells) {
      writer.row(line.cells, false)
      last = null
      continue
    }
    if (isPageFurniture(line.tight)) continue
    if (last && interruptsSentence(last, line, lines[at + 1], page, titles)) continue
    if (last && runsOn(last, line, page) && !beginsDocument(line, lines[at + 1])) writer.continue(line)
    else writer.begin(line)
    last = line
  }
  return writer.done()
}

/** How the lines of a text were set. */
export type Page = {
  /** Usual width of a full line; 0 when every paragraph stands on a line of its own. */
  width: number
}

/** An issuer's name above “关于……” heads a document, even where it cuts a sentence of the one before. */
function beginsDocument(line: Line, next: Line | undefined): boolean {
  return line.tight.length <= 30 && next !== undefined && next.tight.startsWith('关于') && /(?:政府|办公室|办公厅|委员会|委|局|厅|院)$/.test(line.tight)
}

const SENTENCE_END = /[。！？!?…]["”’』」]?[）)］\]】]?$|[。！？!?…；;：:][）)］\]】]?$/
/** Marks inside a line: it is prose, not a heading, a signature or a name in a list. */
const PROSE = /[。，；]/
const CONTINUES = /[，,、（(［\[【《“‘〔—]$|[与和及或的]$/

/** Whether `next` is the same paragraph as `line`. */
function runsOn(line: Line, next: Line, page: Page): boolean {
  if (startsAnew(next.tight)) return false
  if (page.width > 0) {
    const full = line.width >= page.width - 3.5
    if (SENTENCE_END.test(line.tight)) return full && !startsAnew(next.tight) && line.width <= page.width + 3 && next.width <= page.width + 3
    if (CONTINUES.test(line.tight) || (line.width >= 12 && PROSE.test(line.tight))) return true
    return full && (line.width <= page.width + 3 || next.width > page.width + 3 || SENTENCE_END.test(next.tight))
  }
  if (SENTENCE_END.test(line.tight)) return false
  if (CONTINUES.test(line.tight)) return true
  return line.width >= 12 && PROSE.test(line.tight)
}

/** The usual width of full lines, when the text was broken into lines at a margin. */
function pageOf(lines: Line[]): Page {
  const count = new Map<number, number>()
  let unfinished = 0
  let prose = 0
  for (const { width, tight, cells } of lines) {
    if (cells) continue
    const rounded = Math.round(width)
    if (rounded < 14) continue
    prose += 1
    if (rounded <= 60 && !SENTENCE_END.test(tight)) unfinished += 1
    count.set(rounded, (count.get(rounded) ?? 0) + 1)
  }
  let usual = 0
  let most = 0
  for (const width of count.keys()) {
    if (width > 60) continue
    const near = [-1, 0, 1].reduce((sum, step) => sum + (count.get(width + step) ?? 0), 0)
    if (near > most || (near === most && width > usual)) [usual, most] = [width, near]
  }
  return { width: prose >= 6 && most >= prose * 0.4 && unfinished >= prose * 0.5 ? usual : 0 }
}

class FlowWriter {
  private readonly source: string
  private readonly origin: Uint32Array
  private readonly parts: string[] = []
  private readonly blocks: Block[] = []
  private length = 0

  constructor(source: string) {
    this.source = source
    this.origin = new Uint32Array(source.length * 2 + 2)
  }

  begin(line: Line): void {
    this.open(null, false)
    this.continue(line)
  }

  continue(line: Line): void {
    this.write(line.start, line.end)
  }

  row(cells: Cell[], head: boolean): void {
    this.open(cells, head)
    cells.forEach((cell, index) => {
      if (index > 0) this.put('\t', cell.start)
      this.write(cell.start, cell.end)
    })
    this.close()
  }

  done(): Flow {
    this.close()
    return { source: this.source, clean: this.parts.join(''), origin: this.origin.slice(0, this.length), blocks: this.blocks }
  }

  private open(row: Cell[] | null, head: boolean): void {
    this.close()
    if (this.blocks.length > 0) this.put('\n', this.origin[this.length - 1] ?? 0)
    this.blocks.push({ from: this.length, to: this.length, row, head })
  }

  private close(): void {
    const block = this.blocks.at(-1)
    if (block && block.to === block.from) block.to = this.length
  }

  private write(start: number, end: number): void {
    const runs = visibleRuns(this.source, start, end)
    for (let run = 0; run < runs.length; run += 2) {
      const from = runs[run] ?? 0
      const to = runs[run + 1] ?? from
      this.parts.push(this.source.slice(from, to))
      for (let at = from; at < to; at += 1) {
        this.origin[this.length] = at
        this.length += 1
      }
    }
  }

  private put(mark: string, at: number): void {
    this.parts.push(mark)
    this.origin[this.length] = at
    this.length += 1
  }
}
