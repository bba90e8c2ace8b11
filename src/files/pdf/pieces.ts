/** A run of characters on a page, in points from its upper left corner as the page is shown; `y` is its base line. */
export type Piece = { words: string; x: number; y: number; width: number; size: number }
/** A line of text with the box it takes; `end` is where its last character ends. */
export type PdfLine = { words: string; x: number; end: number; y: number; size: number }

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u3000-\\u303f“”‘’—…·]'
const BETWEEN_WIDE = new RegExp(`(?<=${WIDE}) (?=${WIDE})`, 'g')
const SPACED_OUT = new RegExp(`^${WIDE}(?:\\s{1,12}${WIDE}){1,40}$`)
const LATIN = /[\w.,%)]$/
/** Gaps in parts of the type size: below the first nothing stands between two pieces, above the second they are columns of their own. */
const WORD_GAP = 0.2
const COLUMN_GAP = 1.8

/**
 * Pieces in the order in which the file draws them, which is the order of reading in what offices write, joined into lines where they follow
 * each other on one base line. A file that draws its lines in no order at all is read from top to bottom.
 */
export function linesOf(pieces: readonly Piece[]): PdfLine[] {
  const lines = grouped(pieces)
  let backwards = 0
  for (let at = 1; at < lines.length; at += 1) {
    const [before, line] = [lines[at - 1], lines[at]]
    const [last, first] = [before?.at(-1), line?.[0]]
    if (last && first && first.y < last.y - last.size && first.x < last.x + last.width && last.x < first.x + first.width) backwards += 1
  }
  const inOrder = backwards > Math.max(2, lines.length / 5) ? grouped([...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) : lines
  return inOrder.map(joined).filter(({ words }) => words !== '')
}

function grouped(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (last && isSame(last, piece)) continue
    if (line && last && Math.abs(piece.y - last.y) < 0.4 * Math.max(piece.size, last.size) && piece.x > last.x - last.size) line.push(piece)
    else lines.push([piece])
  }
  return lines
}

/** Bold type is now and then made by printing the words twice. */
function isSame(last: Piece, piece: Piece): boolean {
  return last.words === piece.words && Math.abs(last.x - piece.x) < 1 && Math.abs(last.y - piece.y) < 1
}

function joined(line: readonly Piece[]): PdfLine {
  const pieces = [...line].sort((a, b) => a.x - b.x)
  let words = ''
  let end = -Infinity
  for (const piece of pieces) {
    const gap = (piece.x - end) / piece.size
    if (words !== '') words += gap > COLUMN_GAP ? '  ' : gap > WORD_GAP && (LATIN.test(words) || /^\w/.test(piece.words)) ? ' ' : ''
    words += piece.words
    end = Math.max(end, piece.x + piece.width)
  }
  const [first] = pieces
  return { words: tightened(words), x: first?.x ?? 0, end, y: first?.y ?? 0, size: Math.max(...pieces.map(({ size }) => size)) }
}

/** “通　　知” and “方 案” are set apart for looks; two blanks between longer words may divide columns and stay. */
export function tightened(words: string): string {
  const trimmed = words.replace(/[\u00a0\t]/g, ' ').trim()
  if (SPACED_OUT.test(trimmed)) return trimmed.replace(/\s+/g, '')
  return trimmed.replace(BETWEEN_WIDE, '')
}

/**
 * Lines of a table cell as paragraphs: a line that left room for more ended on purpose, any other was broken at the cell's edge.
 *
 * @param width of the cell, in points
 */
export function paragraphsOf(lines: readonly PdfLine[], width: number): string[] {
  const paragraphs: string[] = []
  let room = false
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last === undefined || room) paragraphs.push(line.words)
    else paragraphs[paragraphs.length - 1] = `${last}${/\w$/.test(last) && /^[A-Za-z]/.test(line.words) ? ' ' : ''}${line.words}`
    room = line.end - line.x + 2 * line.size < width - CELL_PADDING
  }
  return paragraphs
}

/** What word processors leave free left and right in a cell, together. */
const CELL_PADDING = 12
