import { LineRuleType, Paragraph, type IParagraphOptions } from 'docx'

import { markRuns } from './lines.ts'
import { typeWidth, widthOf } from './measures.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { titleLines } from './title-lines.ts'

/** How narrow glyphs may become, and the smallest size at which a mark is still one. */
const NARROWEST = 66
const SMALLEST = 22
/** Room in a line of exact height, so that no editor cuts off the tops of glyphs. */
const LEADING = 1.2

export type Mark = { paragraph: (options: IParagraphOptions) => Paragraph; /** twips of one line above its glyphs */ above: number }

/** 发文机关标志 in the size in which it fits into the width: first narrower, then smaller, at last in two lines or more. */
export function markOf(text: string, style: PaperStyle): Mark {
  const points = typeWidth(style) / 20
  const fitting = (width: number): number => Math.floor(points / (width * (NARROWEST / 100)))
  const size = Math.max(SMALLEST, Math.min(style.markSize, fitting(widthOf(text))))
  const lines = titleLines(text, Math.floor(points / (size * (NARROWEST / 100))))
  const widest = Math.max(...lines.map(widthOf))
  const scale = Math.max(NARROWEST, Math.min(100, Math.floor((points / (widest * size)) * 100)))
  const line = Math.round(size * 20 * LEADING)
  return {
    paragraph: (options) => new Paragraph({ ...options, style: NAMED.mark, spacing: { ...options.spacing, line, lineRule: LineRuleType.EXACT }, children: markRuns(lines, { points: size, scale }) }),
    above: Math.round(line * 0.8 - size * 20 * 0.86),
  }
}
