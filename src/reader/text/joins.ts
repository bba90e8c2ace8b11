import type { Line } from './lines.ts'
import { startsAnew } from '../documents/markers.ts'
import { endsWith, isDigit, markTable } from './marks.ts'
import { endsSentence, INDENT } from './page.ts'
import type { Page } from './page.ts'
import { isTitleLine, opensTitle } from '../documents/titles.ts'

/** Marks inside a line: it is prose, not a heading, a signature or a name in a list. */
const PROSE = /[。，；,;]/
/** What no paragraph ends with. */
const GOES_ON = markTable('，,、（(［[【《“‘〔—与和及或的')
/** The measure of a number that stands at the end of the line before. */
const MEASURE = /^(?:个|项|条|件|家|户|名|人|座|所|处|万|亿|元|亩|吨|%|％)/
/** How much shorter than the others a line that fills the page may be. */
const SLACK = 3.5
/** A paragraph is set in by two characters; what is set in further stands in the middle of the page. */
const DEEPEST_INDENT = 2.5
/** A bracket that has not closed after as many characters will not close any more. */
const LONGEST_BRACKET = 500

/**
 * Whether `next` goes on with the paragraph that `last` is the last line of.
 *
 * @param open  brackets the paragraph has opened and not closed
 * @param since characters since the first of them
 */
export function runsOn(last: Line, next: Line, page: Page, open: number, since: number): boolean {
  if (open > 0 && next.balance < 0 && since < LONGEST_BRACKET) return true
  if (startsAnew(next.tight)) return false
  if (goesOn(last.tight)) return true
  if (last.width >= 12 && isDigit(last.tight.charCodeAt(last.tight.length - 1)) && MEASURE.test(next.tight)) return true
  if (page.indentsTell && next.indent >= INDENT && last.width < page.width + SLACK) return false
  if (page.gapsTell && next.gap) return false
  const ended = endsSentence(last.tight)
  if (page.width === 0) return !ended && last.width >= 12 && PROSE.test(last.tight)
  const full = last.width + Math.min(last.indent, DEEPEST_INDENT) >= page.width - SLACK
  const within = last.width <= page.width + 3
  if (ended) return full && within && next.width <= page.width + 3 && PROSE.test(next.tight)
  if (last.width >= 12 && PROSE.test(last.tight)) return true
  return full && (within || next.width > page.width + 3 || endsSentence(next.tight))
}

function goesOn(tight: string): boolean {
  return endsWith(tight, GOES_ON) && !tight.endsWith('目的')
}

const ISSUES = /(?:政府|办公室|办公厅|委员会|委|局|厅|院)$/

/** Whether a document begins with `line` even where it cuts a sentence of the one before: an issuer's name above “关于……”, or a whole title. */
export function beginsDocument(last: Line, line: Line, next: Line | undefined, page: Page): boolean {
  const { tight } = line
  if (tight.length <= 30 && next !== undefined && opensTitle(next.tight) && ISSUES.test(tight)) return true
  if (goesOn(last.tight) || !isTitleLine(tight)) return false
  // A full line of a page may end like a title in the middle of a sentence.
  return page.width === 0 || line.width < page.width - SLACK
}
