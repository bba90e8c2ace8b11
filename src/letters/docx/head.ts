import { BorderStyle, Paragraph, Tab, TabStopType, type FileChild, type TextRun } from 'docx'

import { emptyLines, run, titleParagraph } from './lines.ts'
import { markOf } from './mark.ts'
import { characters, titleWidth, twips, typeWidth } from './measures.ts'
import type { Paper } from './paper.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { plain } from './text.ts'
import { titleLines } from './title-lines.ts'

/** Lines at the top for 份号 and 紧急程度; always there, so that no editor has to keep room at the very top of a page. */
const TOP_LINES = 2
/** Points from the number's line to the red line: with the room below its glyphs 4 mm. */
const RED_LINE_BELOW = 7

/** What stands above the text: 文件格式 and 纪要格式 with mark, number and red line; in a 信函格式 the mark is in the page's head. */
export function headOf(paper: Paper, style: PaperStyle): FileChild[] {
  const top = paper.layout === 'letter' ? letterTop(paper, style) : paperTop(paper, style)
  const title = titleParagraph(titleLines(plain(paper.title), titleWidth(style)))
  const to = paper.to.map(plain).filter((name) => name !== '')
  const addressees = to.length === 0 ? [] : [new Paragraph({ style: NAMED.flush, children: [run(`${to.join('、')}：`)] })]
  return [...top, ...emptyLines(2), title, ...emptyLines(1), ...addressees]
}

function paperTop(paper: Paper, style: PaperStyle): FileChild[] {
  const first = leftAbove(paper, style).map((words) => new Paragraph({ style: NAMED.flush, children: [words] }))
  const mark = markOf(plain(paper.mark), style)
  const before = Math.max(0, twips(style.markTop) - TOP_LINES * style.linePitch - mark.above)
  return [...first, ...emptyLines(TOP_LINES - first.length), mark.paragraph({ spacing: { before } }), ...emptyLines(2), numberLine(paper, style)]
}

/** 发文字号 with the red line below it; upward with 签发人 on the right. */
function numberLine(paper: Paper, style: PaperStyle): Paragraph {
  const border = { bottom: { style: BorderStyle.SINGLE, size: 12, space: RED_LINE_BELOW, color: style.markColour } }
  const number = run(plain(paper.number ?? ''))
  if (paper.signer === null) return new Paragraph({ alignment: 'center', border, children: [number] })
  const signer = run(plain(paper.signer), style.fontSubheading)
  const right = { type: TabStopType.RIGHT, position: typeWidth(style) - characters(1, style) }
  return new Paragraph({ indent: { firstLine: characters(1, style) }, tabStops: [right], border, children: [number, run('', undefined, { children: [new Tab()] }), run('签发人：'), signer] })
}

/** Below the first double line: the number flush right; 份号 and 紧急程度 flush left, the first of them on the same line. */
function letterTop(paper: Paper, style: PaperStyle): FileChild[] {
  const [first, ...others] = leftAbove(paper, style)
  const tabStops = [{ type: TabStopType.RIGHT, position: typeWidth(style) }]
  const number = [...(first === undefined ? [] : [first]), run('', undefined, { children: [new Tab()] }), run(plain(paper.number ?? ''))]
  return [new Paragraph({ style: NAMED.flush, tabStops, children: number }), ...others.map((words) => new Paragraph({ style: NAMED.flush, children: [words] }))]
}

/** 份号 of six digits, then 紧急程度 in 黑体. */
function leftAbove({ copyNumber, urgency }: Paper, { fontHeading }: PaperStyle): TextRun[] {
  return [...(copyNumber === null ? [] : [run(plain(copyNumber).padStart(6, '0'))]), ...(urgency === null ? [] : [run(plain(urgency), fontHeading)])]
}
