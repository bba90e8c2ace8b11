/**
 * A list may be higher than a browser allows anything to be (17 to 33 million pixels: 500 000 rows in one of them). So what is scrolled is
 * at most `capPx` high, and the rows have a height of their own: `shown` is where the page is scrolled to, `real` what is seen of the rows.
 * Near both ends the two move alike; in between, a pixel of the scroll bar is more than a pixel of rows.
 */
export type Scale = { rows: number; rowPx: number; capPx: number }

/** Where the page is scrolled to, and what of the rows stands there: pixels from the top of the first row. */
export type Anchor = { shown: number; real: number }

/** At each end, this part of the height is not scaled. */
const EDGE = 1 / 8
/** What is scrolled by more windows than this at once is a jump: a scroll bar that is dragged. */
const NEAR = 2

/** The height of all rows. */
export function realHeight({ rows, rowPx }: Scale): number {
  return rows * rowPx
}

/** The height that is scrolled over. */
export function shownHeight(scale: Scale): number {
  return Math.min(realHeight(scale), scale.capPx)
}

/** The row at a height, from 0. */
export function rowAt({ rowPx }: Scale, real: number): number {
  return Math.floor(real / rowPx)
}

/** Where a row begins. */
export function offsetOf({ rowPx }: Scale, row: number): number {
  return row * rowPx
}

/** What of the rows belongs where the page is scrolled to. */
export function realAt(scale: Scale, shown: number): number {
  return between(shown, shownHeight(scale), realHeight(scale), scale)
}

/** Where the page belongs for what is seen of the rows: the inverse of `realAt`. */
export function shownAt(scale: Scale, real: number): number {
  return between(real, realHeight(scale), shownHeight(scale), scale)
}

function between(at: number, from: number, to: number, scale: Scale): number {
  const edge = shownHeight(scale) * EDGE
  if (at <= edge) return at
  if (at >= from - edge) return to - (from - at)
  return edge + ((at - edge) * (to - 2 * edge)) / (from - 2 * edge)
}

/**
 * What is seen after scrolling. A wheel and keys move the rows by as many pixels as the page; a scroll bar that is dragged jumps to where it
 * points.
 */
export function moved(scale: Scale, from: Anchor, shown: number, view: number): Anchor {
  if (Math.abs(shown - from.shown) > NEAR * view) return { shown, real: realAt(scale, shown) }
  const lowest = Math.min(0, shown)
  const highest = Math.max(realHeight(scale) - view, realHeight(scale) - (shownHeight(scale) - shown))
  return { shown, real: Math.max(lowest, Math.min(from.real + shown - from.shown, highest)) }
}

/** The rows to be there for a window of `view` pixels; in steps, so that not every pixel makes another list. */
export function rowsIn(scale: Scale, real: number, view: number): { first: number; end: number } {
  const first = Math.max(0, Math.floor((rowAt(scale, real) - OVERSCAN) / STEP) * STEP)
  const end = Math.ceil((rowAt(scale, real + view) + 1 + OVERSCAN) / STEP) * STEP
  return { first: Math.min(first, scale.rows), end: Math.min(Math.max(end, 0), scale.rows) }
}

const OVERSCAN = 8
const STEP = 4
