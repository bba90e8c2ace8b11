import type { Lines } from './lines.ts'
import { markTable } from './marks.ts'

/** How the lines of a text were set. */
export type Page = {
  /** Usual width of a full line; 0 when every paragraph stands on a line of its own. */
  width: number
  /** Whether a blank line parts paragraphs here; where blank lines stand between all lines it says nothing. */
  gapsTell: boolean
  /** Whether the first line of a paragraph is set in here and the others are not. */
  indentsTell: boolean
}

/** Narrowest line that says anything about the page: shorter ones are headings, names, dates. */
const PROSE_WIDTH = 14
const WIDEST_PAGE = 60
export const INDENT = 1

/** Learns from the lines themselves how wide the page is and what blank lines and indents mean on it. */
export function pageOf(lines: Lines): Page {
  const widths = new Uint32Array(WIDEST_PAGE + 2)
  let unfinished = 0
  let prose = 0
  let beyond = 0
  const gaps = new Sign()
  const indents = new Sign()
  let before: boolean | null = null
  for (let at = 0; at < lines.length; at += 1) {
    const width = lines.width(at)
    if (width < PROSE_WIDTH || lines.hasTabs(at)) {
      before = null
      continue
    }
    if (before !== null) {
      gaps.see(lines.gap(at), before)
      indents.see(lines.indent(at) >= INDENT, before)
    }
    before = endsSentence(lines.text.slice(lines.start(at), lines.end(at)))
    prose += 1
    if (width > WIDEST_PAGE) {
      beyond += 1
      continue
    }
    if (!before) unfinished += 1
    widths[width] = (widths[width] ?? 0) + 1
  }
  let usual = 0
  let most = 0
  for (let width = 0; width <= WIDEST_PAGE; width += 1) {
    if (!widths[width]) continue
    const near = (widths[width - 1] ?? 0) + (widths[width] ?? 0) + (widths[width + 1] ?? 0)
    if (near > most || (near === most && width > usual)) [usual, most] = [width, near]
  }
  // Lines that reach over the margin were not broken at it.
  let over = beyond
  for (let width = usual + 4; width <= WIDEST_PAGE; width += 1) over += widths[width] ?? 0
  const broken = prose >= 6 && most >= prose * 0.4 && unfinished >= prose * 0.5 && over <= prose * 0.25
  return { width: broken ? usual : 0, gapsTell: gaps.tells, indentsTell: indents.tells }
}

/** Whether something between two lines — a blank line, an indent — goes together with the end of a sentence above it. */
class Sign {
  private readonly seen = { with: 0, without: 0 }
  private readonly ended = { with: 0, without: 0 }

  see(present: boolean, ended: boolean): void {
    const side = present ? 'with' : 'without'
    this.seen[side] += 1
    if (ended) this.ended[side] += 1
  }

  get tells(): boolean {
    const { with: present, without } = this.seen
    return present >= 3 && without >= 3 && this.ended.with / present - this.ended.without / without > 0.35
  }
}

const STOPS = markTable('。！？!?…')
const PAUSES = markTable('。！？!?…；;：:')
const QUOTES = markTable('"”’』」')
const CLOSERS = markTable('）)］]】')
const OPENERS = markTable('（(［[【')
const ANNOTATES = /负责|牵头|配合|落实|单位|部门|局|委|办|政府|中心/

/** Whether a line ends where a sentence, or a bracket that says who answers for one, ends. */
export function endsSentence(tight: string): boolean {
  let at = tight.length - 1
  const bracket = CLOSERS[tight.charCodeAt(at)] === 1
  if (bracket) at -= 1
  const last = tight.charCodeAt(at)
  if (PAUSES[last] === 1) return true
  if (QUOTES[last] === 1 && STOPS[tight.charCodeAt(at - 1)] === 1) return true
  return bracket && closesAnnotation(tight)
}

/** “……机制。（市财政局牵头）”, and the second line of one: a bracket after a full stop ends its paragraph. */
function closesAnnotation(tight: string): boolean {
  let depth = 0
  const first = Math.max(0, tight.length - 300)
  for (let at = tight.length - 1; at >= first; at -= 1) {
    const mark = tight.charCodeAt(at)
    if (CLOSERS[mark] === 1) depth += 1
    else if (OPENERS[mark] === 1) {
      depth -= 1
      if (depth === 0) return (at === 0 || PAUSES[tight.charCodeAt(at - 1)] === 1) && ANNOTATES.test(tight.slice(at))
    }
  }
  return depth > 0 && ANNOTATES.test(tight)
}
