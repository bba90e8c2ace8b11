/** One line of the text that is not blank. */
export type Line = {
  /** Place of its first and one past its last visible character in the text as it came. */
  start: number
  end: number
  /** The line without the white space that typesetting put between characters. */
  tight: string
  /** What it looks like on paper: 1 for a Chinese character, ½ for a Latin one. */
  width: number
  /** Cells of a table row written with tabs or pipes; null for a line of prose. */
  cells: Cell[] | null
}

export type Cell = { start: number; end: number; tight: string }

const TAB = 9
const PIPE = 124

/** Whether white space beside this character carries no meaning: everything but Latin letters, digits and the like. */
export function isWide(code: number): boolean {
  return code > 0x2e7f || (code >= 0x2010 && code <= 0x203f)
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b)
}

/** Runs of visible characters of `text[start, end)`: from, to, from, to, … A blank between two Latin words belongs to a run. */
export function visibleRuns(text: string, start: number, end: number): number[] {
  const runs: number[] = []
  let at = start
  while (at < end) {
    if (isBlank(text.charCodeAt(at))) {
      at += 1
      continue
    }
    let to = at + 1
    while (to < end && !isBlank(text.charCodeAt(to))) to += 1
    const last = runs.length - 1
    if (last > 0 && isLatin(text.charCodeAt((runs[last] ?? 0) - 1)) && isLatin(text.charCodeAt(at))) runs.push(at - 1, to)
    else runs.push(at, to)
    at = to
  }
  return runs
}

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** The characters of `text[start, end)` that carry meaning. */
export function tighten(text: string, start: number, end: number): string {
  const runs = visibleRuns(text, start, end)
  if (runs.length === 2) return text.slice(runs[0], runs[1])
  let tight = ''
  for (let run = 0; run < runs.length; run += 2) tight += text.slice(runs[run], runs[run + 1])
  return tight
}

/** The lines of a text that are not blank, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= text.length) {
    let to = text.indexOf('\n', from)
    if (to < 0) to = text.length
    const line = lineOf(text, from, to)
    if (line) lines.push(line)
    from = to + 1
  }
  return lines
}

function lineOf(text: string, from: number, to: number): Line | null {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start)) && text.charCodeAt(start) !== TAB) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  if (start === end) return null
  const cells = cellsOf(text, start, end)
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  const tight = tighten(text, start, end)
  return tight === '' ? null : { start, end, tight, width: widthOf(text, start, end), cells }
}

function widthOf(text: string, start: number, end: number): number {
  let width = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    width += isBlank(code) ? 0.4 : isWide(code) ? 1 : 0.5
  }
  return width
}

function cellsOf(text: string, start: number, end: number): Cell[] | null {
  const mark = text.charCodeAt(start) === PIPE ? PIPE : TAB
  let count = 0
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === mark) count += 1
  if (count < (mark === PIPE ? 2 : 1)) return null
  const cells: Cell[] = []
  let from = mark === PIPE ? start + 1 : start
  for (let at = from; at <= end; at += 1) {
    if (at < end && text.charCodeAt(at) !== mark) continue
    if (at === end && mark === PIPE && from === end) break
    cells.push(cellAt(text, from, at))
    from = at + 1
  }
  return cells.length < 2 || (mark === TAB && cells.filter((cell) => cell.tight !== '').length < 2) ? null : cells
}

function cellAt(text: string, from: number, to: number): Cell {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return { start, end, tight: tighten(text, start, end) }
}
