import type { PdfBlock } from './blocks.ts'

/** One page: its height in points and what stands on it. */
export type PdfPage = { height: number; blocks: PdfBlock[] }

/** Lines at the head and foot of a page that may belong to the paper and not to the text. */
const LINES_AT_EDGE = 2
const MARGIN = 0.1
const LEAST_PAGES = 3
const PAGE_NUMBER = /^[—–\-－_·•\s]{0,6}(?:第\s?)?[\d０-９]{1,4}(?:\s?页)?(?:\s?[/／共]\s?(?:共\s?)?\d{1,4}\s?页?)?[—–\-－_·•\s]{0,6}$/

/**
 * Takes page numbers, and what stands at the same edge of most pages but for its figures, from the pages.
 *
 * @returns the pages without, and the words taken, each once
 */
export function withoutFurniture(pages: readonly PdfPage[]): { pages: PdfPage[]; taken: string[] } {
  const times = new Map<string, number>()
  for (const page of pages) for (const key of new Set([...edgeLines(page).values()])) times.set(key, (times.get(key) ?? 0) + 1)
  // Left and right pages may have heads of their own.
  const most = Math.max(LEAST_PAGES, pages.length * 0.4)
  const taken = new Set<string>()
  const left = pages.map((page) => {
    const edges = edgeLines(page)
    const blocks = page.blocks.filter((block, at) => {
      const key = edges.get(at)
      if (key === undefined || block.kind !== 'line' || !(PAGE_NUMBER.test(block.line.words) || (times.get(key) ?? 0) >= most)) return true
      taken.add(block.line.words)
      return false
    })
    return { ...page, blocks }
  })
  return { pages: left, taken: [...taken] }
}

/** The lines nearest to the head and foot of a page, by their place among its blocks, without their figures. */
function edgeLines({ height, blocks }: PdfPage): Map<number, string> {
  const lines = blocks.flatMap((block, at) => (block.kind === 'line' ? [{ at, y: block.line.y, words: block.line.words }] : []))
  const head = lines.filter(({ y }) => y < height * MARGIN).sort((a, b) => a.y - b.y).slice(0, LINES_AT_EDGE)
  const foot = lines.filter(({ y }) => y > height * (1 - MARGIN)).sort((a, b) => b.y - a.y).slice(0, LINES_AT_EDGE)
  return new Map([...head, ...foot].map(({ at, words }) => [at, words.replace(/[\s\d０-９]+/g, '')]))
}
