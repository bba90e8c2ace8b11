/** One cell of a table row as a file gives it. */
export type TableCell = {
  /** Lines or paragraphs of the cell, without blank ones. */
  lines: readonly string[]
  /** How many columns it takes. */
  columns: number
  /** It only continues the cell above it, over a vertical merge. */
  continues: boolean
}

/** Words as they stand over the rows and columns of a merged cell. */
type Held = { lines: readonly string[]; header: boolean }
type Placed = { cell: TableCell; words: Held }

const MOST_HEADER_ROWS = 3
/** What is longer is a note laid across the table. */
const LONGEST_GROUP_NAME = 40
/** More columns than these are a sheet painted cell by cell, not a table. */
export const MOST_COLUMNS = 1000

/**
 * A table as text, row by row: cells divided by tabs, all columns of the table in every row.
 *
 * - What is merged downwards stands in every row it covers; what is merged across stands in every column it covers where it is a
 *   heading, and once, in the first, where it is not.
 * - The heading is the first row with more than one filled cell and no colon in them, and the rows its downward merges reach into.
 * - A row with one filled cell is, above the heading, a title and becomes lines of its own; below it, where it is short, the name of a group
 *   of rows, which stands in every column it covers, so that the table goes on.
 */
export class TableText {
  private readonly write: (line: string) => void
  private above: (Held | undefined)[] = []
  private headerRows = 0
  private inHeader = true

  constructor(write: (line: string) => void) {
    this.write = write
  }

  row(cells: readonly TableCell[]): void {
    const placed = this.placed(cells)
    const own = placed.filter(({ cell, words }) => !cell.continues && words.lines.length > 0)
    const [only] = own
    const single = only && own.length === 1 && placed.every(({ cell, words }) => !cell.continues || words.lines.length === 0) ? only : null
    if (single && !this.isGroup(single)) {
      this.above = []
      single.cell.lines.forEach((line) => this.write(line))
      return
    }
    const header = !single && this.isHeader(placed)
    const values: string[] = []
    this.above = []
    for (const { cell, words } of placed) {
      const held = cell.continues ? words : { lines: words.lines, header }
      const text = textOfLines(held.lines, held.header)
      for (let column = 0; column < Math.min(cell.columns, MOST_COLUMNS); column += 1) {
        const repeated = column === 0 || held.header || single !== null
        this.above.push(repeated ? held : { lines: [], header })
        values.push(repeated ? text : '')
      }
    }
    if (own.length > 0) this.write(values.join('\t'))
  }

  private isGroup({ words }: Placed): boolean {
    return this.headerRows > 0 && words.lines.length === 1 && (words.lines[0]?.length ?? 0) <= LONGEST_GROUP_NAME
  }

  private placed(cells: readonly TableCell[]): Placed[] {
    let column = 0
    return cells.map((cell) => {
      const words = (cell.continues ? this.above[column] : undefined) ?? { lines: cell.lines, header: false }
      column += Math.min(cell.columns, MOST_COLUMNS)
      return { cell, words }
    })
  }

  private isHeader(placed: readonly Placed[]): boolean {
    if (!this.inHeader || placed.every(({ words }) => words.lines.length === 0)) return false
    // “填报单位：某局”, “填报时间：3月”: above the heading, not in it.
    if (this.headerRows === 0 && placed.some(({ words }) => words.lines.some((line) => /[：:]/.test(line)))) return false
    const reached = placed.some(({ cell, words }) => cell.continues && words.header && words.lines.length > 0)
    this.inHeader = this.headerRows === 0 || (this.headerRows < MOST_HEADER_ROWS && reached)
    if (this.inHeader) this.headerRows += 1
    return this.inHeader
  }
}

const MARK_AT_END = /[，、。；：！？,;:!?（(《〈“‘「『【\[·—\-]$/
const MARK_AT_START = /^[，、。；：！？,;:!?）)》〉”’」』】\]·—]/
const OPENING = '（(《〈“‘「『【['
const CLOSING = '）)》〉”’」』】]'
const WIDE = /[\u2e80-\uffef]/

/**
 * The lines of a cell on one line. In a heading a break is for want of room (序 / 号) and nothing stands for it; below, it divides items
 * (市财政局 / 市审计局) and becomes a semicolon, unless a mark stands there or brackets or quotes are still open.
 */
export function textOfLines(lines: readonly string[], header: boolean): string {
  let text = ''
  let open = 0
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, ' ').trim()
    if (line === '') continue
    text += text === '' ? line : `${between(text, line, header || open > 0)}${line}`
    for (const character of line) open = Math.max(0, open + (OPENING.includes(character) ? 1 : CLOSING.includes(character) ? -1 : 0))
  }
  return text
}

function between(before: string, after: string, sameWords: boolean): string {
  if (MARK_AT_END.test(before) || MARK_AT_START.test(after)) return ''
  if (!sameWords) return '；'
  return WIDE.test(before.at(-1) ?? '') || WIDE.test(after.charAt(0)) ? '' : ' '
}
