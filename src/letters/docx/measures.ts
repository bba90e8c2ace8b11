import type { PaperStyle } from './style.ts'

export const PAGE = { width: 11906, height: 16838 } as const
const TWIPS_PER_MM = 1440 / 25.4

/** Millimetres in twips (1/1440 inch), whole. */
export function twips(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM)
}

/** Width of the type area (版心) in twips. */
export function typeWidth(style: PaperStyle): number {
  return PAGE.width - twips(style.marginLeft) - twips(style.marginRight)
}

/** Width of `count` characters of the body in twips. */
export function characters(count: number, style: PaperStyle): number {
  return Math.round(count * (style.bodySize * 20 + style.characterSpacing))
}

/** Width of a text in characters: Latin letters and digits are half as wide as Han. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u0020-\u00ff]/.test(character) ? 0.5 : 1
  return width
}

/** Characters a line of a title holds, one less than fit: digits are not half as wide as Han in every font. */
export function titleWidth(style: PaperStyle): number {
  return Math.floor(typeWidth(style) / (style.titleSize * 20)) - 1
}
