import type { Grid } from './grid.ts'
import { gridsOf } from './grid.ts'
import type { Piece } from './pieces.ts'
import { withoutRadicals } from './radicals.ts'
import { multiplied, rulingsOf } from './rulings.ts'
import type { Drawing, DrawingCodes, Matrix } from './rulings.ts'

/** One run of text as pdf.js gives it; what marks a part of the page instead has no words. */
type TextItem = { str: string; transform: number[]; width: number }
/** The parts of a pdf.js page that are used here. */
export type SourcePage = {
  getViewport: (options: { scale: number }) => { transform: number[]; height: number }
  getTextContent: () => Promise<{ items: (TextItem | object)[] }>
  getOperatorList: () => Promise<Drawing>
  cleanup: () => unknown
}

export type PageWords = {
  height: number
  pieces: Piece[]
  /** Words that do not run from left to right: watermarks, notes along the edge. */
  aslant: string[]
  grids: Grid[]
}

/** The words of a page with their places, and its ruled tables. */
export async function wordsOf(page: SourcePage, codes: DrawingCodes): Promise<PageWords> {
  const { transform, height } = page.getViewport({ scale: 1 })
  const view = matrixOf(transform)
  const pieces: Piece[] = []
  const aslant: string[] = []
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a, b, c, d, x, y] = multiplied(view, matrixOf(item.transform))
    const size = Math.hypot(c, d)
    if (Math.abs(b) > 0.1 * Math.hypot(a, b) || a < 0) aslant.push(item.str)
    else pieces.push({ words: withoutRadicals(item.str), x, y, width: item.width, size: size || 1 })
  }
  // Listing what a page draws takes longer than its words: only where words stand side by side can there be a table.
  const grids = stepsAside(pieces) ? gridsOf(rulingsOf(await page.getOperatorList(), codes, view)) : []
  page.cleanup()
  return { height, pieces, aslant, grids }
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f]
}

/** Whether words stand beside other words, as in columns: a piece right of the one before and no lower than its own height. */
function stepsAside(pieces: readonly Piece[]): boolean {
  let times = 0
  for (let at = 1; at < pieces.length; at += 1) {
    const [before, piece] = [pieces[at - 1], pieces[at]]
    if (before && piece && piece.x > before.x + before.width + 0.4 * piece.size && piece.y < before.y + 0.5 * piece.size) times += 1
  }
  return times >= 2
}
