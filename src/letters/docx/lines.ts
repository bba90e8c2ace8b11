import { AlignmentType, LineRuleType, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'

import { fontOf, NAMED } from './styles.ts'

/** Empty lines of the body's pitch. */
export function emptyLines(count: number, options: IParagraphOptions = {}): Paragraph[] {
  return Array.from({ length: count }, () => new Paragraph({ ...options }))
}

/** A run of text in another font than the paragraph's; without one in its own. */
export function run(text: string, font?: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, ...(font === undefined ? {} : { font: fontOf(font) }), text })
}

/** Room of an exact height and nothing in it. */
export function room(height: number, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, style: NAMED.room, spacing: { line: height, lineRule: LineRuleType.EXACT }, children: [] })
}

/** A centred title of several lines, which stays one paragraph. */
export function titleParagraph(lines: readonly string[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, style: NAMED.title, children: lines.map((text, index) => new TextRun({ text, ...(index === 0 ? {} : { break: 1 }) })) })
}

/** 发文机关标志: red, centred, as large as the width allows; a long name is set narrow, as offices have it printed. */
export function markRuns(lines: readonly string[], size: { points: number; scale: number }): TextRun[] {
  return lines.map((text, index) =>
    run(text, undefined, { size: size.points * 2, scale: size.scale, ...(index === 0 ? {} : { break: 1 }) }),
  )
}

export const RIGHT = { alignment: AlignmentType.RIGHT } as const
