import { AlignmentType, BorderStyle, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType, type FileChild } from 'docx'

import { emptyLines, run, titleParagraph } from './lines.ts'
import { titleWidth, typeWidth } from './measures.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { titleLines } from './title-lines.ts'

const TITLE = '回　执'
const LABELLED = /^([^：]{1,20})：(.*)$/u
/** What is answered at some length gets the room for it. */
const LONG = /(?:情况|结果|意见|说明|措施|进展|打算)$/
const HEIGHT = 850
const TALL = 2600
const LABEL_PART = 0.28
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

/** A reply slip (回执) on a page of its own: what is known is printed, what is asked has room. */
export function slipOf(lines: readonly string[], style: PaperStyle): FileChild[] {
  const [first = TITLE, ...others] = lines
  const titled = !LABELLED.test(first)
  const rows = titled ? others : lines
  return [titleParagraph(titleLines(titled ? first : TITLE, titleWidth(style)), { pageBreakBefore: true }), ...emptyLines(1), ...parts(rows, style)]
}

/** Labelled lines that follow each other are one form; any other line is a paragraph. */
function parts(lines: readonly string[], style: PaperStyle): FileChild[] {
  const drawn: FileChild[] = []
  let form: RegExpExecArray[] = []
  const closeForm = (): void => {
    if (form.length > 0) drawn.push(formOf(form, style))
    form = []
  }
  for (const line of lines) {
    const labelled = LABELLED.exec(line)
    if (labelled !== null) form.push(labelled)
    else {
      closeForm()
      drawn.push(new Paragraph({ style: NAMED.text, children: [run(line)] }))
    }
  }
  closeForm()
  return drawn
}

function formOf(rows: readonly RegExpExecArray[], style: PaperStyle): Table {
  const width = typeWidth(style)
  const label = Math.round(width * LABEL_PART)
  const cell = (text: string, size: number, font?: string): TableCell =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [new Paragraph({ alignment: font === undefined ? AlignmentType.LEFT : AlignmentType.CENTER, children: text === '' ? [] : [run(text, font)] })],
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [label, width - label],
    margins: { left: 108, right: 108, top: 40, bottom: 40 },
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: rows.map(([, name = '', value = '']) => {
      const tall = value.trim() === '' && LONG.test(name)
      return new TableRow({ cantSplit: true, height: { value: tall ? TALL : HEIGHT, rule: HeightRule.ATLEAST }, children: [cell(name, label, style.fontHeading), cell(value.trim(), width - label)] })
    }),
  })
}
