import type { Mark } from './marks.ts'
import type { Paragraph, Span } from './paragraphs.ts'

/**
 * A stretch of the paper that is set at once. A long text is one plain node per chunk until it comes near the window, so
 * that a million characters cost a few hundred nodes, the browser's own search still finds every word, and nothing moves
 * when a chunk is set.
 */
export type Chunk = Span & {
  index: number
  paragraphs: Paragraph[]
  marks: Mark[]
  /** a document of the gazette begins here */
  part: number | null
  /** pixels it will take, from its characters */
  estimate: number
}

const CHARACTERS = 2400
const LINE_PX = 31
const CHARACTERS_A_LINE = 36

/** Groups paragraphs into chunks and hands each the marks that touch it; a document always begins a chunk. */
export function chunksOf(paragraphs: readonly Paragraph[], marks: readonly Mark[]): Chunk[] {
  const groups: Paragraph[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const paragraph of paragraphs) {
    const group = groups.at(-1)
    const length = paragraph.end - paragraph.start
    if (!group || size + length > CHARACTERS || group[0]?.part !== paragraph.part) {
      groups.push([paragraph])
      size = length
    } else {
      group.push(paragraph)
      size += length
    }
  }
  let part = -1
  return groups.map((group, index): Chunk => {
    const first = group[0] as Paragraph
    const last = group.at(-1) as Paragraph
    const begins = first.part !== part
    part = first.part
    return {
      index,
      start: first.start,
      end: last.end,
      paragraphs: group,
      marks: touching(marks, first.start, last.end),
      part: begins ? first.part : null,
      estimate: group.reduce((sum, paragraph) => sum + LINE_PX * Math.ceil((paragraph.end - paragraph.start + 2) / CHARACTERS_A_LINE), 0),
    }
  })
}

function touching(marks: readonly Mark[], start: number, end: number): Mark[] {
  return marks.filter((mark) => mark.start < end && mark.end > start)
}

/** The chunk that holds a place; the last one before it where the place lies between two. */
export function chunkAt(chunks: readonly Chunk[], place: number): Chunk | null {
  let found: Chunk | null = chunks[0] ?? null
  for (const chunk of chunks) {
    if (chunk.start > place) break
    found = chunk
  }
  return found
}
