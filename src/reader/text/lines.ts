/** One line of the text that is not blank. */
export type Line = {
  /** Place of its first and one past its last visible character in the text as it came. */
  start: number
  end: number
  /** The line without the white space that typesetting put between characters. */
  tight: string
  /** Runs of its visible characters; null when it has no blank. */
  runs: readonly number[] | null
  /** What it looks like on paper, rounded: 1 for a Chinese character, ½ for a Latin one. */
  width: number
  /** How far its first character is set in, measured like the width and rounded down. */
  indent: number
  /** Whether blank lines part it from the line before. */
  gap: boolean
  /** Brackets opened in it and not closed, less those closed in it that were opened before; “1）” at its start counts for none. */
  balance: number
  /** Cells of a table row written with tabs or pipes; null for a line of prose. */
  cells: Cell[] | null
}

/** A cell of a table; `more` are the lines it goes on with under its first. */
export type Cell = { start: number; end: number; tight: string; more?: Cell[] }

const TAB = 9
const LINE_FEED = 10
const PIPE = 124
/** 《 */
const TITLE_MARK = 0x300a

const NARROW = 0
const WIDE = 1
const BLANK = 2
const OPENS = 3
const CLOSES = 4

/** What each UTF-16 code unit is to a line of print: a table of 64 KB, filled once, decides faster than comparisons. */
const KIND = kinds()

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  table.fill(WIDE, 0x2e80)
  table.fill(WIDE, 0x2010, 0x2028)
  table.fill(WIDE, 0x2030, 0x2040)
  table.fill(WIDE, 0x2460, 0x2500)
  for (const [first, last] of [[0, 32], [0x7f, 0xa0], [0xad, 0xad], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x206f], [0x3000, 0x3000], [0xfeff, 0xfeff]] as const) {
    table.fill(BLANK, first, last + 1)
  }
  for (const mark of '（([［【〔《') table[mark.charCodeAt(0)] = OPENS
  for (const mark of '）)]］】〕》') table[mark.charCodeAt(0)] = CLOSES
  return table
}

/** White space and what cannot be seen: zero-width characters, soft hyphens, control characters. */
export function isBlank(code: number): boolean {
  return KIND[code] === BLANK
}

/** Whether a character leaves a place for ink but nothing of a blank's width. */
function isWeightless(code: number): boolean {
  return code === 0xad || code === 0xfeff || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f)
}

/**
 * Runs of visible characters of `text[start, end)`: from, to, from, to, … A blank that parts two Latin words, or the names of two units, belongs
 * to the run behind it.
 */
export function visibleRuns(text: string, start: number, end: number): number[] {
  const runs: number[] = []
  let at = start
  while (at < end) {
    if (KIND[text.charCodeAt(at)] === BLANK) {
      at += 1
      continue
    }
    let to = at + 1
    while (to < end && KIND[text.charCodeAt(to)] !== BLANK) to += 1
    const before = runs.at(-1)
    const parts = before !== undefined && !isWeightless(text.charCodeAt(at - 1)) && (partsLatin(text, before, at) || partsUnits(text, runs.at(-2) ?? 0, before, at, to))
    runs.push(parts ? at - 1 : at, to)
    at = to
  }
  return runs
}

function partsLatin(text: string, before: number, after: number): boolean {
  return isLatin(text.charCodeAt(before - 1)) && isLatin(text.charCodeAt(after))
}

const UNIT_ENDS = '局委办厅部院府会司社行心队所校团处门位关'
const NEXT_UNIT = /^[省市县区州盟旗各国驻团乡镇街][\u4e00-\u9fff（）()、]{1,16}?[局委办厅部院府会司社行心队所校团处门位关]/

/** “责任单位：市财政局 市审计局”: a blank stands for the mark between two units; between the characters of one it means nothing. */
function partsUnits(text: string, from: number, before: number, after: number, to: number): boolean {
  return before - from >= 3 && to - after >= 3 && UNIT_ENDS.includes(text.charAt(before - 1)) && NEXT_UNIT.test(text.slice(after, Math.min(to, after + 20)))
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** The characters of `text[start, end)` that carry meaning; a blank between two units is read as the mark that parts them. */
export function tighten(text: string, start: number, end: number): string {
  let at = start
  while (at < end && KIND[text.charCodeAt(at)] !== BLANK) at += 1
  return at === end ? text.slice(start, end) : tightOf(text, visibleRuns(text, start, end))
}

/** The text of runs of visible characters, as long as they. */
export function tightOf(text: string, runs: readonly number[]): string {
  const parts: string[] = []
  for (let run = 0; run < runs.length; run += 2) {
    const from = runs[run] ?? 0
    const to = runs[run + 1] ?? from
    if (run > 0 && isBlank(text.charCodeAt(from)) && !isLatin(text.charCodeAt((runs[run - 1] ?? 1) - 1))) parts.push('、', text.slice(from + 1, to))
    else parts.push(text.slice(from, to))
  }
  return parts.length === 1 ? (parts[0] ?? '') : parts.join('')
}

const GAP = 1
const HAS_BLANKS = 2
const HAS_TABS = 4
const HAS_TITLE_MARK = 8
/** Lines kept at hand; a table looks no further ahead. */
const AT_HAND = 16

/**
 * The lines of a text that are not blank, in order. What is known of them lies in flat arrays, and a `Line` is made when it is asked for: a
 * hundred thousand objects that live through the whole reading would be copied by the collector again and again.
 */
export class Lines {
  readonly text: string
  length = 0
  private numbers = new Int32Array(6 * 1024)
  private readonly made: (Line | undefined)[] = new Array<Line | undefined>(AT_HAND)
  private readonly madeFor = new Int32Array(AT_HAND).fill(-1)

  constructor(text: string) {
    this.text = text
  }

  add(start: number, end: number, width: number, indent: number, balance: number, flags: number): void {
    const at = this.length * 6
    if (at === this.numbers.length) {
      const longer = new Int32Array(at * 2)
      longer.set(this.numbers)
      this.numbers = longer
    }
    this.numbers[at] = start
    this.numbers[at + 1] = end
    this.numbers[at + 2] = width
    this.numbers[at + 3] = indent
    this.numbers[at + 4] = balance
    this.numbers[at + 5] = flags
    this.length += 1
  }

  start(index: number): number {
    return this.numbers[index * 6] ?? 0
  }

  end(index: number): number {
    return this.numbers[index * 6 + 1] ?? 0
  }

  width(index: number): number {
    return this.numbers[index * 6 + 2] ?? 0
  }

  indent(index: number): number {
    return this.numbers[index * 6 + 3] ?? 0
  }

  gap(index: number): boolean {
    return (this.flags(index) & GAP) > 0
  }

  /** Whether tabs or pipes stand in the line, as between the cells of a row. */
  hasTabs(index: number): boolean {
    return (this.flags(index) & HAS_TABS) > 0
  }

  /** Whether 《 stands in the line. */
  hasTitleMark(index: number): boolean {
    return (this.flags(index) & HAS_TITLE_MARK) > 0
  }

  private flags(index: number): number {
    return this.numbers[index * 6 + 5] ?? 0
  }

  /** The line at `index`; undefined behind the last. */
  at(index: number): Line | undefined {
    if (index < 0 || index >= this.length) return undefined
    const slot = index % AT_HAND
    if (this.madeFor[slot] === index) return this.made[slot]
    const line = this.make(index)
    this.made[slot] = line
    this.madeFor[slot] = index
    return line
  }

  /** The lines from `from` on, before `to`. */
  between(from: number, to: number): Line[] {
    const lines: Line[] = []
    for (let index = from; index < to; index += 1) {
      const line = this.at(index)
      if (line) lines.push(line)
    }
    return lines
  }

  private make(index: number): Line {
    const { text } = this
    const [start, end, flags] = [this.start(index), this.end(index), this.flags(index)]
    const runs = (flags & HAS_BLANKS) > 0 ? visibleRuns(text, start, end) : null
    return {
      start, end, runs,
      tight: runs ? tightOf(text, runs) : text.slice(start, end),
      width: this.width(index),
      indent: this.indent(index),
      gap: (flags & GAP) > 0,
      balance: this.numbers[index * 6 + 4] ?? 0,
      cells: (flags & HAS_TABS) > 0 ? cellsOf(text, start, end) : null,
    }
  }
}

/** Finds the lines of a text; they end at line feeds, carriage returns, form feeds and their Unicode kin. */
export function linesOf(text: string): Lines {
  const lines = new Lines(text)
  if (/[\r\f\v\u2028\u2029]/.test(text)) addAtAnyBreak(lines, text)
  else addAtFeeds(lines, text)
  return lines
}

function addAtFeeds(lines: Lines, text: string): void {
  let gap = false
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 ? text.length : feed
    gap = !addLine(lines, text, from, to, gap && lines.length > 0)
    from = to + 1
  }
}

function addAtAnyBreak(lines: Lines, text: string): void {
  let breaks = 1
  let from = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    if (!isBreak(code)) continue
    if (addLine(lines, text, from, at, breaks > 1)) breaks = 0
    // A form feed turns the page; it parts no paragraphs.
    if (code === LINE_FEED || code > 13 || (code === 13 && text.charCodeAt(at + 1) !== LINE_FEED)) breaks += 1
    from = at + 1
  }
}

function isBreak(code: number): boolean {
  return (code >= LINE_FEED && code <= 13) || code === 0x2028 || code === 0x2029
}

/** Adds the line `text[from, to)` unless it is blank. Widths are summed in tenths, so that they stay whole numbers. */
function addLine(lines: Lines, text: string, from: number, to: number, gap: boolean): boolean {
  let start = from
  let end = to
  let indent = 0
  while (start < end && KIND[text.charCodeAt(start)] === BLANK) {
    indent += blankWidth(text.charCodeAt(start))
    start += 1
  }
  if (start === end) return false
  while (KIND[text.charCodeAt(end - 1)] === BLANK) end -= 1
  let width = 0
  let balance = 0
  let flags = gap ? GAP : 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const kind = KIND[code]
    if (kind === WIDE) width += 10
    else if (kind === NARROW) {
      width += 5
      if (code === PIPE) flags |= HAS_TABS
    } else if (kind === BLANK) {
      flags |= code === TAB ? HAS_BLANKS | HAS_TABS : HAS_BLANKS
      width += isWeightless(code) ? 0 : 4
    } else {
      width += code > 0xff ? 10 : 5
      if (kind === OPENS) balance += 1
      else if (balance > 0 || !isListNumber(text, start, at)) balance -= 1
      if (code === TITLE_MARK) flags |= HAS_TITLE_MARK
    }
  }
  if (hasMark(text, end, to, TAB)) flags |= HAS_TABS
  lines.add(start, end, Math.round(width / 10), Math.floor(indent / 10), balance, flags)
  return true
}

/** Whether the bracket at `at` closes a number: “1）”, “一）”. */
function isListNumber(text: string, start: number, at: number): boolean {
  if (at > start + 3 || at === start) return false
  for (let digit = start; digit < at; digit += 1) if (!'0123456789一二三四五六七八九十'.includes(text.charAt(digit))) return false
  return true
}

/** Width of a blank in tenths. */
function blankWidth(code: number): number {
  if (code === 0x3000) return 10
  if (code === TAB) return 20
  return isWeightless(code) ? 0 : 5
}

/** A number that a word processor parts from its paragraph by a tab. */
const LIST_NUMBER = /^(?:[•·●■◆▪○—–-]|第?[一二三四五六七八九十百\d]{1,4}[章节条、.．)）]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳])$/

/** Cells of the line `text[start, end)`; tabs in its margins stand for empty cells. */
function cellsOf(text: string, start: number, end: number): Cell[] | null {
  const mark = text.charCodeAt(start) === PIPE ? PIPE : hasMark(text, start, end, TAB) ? TAB : PIPE
  let begin = start
  let stop = end
  if (mark === TAB) {
    for (let at = start - 1; isMargin(text.charCodeAt(at)); at -= 1) if (text.charCodeAt(at) === TAB) begin = at
    for (let at = end; isMargin(text.charCodeAt(at)); at += 1) if (text.charCodeAt(at) === TAB) stop = at + 1
  }
  let count = 0
  for (let at = begin; at < stop; at += 1) if (text.charCodeAt(at) === mark) count += 1
  if (count < (mark === PIPE ? 2 : 1)) return null
  const cells: Cell[] = []
  let cellFrom = mark === PIPE && text.charCodeAt(start) === PIPE ? start + 1 : begin
  for (let at = cellFrom; at <= stop; at += 1) {
    if (at < stop && text.charCodeAt(at) !== mark) continue
    if (at === stop && mark === PIPE && cellFrom === stop) break
    cells.push(cellAt(text, cellFrom, at))
    cellFrom = at + 1
  }
  const filled = cells.filter((cell) => cell.tight !== '')
  // One filled cell before tabs is a heading across the table; behind them it is a line set in.
  if (cells.length < 2 || (mark === TAB && filled.length < 2 && cells.length - cells.findIndex(({ tight }) => tight !== '') < 3)) return null
  return filled.length === 2 && LIST_NUMBER.test(filled[0]?.tight ?? '') && cells.length === 2 ? null : cells
}

/** Blanks beside a line, up to the break or the end of the text. */
function isMargin(code: number): boolean {
  return KIND[code] === BLANK && !isBreak(code)
}

function hasMark(text: string, start: number, end: number, mark: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === mark) return true
  return false
}

function cellAt(text: string, from: number, to: number): Cell {
  let start = from
  let end = to
  while (start < end && KIND[text.charCodeAt(start)] === BLANK) start += 1
  while (end > start && KIND[text.charCodeAt(end - 1)] === BLANK) end -= 1
  return { start, end, tight: tighten(text, start, end) }
}
