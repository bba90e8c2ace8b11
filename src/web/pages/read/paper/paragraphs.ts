/** UTF-16 code units into the document's text, end exclusive. */
export type Span = { start: number; end: number }

type Part = Span & { title: string; number: string | null; issuer: string | null }
type Section = Span & { level: number; heading: string }

/**
 * One paragraph as the paper shows it.
 *
 * `lines` are the pieces of the text it is made of, without the blanks at their ends: a text that was broken at a fixed
 * width is set again as running lines, and every offset of the reader still holds.
 */
export type Paragraph = Span & {
  kind: 'number' | 'title' | 'heading' | 'row' | 'body'
  /** 1 … 6 for headings, 0 otherwise */
  level: number
  /** where a heading that runs on into the sentence ends; equals `start` where there is none */
  leadEnd: number
  lines: Span[]
  /** index of the document the paragraph belongs to */
  part: number
}

const ENDS = /[。！？；：…]["”』」）)】]*$/
const STARTS = /^(第[一二三四五六七八九十百零〇\d]{1,5}[章节条编部]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、.．)）](?!\d)|附件|#{1,6} |[□■●◆·—])/
/** Most lines of a text that was broken at a width stop in the middle of a sentence; these are how many make it certain. */
const BROKEN_SHARE = 0.5
const BROKEN_LEAST_LINES = 12
const BROKEN_WIDEST = 60
const TITLE_LINES = 12
/** A line shorter than this part of the width was not broken: its paragraph ended. */
const SHORT_LINE = 0.7

/**
 * Divides a text into paragraphs for reading: title block, headings by level, rows of tables and running text.
 *
 * @param parts    the documents of the text in order; they cover it or leave out what stands between them
 * @param sections headings with their places; a heading may be a line of its own or run on into its sentence
 */
export function paragraphsOf(text: string, parts: readonly Part[], sections: readonly Section[]): Paragraph[] {
  const headings = new Map(sections.map((section) => [section.start, section]))
  return stretches(text, parts).flatMap((stretch, index) => paragraphsOfPart(text, stretch.span, stretch.part, index, headings))
}

/** The text cut at the documents' beginnings, so that nothing between two of them is lost. */
function stretches(text: string, parts: readonly Part[]): { span: Span; part: Part | null }[] {
  const ordered = [...parts].sort((a, b) => a.start - b.start)
  if (ordered.length === 0) return [{ span: { start: 0, end: text.length }, part: null }]
  return ordered.map((part, index) => ({
    part,
    span: { start: index === 0 ? 0 : part.start, end: ordered[index + 1]?.start ?? text.length },
  }))
}

function paragraphsOfPart(text: string, span: Span, part: Part | null, index: number, headings: ReadonlyMap<number, Section>): Paragraph[] {
  const lines = linesOf(text, span)
  const broken = brokenAtWidth(text, lines)
  const result: Paragraph[] = []
  const titleBlock = titleLines(text, lines, part)
  let open: Paragraph | null = null
  for (const [at, line] of lines.entries()) {
    const words = text.slice(line.start, line.end)
    const heading = headingAt(text, line, headings)
    const special = titleBlock.get(at) ?? (heading?.alone ? 'heading' : words.includes('\t') ? 'row' : null)
    const continues: boolean = open !== null && special === null && heading === null && broken !== null && !STARTS.test(words)
    if (open !== null && continues) {
      open.lines.push(line)
      open.end = line.end
    } else if (special === 'title' && result.at(-1)?.kind === 'title') {
      const title = result.at(-1) as Paragraph
      title.lines.push(line)
      title.end = line.end
      continue
    } else {
      open = { ...line, kind: special ?? 'body', level: heading?.level ?? 0, leadEnd: heading && !heading.alone ? heading.end : line.start, lines: [line], part: index }
      result.push(open)
    }
    if (special !== null || endsParagraph(words, broken)) open = null
  }
  return result
}

function linesOf(text: string, span: Span): Span[] {
  const lines: Span[] = []
  let from = span.start
  while (from < span.end) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 || newline >= span.end ? span.end : newline
    const start = skipBlank(text, from, to)
    if (start < to) lines.push({ start, end: dropBlank(text, start, to) })
    from = to + 1
  }
  return lines
}

function skipBlank(text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text[at] ?? '')) at += 1
  return at
}

function dropBlank(text: string, from: number, to: number): number {
  let at = to
  while (at > from && /\s/.test(text[at - 1] ?? '')) at -= 1
  return at
}

/** The width at which the lines were broken, or null where every line is a paragraph of its own. */
function brokenAtWidth(text: string, lines: readonly Span[]): number | null {
  if (lines.length < BROKEN_LEAST_LINES) return null
  const widths = lines.map((line) => line.end - line.start).sort((a, b) => a - b)
  const wide = widths[Math.floor(widths.length * 0.8)] ?? 0
  if (wide > BROKEN_WIDEST) return null
  const unfinished = lines.filter((line) => !ENDS.test(text.slice(Math.max(line.start, line.end - 4), line.end))).length
  return unfinished / lines.length >= BROKEN_SHARE ? wide : null
}

function endsParagraph(words: string, broken: number | null): boolean {
  if (broken === null) return true
  // A full line goes on, whatever it ends with; a salutation's colon and a line that stops early do not.
  return words.endsWith('：') || words.length < broken * SHORT_LINE || (ENDS.test(words) && words.length < broken - 1)
}

/** Line indexes of the number and the title, which stand at the head of a document. */
function titleLines(text: string, lines: readonly Span[], part: Part | null): Map<number, 'number' | 'title'> {
  const found = new Map<number, 'number' | 'title'>()
  if (part === null) return found
  const from = lines.findIndex((line) => line.end > part.start)
  if (from === -1) return found
  const title = squeeze(part.title)
  const number = squeeze(part.number ?? '')
  let left = title
  for (let at = from; at < Math.min(lines.length, from + TITLE_LINES); at += 1) {
    const line = lines[at]
    if (!line) break
    const words = squeeze(text.slice(line.start, line.end))
    if (left !== '' && words !== '' && left.startsWith(words)) {
      found.set(at, 'title')
      left = left.slice(words.length)
    } else if (number !== '' && words.length < number.length + 12 && words.includes(number)) {
      found.set(at, 'number')
    }
    if (left === '' && (number === '' || [...found.values()].includes('number'))) break
  }
  // A title found only in part is running text that happens to begin alike.
  if (left !== '' && left !== title) for (const [at, kind] of found) if (kind === 'title') found.delete(at)
  return found
}

function squeeze(words: string): string {
  return words.replace(/\s+/g, '')
}

function headingAt(text: string, line: Span, headings: ReadonlyMap<number, Section>): { level: number; alone: boolean; end: number } | null {
  const section = headings.get(line.start)
  if (!section) return null
  const words = text.slice(line.start, line.end)
  const end = endOfHeading(words, section.heading)
  if (end === null) return null
  const rest = words.slice(end).replace(/^[。.：:]/, '').trim()
  return { level: section.level, alone: rest === '', end: line.start + end + (words.length - end > 0 && /^[。：]/.test(words.slice(end)) ? 1 : 0) }
}

/** Where the heading's words end in the line; blanks do not count, because the reader may have closed them up. */
function endOfHeading(words: string, heading: string): number | null {
  const wanted = squeeze(heading)
  let matched = 0
  for (let at = 0; at < words.length; at += 1) {
    if (/\s/.test(words[at] ?? '')) continue
    if (words[at] !== wanted[matched]) return null
    matched += 1
    if (matched === wanted.length) return at + 1
  }
  // a heading longer than its line goes on in the next; the line is a heading all the same
  return words.length
}
