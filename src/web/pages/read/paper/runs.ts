import type { Mark } from './marks.ts'
import type { Span } from './paragraphs.ts'

/** A stretch of one line over which the same marks lie. */
export type Run = Span & {
  text: string
  /** the marks over it, the longest first */
  marks: Mark[]
  /** marks that begin with this run: the margin number stands here */
  begins: Mark[]
  /** marks that end with this run: 误 stands behind a wrong figure */
  ends: Mark[]
}

/**
 * Cuts the lines of a paragraph wherever a mark begins or ends. Marks may overlap in any way.
 *
 * @param lines pieces of the text in order
 * @param marks ordered by `start`; those outside the lines are passed over
 */
export function runsOf(text: string, lines: readonly Span[], marks: readonly Mark[]): Run[] {
  const drawn = drawnMarks(text, lines, marks)
  return lines.flatMap((line) => runsOfLine(text, line, drawn))
}

type Drawn = { mark: Mark; first: number | null; last: number | null }

/**
 * Where each mark first and last shows: it may begin or end in the blanks between two lines. Null where it came from the
 * paragraph before or goes on into the next, so that it has one number and one sign.
 */
function drawnMarks(text: string, lines: readonly Span[], marks: readonly Mark[]): Drawn[] {
  return marks.flatMap((mark): Drawn[] => {
    const touched = lines.filter((line) => line.start < mark.end && line.end > mark.start)
    const head = touched[0]
    const tail = touched.at(-1)
    if (!head || !tail) return []
    const first = Math.max(head.start, mark.start)
    const last = Math.min(tail.end, mark.end)
    return [{ mark, first: isBlank(text, mark.start, first) ? first : null, last: isBlank(text, last, mark.end) ? last : null }]
  })
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === ''
}

function runsOfLine(text: string, line: Span, drawn: readonly Drawn[]): Run[] {
  const here = drawn.filter(({ mark }) => mark.start < line.end && mark.end > line.start)
  const cuts = new Set([line.start, line.end])
  for (const { mark } of here) {
    if (mark.start > line.start) cuts.add(mark.start)
    if (mark.end < line.end) cuts.add(mark.end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, index): Run => {
    const end = places[index + 1] as number
    const over = here.filter(({ mark }) => mark.start <= start && mark.end >= end)
    return {
      start,
      end,
      text: text.slice(start, end),
      marks: over.map(({ mark }) => mark).sort((a, b) => b.end - b.start - (a.end - a.start)),
      begins: over.filter(({ first }) => first === start).map(({ mark }) => mark),
      ends: over.filter(({ last }) => last === end).map(({ mark }) => mark),
    }
  })
}

/** How much a kind of mark says; where several lie over the same words, the one that says most is drawn. */
const SAYS_MOST = ['wrong', 'unknown-unit', 'target', 'rhythm', 'term', 'rounded', 'right', 'task'] as const

/** The kind that is drawn over a run; null for plain text. */
export function drawnKind(run: Run): Mark['kind'] | null {
  return SAYS_MOST.find((kind) => run.marks.some((mark) => mark.kind === kind)) ?? null
}

/** The proposal that a click on the run means: the shortest one over it. */
export function proposalUnder(run: Run): string | null {
  return run.marks.findLast((mark) => mark.proposal !== null)?.proposal ?? null
}
