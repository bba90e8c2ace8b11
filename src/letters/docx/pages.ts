import { AlignmentType, BorderStyle, Footer, Header, LineRuleType, PageNumber, Paragraph, TextRun, type ISectionOptions } from 'docx'

import { RIGHT, room, run } from './lines.ts'
import { markOf } from './mark.ts'
import { PAGE, twips } from './measures.ts'
import type { Paper } from './paper.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { plain } from './text.ts'

/** mm from the type area to the page number, and the height of 4号 */
const NUMBER_BELOW = 7
const NUMBER_HEIGHT = 14 * (25.4 / 72)
const CHARACTER = 280
/** mm: the double lines of a 信函格式 are 170 long, the second 20 from the bottom edge */
const DOUBLE_LINE = 170
const SECOND_LINE = 20
/** mm of the line that holds 代拟稿 above the mark of a 信函格式, and where it stands on other pages */
const STATE_LINE = 10
const STATE_TOP = 18
/** Points from the mark's line, and twips to the number's, that make 4 mm and 7/8 of a character with the room around the glyphs. */
const FIRST_LINE_BELOW = 5
const NUMBER_ROOM = 110
const DRAFT = '代拟稿'
const DEMONSTRATION = '演示数据'

type Pages = Pick<ISectionOptions, 'headers' | 'footers' | 'properties'>

/** Paper, margins, grid, and what stands outside the type area: page numbers, the marks of a draft, the lines of a 信函格式. */
export function pagesOf(paper: Paper, style: PaperStyle): Pages {
  const letter = paper.layout === 'letter'
  const number = style.marginBottom - NUMBER_BELOW - NUMBER_HEIGHT
  const footer = letter ? Math.min(number, SECOND_LINE - 1) : number
  const below = letter && number > footer ? [room(twips(number - footer))] : []
  const state = stateOf(paper, style)
  const every = state === null ? {} : { default: new Header({ children: [state] }), even: new Header({ children: [state] }) }
  return {
    headers: letter ? { ...every, first: letterHead(paper, style) } : every,
    footers: {
      default: new Footer({ children: [pageNumber(AlignmentType.RIGHT), ...below] }),
      even: new Footer({ children: [pageNumber(AlignmentType.LEFT), ...below] }),
      ...(letter ? { first: letterFoot(style) } : {}),
    },
    properties: {
      titlePage: letter,
      grid: { type: 'lines', linePitch: style.linePitch },
      page: {
        size: { width: PAGE.width, height: PAGE.height },
        margin: {
          top: twips(style.marginTop),
          right: twips(style.marginRight),
          bottom: twips(style.marginBottom),
          left: twips(style.marginLeft),
          header: twips(letter ? style.letterMarkTop - STATE_LINE : STATE_TOP),
          footer: twips(footer),
          gutter: 0,
        },
      },
    },
  }
}

/** — 3 —, on odd pages right by a character, on even ones left by one. */
function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  const indent = alignment === AlignmentType.RIGHT ? { right: CHARACTER } : { left: CHARACTER }
  return new Paragraph({ style: NAMED.page, alignment, indent, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })
}

/** 代拟稿, 演示数据: on every page, so that no page of it passes for what it is not. */
function stateOf(paper: Paper, style: PaperStyle, height = twips(STATE_LINE)): Paragraph | null {
  const words = [...(paper.draft ? [DRAFT] : []), ...(paper.demonstration ? [DEMONSTRATION] : [])].join('　')
  return words === '' ? null : new Paragraph({ ...RIGHT, style: NAMED.room, spacing: { line: height, lineRule: LineRuleType.EXACT }, children: [run(words, style.fontHeading)] })
}

function letterHead(paper: Paper, style: PaperStyle): Header {
  const mark = markOf(plain(paper.mark), style)
  const height = twips(STATE_LINE) - mark.above
  const above = stateOf(paper, style, height) ?? room(height)
  const border = { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: FIRST_LINE_BELOW, color: style.markColour } }
  return new Header({ children: [above, mark.paragraph({ indent: outside(style), border }), room(NUMBER_ROOM)] })
}

function letterFoot(style: PaperStyle): Footer {
  const border = { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, space: 0, color: style.markColour } }
  return new Footer({ children: [room(twips(1), { indent: outside(style), border })] })
}

/** Centred on the page, not on the type area: beyond both margins. */
function outside(style: PaperStyle): { left: number; right: number } {
  const side = PAGE.width / 2 - twips(DOUBLE_LINE) / 2
  return { left: Math.round(side - twips(style.marginLeft)), right: Math.round(side - twips(style.marginRight)) }
}
