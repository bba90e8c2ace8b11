import { AlignmentType, BorderStyle, Paragraph, RelativeVerticalPosition, Table, TableAnchorType, TableCell, TableLayoutType, TableRow, WidthType, type FileChild } from 'docx'

import { room, run } from './lines.ts'
import { twips, typeWidth, widthOf } from './measures.ts'
import type { Paper } from './paper.ts'
import { dateWords } from './signature.ts'
import type { PaperStyle } from './style.ts'
import { plain } from './text.ts'

/** 4号 in half points and twips. */
const SIZE = 28
const CHARACTER = 280
/** 0.35 mm and 0.25 mm in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Twips of the line the block hangs on. */
const HAIR = 20
const PRINTED = '印发'

/**
 * 版记: 抄送, 印发机关 and 印发日期 at the foot of the last page, with its rules. A 信函格式 has 抄送 only, and no rules.
 *
 * @source GB/T 9704-2012, 7.4 and 10.1
 */
export function footerBlockOf(paper: Paper, style: PaperStyle): FileChild[] {
  const copies = style.footerBlock === 'none' ? '' : paper.copies.map(plain).filter((name) => name !== '').join('、')
  const printed = style.footerBlock === 'full' && paper.layout !== 'letter' ? paper.printed : null
  if (copies === '' && printed === null) return []
  const width = typeWidth(style)
  const date = Math.ceil(widthOf(`${dateWords(printed?.on ?? null)}${PRINTED}`) + 3) * CHARACTER
  const rows = [
    ...(copies === '' ? [] : [new TableRow({ cantSplit: true, children: [cell(copiesLine(copies), width, 2)] })]),
    ...(printed === null
      ? []
      : [new TableRow({ cantSplit: true, children: [cell(words(plain(printed.by), AlignmentType.LEFT), width - date), cell(words(`${dateWords(printed.on)}${PRINTED}`, AlignmentType.RIGHT), date)] })]),
  ]
  const ruled = paper.layout !== 'letter'
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [width - date, date],
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { top: ruled ? THICK : NONE, bottom: ruled ? THICK : NONE, insideHorizontal: ruled ? THIN : NONE, left: NONE, right: NONE, insideVertical: NONE },
    // Across by the page, not by the type area: beside a table as wide as that no text can stand, and some editors then leave it where it is.
    float: { horizontalAnchor: TableAnchorType.PAGE, absoluteHorizontalPosition: twips(style.marginLeft), verticalAnchor: TableAnchorType.MARGIN, relativeVerticalPosition: RelativeVerticalPosition.BOTTOM },
    rows,
  })
  return [table, room(HAIR)]
}

function cell(paragraph: Paragraph, width: number, columnSpan = 1): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, ...(columnSpan === 1 ? {} : { columnSpan }), children: [paragraph] })
}

function words(text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  return new Paragraph({ alignment, indent: { left: CHARACTER, right: CHARACTER }, children: [run(text, undefined, { size: SIZE })] })
}

/** 抄送：…。 Further lines begin below the first name. */
function copiesLine(copies: string): Paragraph {
  const label = '抄送：'
  const width = widthOf(label) * CHARACTER
  return new Paragraph({ indent: { left: CHARACTER + width, hanging: width, right: CHARACTER }, children: [run(`${label}${copies}。`, undefined, { size: SIZE })] })
}
