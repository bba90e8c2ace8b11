import { plainGlyphs } from './glyphs.ts'
import { beginsDocument, runsOn } from './joins.ts'
import { linesOf, tightOf, visibleRuns } from './lines.ts'
import type { Cell, Line } from './lines.ts'
import { isPageFurniture, interruptsSentence, pageTitles } from './noise.ts'
import { pageOf } from './page.ts'
import type { Span } from '../reading.ts'
import { tableAt } from './tables.ts'

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
 * The text as it reads: paragraphs whole again, page headers and typesetting gone, characters that stand for others made plain.
 *
 * `clean` is made of runs of the text as it came: run `n` begins at `starts[n]` of `clean` and at `places[n]` of the text. A table of runs
 * takes a twentieth of the memory that a place for every character would.
 */
export type Flow = {
  source: string
  clean: string
  starts: Uint32Array
  places: Uint32Array
  blocks: Block[]
}

/** The place in the text as it came of `clean[from, to)`. */
export function spanOf(flow: Flow, from: number, to: number): Span {
  const start = placeOf(flow, from)
  // The mark before a cell stands where the cell begins: before an empty one at the very end there is no character of the text left.
  const end = to <= from ? start : Math.min(placeOf(flow, to - 1) + 1, flow.source.length)
  // A cell that goes on under its first line stands behind its neighbours there.
  return start <= end ? { start, end } : { start: end - 1, end: start + 1 }
}

/** The place in the text as it came of the character of `clean` at `at`; one past its end is one past the text. */
function placeOf({ starts, places, clean, source }: Flow, at: number): number {
  if (at >= clean.length) return source.length
  const run = lastNotAfter(starts, at)
  return (places[run] ?? 0) + at - (starts[run] ?? 0)
}

/** Index of the last number of a rising list that is not above `value`; 0 when all are. */
export function lastNotAfter(numbers: Uint32Array, value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Mends a text: bridges line breaks, blank lines, page numbers and page headers inside sentences. */
export function flowOf(source: string): Flow {
  const text = plainGlyphs(source)
  const lines = linesOf(text)
  const page = pageOf(lines)
  const titles = pageTitles(lines)
  const writer = new FlowWriter(source, text)
  let last: Line | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines.at(at)
    if (!line) break
    const table = tableAt(text, lines, at)
    if (table) {
      table.rows.forEach((cells, index) => writer.row(cells, index === 0))
      at = table.next - 1
      last = null
      continue
    }
    if (line.cells) {
      if (!isRule(line.cells)) writer.row(line.cells, false)
      last = null
      continue
    }
    if (isPageFurniture(line.tight)) continue
    if (last && interruptsSentence(last, line, lines.at(at + 1), page, titles)) continue
    if (last && !beginsDocument(last, line, lines.at(at + 1), page) && runsOn(last, line, page, writer.open, writer.sinceOpen)) writer.continue(line)
    else writer.begin(line)
    last = line
  }
  return writer.done()
}

/** |---|:---| under a header is drawn, not written. */
function isRule(cells: readonly Cell[]): boolean {
  return cells.every(({ tight }) => /^:?-*:?$/.test(tight))
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

class FlowWriter {
  private readonly source: string
  private readonly text: string
  private readonly parts: string[] = []
  private starts = new Uint32Array(1024)
  private places = new Uint32Array(1024)
  /** Runs written so far. */
  private count = 0
  private readonly blocks: Block[] = []
  private length = 0
  /** Brackets that the paragraph being written has opened and not closed, and where the first of them did. */
  open = 0
  private openFrom = 0

  constructor(source: string, text: string) {
    this.source = source
    this.text = text
  }

  get sinceOpen(): number {
    return this.length - this.openFrom
  }

  begin(line: Line): void {
    this.block(null, false)
    this.open = 0
    this.continue(line)
  }

  continue(line: Line): void {
    if (this.open === 0) this.openFrom = this.length
    this.open = Math.max(0, this.open + line.balance)
    this.put(line.tight, line.start, line.runs)
  }

  row(cells: Cell[], head: boolean): void {
    this.block(cells, head)
    cells.forEach((cell, index) => {
      if (index > 0) this.put('\t', cell.start, null)
      for (const part of [cell, ...(cell.more ?? [])]) this.write(part.start, part.end)
    })
  }

  done(): Flow {
    this.close()
    return { source: this.source, clean: this.parts.join(''), starts: this.starts.slice(0, this.count), places: this.places.slice(0, this.count), blocks: this.blocks }
  }

  private block(row: Cell[] | null, head: boolean): void {
    this.close()
    if (this.blocks.length > 0) this.put('\n', Math.max(0, this.lastPlace()), null)
    this.blocks.push({ from: this.length, to: this.length, row, head })
  }

  private close(): void {
    const block = this.blocks.at(-1)
    if (block) block.to = this.length
  }

  private write(start: number, end: number): void {
    if (start === end) return
    const runs = visibleRuns(this.text, start, end)
    this.put(tightOf(this.text, runs), start, runs)
  }

  /** Adds words; they are one run of the text from `start` on, or made of `runs`. */
  private put(words: string, start: number, runs: readonly number[] | null): void {
    this.parts.push(words)
    if (runs === null) this.run(start, words.length)
    else for (let run = 0; run < runs.length; run += 2) this.run(runs[run] ?? 0, (runs[run + 1] ?? 0) - (runs[run] ?? 0))
  }

  private run(place: number, length: number): void {
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts)
      this.places = doubled(this.places)
    }
    this.starts[this.count] = this.length
    this.places[this.count] = place
    this.count += 1
    this.length += length
  }

  private lastPlace(): number {
    const last = this.count - 1
    return (this.places[last] ?? 0) + this.length - (this.starts[last] ?? 0) - 1
  }
}
