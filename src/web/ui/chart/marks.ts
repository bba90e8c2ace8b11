import type { Ink } from './ink.ts'

/**
 * What a picture is made of: outlines and words, in pixels from the upper left. The same marks are shown on the page, written as SVG and painted as PNG,
 * so what is saved is what was seen, and what is drawn can be tested without a browser.
 */
export type Mark =
  | { is: 'path'; d: string; stroke?: Ink; width?: number; dash?: string; fill?: Ink; /** read out by pointing at it */ says?: string }
  | { is: 'text'; x: number; y: number; text: string; size: number; ink: Ink; weight: 400 | 600; anchor: Anchor }
export type Anchor = 'start' | 'middle' | 'end'

export type Picture = {
  width: number
  height: number
  marks: readonly Mark[]
  /** what it shows, in one sentence: for who does not see it */
  says: string
}

export const SIZE = 12

type TextLook = { ink?: Ink; anchor?: Anchor; weight?: 400 | 600; size?: number }

/** Words with their middle at `y`. */
export function words(x: number, y: number, text: string, { ink = 'ink-2', anchor = 'start', weight = 400, size = SIZE }: TextLook = {}): Mark {
  // A third of the size below the middle is where Chinese and Latin faces alike have their baseline.
  return { is: 'text', x: tenth(x), y: tenth(y + size * 0.35), text, size, ink, weight, anchor }
}

export function stroke(d: string, ink: Ink, width = 1, dash?: string): Mark {
  return { is: 'path', d, stroke: ink, width, ...(dash ? { dash } : {}) }
}

export function box(x: number, y: number, width: number, height: number, fill: Ink, says?: string): Mark {
  return { is: 'path', d: `M${tenth(x)} ${tenth(y)}h${tenth(width)}v${tenth(height)}h${tenth(-width)}z`, fill, ...(says ? { says } : {}) }
}

/** A circle; `open`: a ring, for what still waits. */
export function dot(x: number, y: number, radius: number, ink: Ink, open: boolean, says?: string): Mark {
  const d = `M${tenth(x - radius)} ${tenth(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
  return { is: 'path', d, fill: open ? 'bg' : ink, stroke: ink, width: open ? 1.5 : 1, ...(says ? { says } : {}) }
}

/** A hairline falls on a row of pixels, not between two. */
export const crisp = (value: number): number => Math.round(value) + 0.5
export const across = (x1: number, x2: number, y: number): string => `M${tenth(x1)} ${tenth(y)}H${tenth(x2)}`
export const down = (x: number, y1: number, y2: number): string => `M${tenth(x)} ${tenth(y1)}V${tenth(y2)}`

/** A target across a bar: with white on both sides, else it is lost where the bar has passed it. */
export function acrossBar(x: number, y1: number, y2: number): Mark[] {
  return [stroke(down(crisp(x), y1, y2), 'bg', 4.5), stroke(down(crisp(x), y1, y2), 'ink', 1.5)]
}

/** Tenths of a pixel are finer than any screen; more digits only make files long. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** About how wide words stand: Chinese characters are square, others a little over half. Enough to leave room; nothing is cut by it. */
export function widthOf(text: string, size = SIZE): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56
  return Math.ceil(width * size)
}

/**
 * Middles of labels that keep `gap` from each other and stay between `top` and `bottom`, each as near as may be to where it belongs.
 *
 * @param wanted middles, in any order
 * @returns middles in the same order
 */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const placed: number[] = []
  let least = top
  for (const index of order) {
    placed[index] = Math.max(wanted[index]!, least)
    least = placed[index]! + gap
  }
  let most = bottom
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index]!, most)
    most = placed[index]! - gap
  }
  return placed
}

/** Breaks words into lines of at most this width; Latin words are broken too, as titles here are Chinese. */
export function lines(text: string, width: number, size: number): string[] {
  const all: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && widthOf(line + character, size) > width) {
      all.push(line)
      line = ''
    }
    line += character
  }
  return line === '' ? all : [...all, line]
}
