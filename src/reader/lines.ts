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

/** The lines of a text that are not blank, in order; they end at line feeds, carriage returns, form feeds and their Unicode kin. */
export function linesOf(text: string): Line[] {
  return /[\r\f\v\u2028\u2029]/.test(text) ? linesAtAnyBreak(text) : linesAtFeeds(text)
}

function linesAtFeeds(text: string): Line[] {
  const lines: Line[] = []
  let gap = false
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 ? text.length : feed
    const line = lineOf(text, from, to, gap && lines.length > 0)
    if (line) lines.push(line)
    gap = line === null
    from = to + 1
  }
  return lines
}

function linesAtAnyBreak(text: string): Line[] {
  const lines: Line[] = []
  let breaks = 1
  let from = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    if (code > 13 && code !== 0x2028 && code !== 0x2029) continue
    if (code < LINE_FEED) continue
    const line = lineOf(text, from, at, breaks > 1)
    if (line) {
      lines.push(line)
      breaks = 0
    }
    // A form feed turns the page; it parts no paragraphs.
    if (code === LINE_FEED || code > 13 || (code === 13 && text.charCodeAt(at + 1) !== LINE_FEED)) breaks += 1
    from = at + 1
  }
  return lines
}

/** Widths are summed in tenths, so that they stay whole numbers. */
function lineOf(text: string, from: number, to: number, gap: boolean): Line | null {
  let start = from
  let end = to
  let indent = 0
  while (start < end && KIND[text.charCodeAt(start)] === BLANK) {
    indent += blankWidth(text.charCodeAt(start))
    start += 1
  }
  if (start === end) return null
  while (KIND[text.charCodeAt(end - 1)] === BLANK) end -= 1
  let width = 0
  let balance = 0
  let blanks = 0
  let tabs = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    const kind = KIND[code]
    if (kind === WIDE) width += 10
    else if (kind === NARROW) {
      width += 5
      if (code === PIPE) tabs += 1
    } else if (kind === BLANK) {
      blanks += 1
      if (code === TAB) tabs += 1
      width += isWeightless(code) ? 0 : 4
    } else {
      width += code > 0xff ? 10 : 5
      if (kind === OPENS) balance += 1
      else if (balance > 0 || !isListNumber(text, start, at)) balance -= 1
    }
  }
  const cells = tabs > 0 || hasMark(text, end, to, TAB) ? cellsOf(text, from, start, end, to) : null
  const runs = blanks === 0 ? null : visibleRuns(text, start, end)
  return { start, end, tight: runs ? tightOf(text, runs) : text.slice(start, end), runs, width: Math.round(width / 10), indent: Math.floor(indent / 10), gap, balance, cells }
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

/** Cells of `text[start, end)`; tabs in the margins, from `from` and up to `to`, stand for empty cells. */
function cellsOf(text: string, from: number, start: number, end: number, to: number): Cell[] | null {
  const mark = text.charCodeAt(start) === PIPE ? PIPE : hasMark(text, start, end, TAB) ? TAB : PIPE
  let begin = start
  let stop = end
  if (mark === TAB) {
    for (let at = start - 1; at >= from; at -= 1) if (text.charCodeAt(at) === TAB) begin = at
    for (let at = end; at < to; at += 1) if (text.charCodeAt(at) === TAB) stop = at + 1
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
