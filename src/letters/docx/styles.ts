import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IRunStylePropertiesOptions, type IStylesOptions } from 'docx'

import { characters } from './measures.ts'
import type { PaperStyle } from './style.ts'

/** Named styles of a letter, so that an office changes one style in its editor and not every line. */
export const NAMED = {
  title: 'gwTitle',
  heading1: 'gwHeading1',
  heading2: 'gwHeading2',
  heading3: 'gwHeading3',
  text: 'gwText',
  flush: 'gwFlush',
  page: 'gwPage',
  mark: 'gwMark',
  room: 'gwRoom',
} as const

/** Sizes of tables' words in points, greatest first: 4号, 小四, 五号, 小五. */
export const CELL_SIZES = [14, 12, 10.5, 9] as const
export type CellSize = (typeof CELL_SIZES)[number]

export function cellStyle(size: CellSize): string {
  return `gwCell${size * 2}`
}

/** Styles of lines of another height than the grid's: an editor that keeps to the grid would make two lines of them. */
const OFF_GRID: readonly string[] = [NAMED.title, NAMED.page, NAMED.mark, NAMED.room, ...CELL_SIZES.map(cellStyle)]

/** A font for Han and Latin alike; the hint keeps “ ” — … as wide as Han. */
export function fontOf(name: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string; hint: string } {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

/** What stands when nothing else is said: 3号仿宋 on the grid of 22 lines and 28 characters. */
export function stylesOf(style: PaperStyle): IStylesOptions {
  const pitch = { line: style.linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
  // No room between Han and digits: it would add up to a character a line. (Written by docx, but missing in its types.)
  // Nor a line moved to the next page to keep another company: a page holds 22.
  const flow = { spacing: pitch, autoSpaceEastAsianText: false, widowControl: false }
  const indented = { firstLine: characters(2, style) }
  const named = (id: string, name: string, paragraph: IParagraphStyleOptions['paragraph'], run: IRunStylePropertiesOptions = {}): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, paragraph, run })
  return {
    default: {
      document: {
        run: { font: fontOf(style.fontBody), size: style.bodySize * 2, characterSpacing: style.characterSpacing, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        paragraph: flow,
      },
    },
    paragraphStyles: [
      named(NAMED.text, '公文正文', { indent: indented, alignment: AlignmentType.BOTH }),
      named(NAMED.flush, '公文顶格', { alignment: AlignmentType.LEFT }),
      named(
        NAMED.title,
        '公文标题',
        { alignment: AlignmentType.CENTER, keepLines: true, keepNext: true, outlineLevel: 0, spacing: { ...pitch, line: style.titlePitch } },
        { font: fontOf(style.fontTitle), size: style.titleSize * 2 },
      ),
      named(NAMED.heading1, '公文一级标题', { indent: indented, keepNext: true, outlineLevel: 1 }, { font: fontOf(style.fontHeading) }),
      named(NAMED.heading2, '公文二级标题', { indent: indented, keepNext: true, outlineLevel: 2 }),
      named(NAMED.heading3, '公文三级标题', { indent: indented, keepNext: true, outlineLevel: 3 }),
      named(NAMED.page, '公文页码', { spacing: { ...pitch, line: 280 } }, { font: fontOf(style.fontPage), size: 28 }),
      named(NAMED.mark, '发文机关标志', { alignment: AlignmentType.CENTER, spacing: pitch }, { font: fontOf(style.fontTitle), color: style.markColour }),
      ...CELL_SIZES.map((size) => named(cellStyle(size), `公文表格${size}磅`, { spacing: { ...pitch, line: size * 26 } }, { size: size * 2 })),
      named(NAMED.room, '公文空位', { spacing: pitch }),
    ],
  }
}

/** `word/styles.xml` with what docx cannot say: which styles do not keep to the grid. */
export function offGrid(stylesXml: string): string {
  return OFF_GRID.reduce((xml, id) => {
    const at = xml.indexOf('<w:spacing ', xml.indexOf(`w:styleId="${id}"`))
    return `${xml.slice(0, at)}<w:snapToGrid w:val="0"/>${xml.slice(at)}`
  }, stylesXml)
}
