import { Paragraph, type FileChild, type IParagraphOptions } from 'docx'

import { emptyLines, run } from './lines.ts'
import { characters, widthOf } from './measures.ts'
import type { Paper, PaperBlock } from './paper.ts'
import { slipOf } from './slip.ts'
import type { PaperStyle } from './style.ts'
import { NAMED } from './styles.ts'
import { tableOf } from './table.ts'
import { linesOf, plain } from './text.ts'

type TextBlock = Extract<PaperBlock, { text: string }>

/** The text without its slips: those stand on pages of their own after the signature. */
export function bodyOf(paper: Paper, style: PaperStyle): FileChild[] {
  const blocks = paper.blocks.filter(({ kind }) => kind !== 'slip')
  const last = paper.signature === null ? -1 : blocks.length - 1
  return blocks.flatMap((block, index) => drawn(block, style, index === last && isShort(block) ? { keepNext: true } : {}))
}

/** Never only a signature on a page: the end of the text goes with it. A long paragraph some editors would move as a whole, and leave half a page empty. */
function isShort(block: PaperBlock): boolean {
  return 'text' in block && widthOf(block.text) <= 280
}

export function slipsOf(paper: Paper, style: PaperStyle): FileChild[] {
  return paper.blocks.flatMap((block) => (block.kind === 'slip' ? slipOf(linesOf(block.text), style) : []))
}

function drawn(block: PaperBlock, style: PaperStyle, options: IParagraphOptions): FileChild[] {
  if (block.kind === 'table') return tableOf(block, style)
  if (block.kind === 'people') return [peopleLine(block, style)]
  return linesOf(block.text).map((line) => TEXTS[block.kind](line, style, options))
}

const TEXTS: Readonly<Record<TextBlock['kind'], (line: string, style: PaperStyle, options: IParagraphOptions) => Paragraph>> = {
  paragraph: (line, _, options) => new Paragraph({ ...options, style: NAMED.text, children: [run(line)] }),
  slip: (line, _, options) => new Paragraph({ ...options, style: NAMED.text, children: [run(line)] }),
  'heading-1': (line) => new Paragraph({ style: NAMED.heading1, children: [run(line)] }),
  'heading-2': (line, { fontSubheading }) => runIn(line, NAMED.heading2, fontSubheading),
  'heading-3': (line) => new Paragraph({ style: NAMED.heading3, children: [run(line)] }),
}

/** 楷体 up to the first full stop; what follows on the same line is text: （一）健全机制。各单位要…… */
function runIn(line: string, style: string, font: string): Paragraph {
  const end = line.indexOf('。') + 1
  if (end === 0 || end === line.length) return new Paragraph({ style, children: [run(line, font)] })
  return new Paragraph({ style, keepNext: false, children: [run(line.slice(0, end), font), run(line.slice(end))] })
}

/** 出席：…、… with the label in 黑体; further lines begin below the first name. */
function peopleLine({ label, names }: { label: string; names: readonly string[] }, style: PaperStyle): Paragraph {
  const word = plain(label).replace(/[：:]$/, '')
  const width = characters(widthOf(word) + 1, style)
  return new Paragraph({ indent: { left: characters(2, style) + width, hanging: width }, children: [run(word, style.fontHeading), run(`：${names.map(plain).filter((name) => name !== '').join('、')}`)] })
}

/** 附件：1. …, one line below the text; the names of several stand one below the other. */
export function attachmentsOf({ attachments, signature }: Paper, style: PaperStyle): FileChild[] {
  const names = attachments.map(plain).filter((name) => name !== '')
  if (names.length === 0) return []
  const numbered = names.length > 1
  const keepNext = signature !== null
  return [
    ...emptyLines(1, { keepNext }),
    ...names.map((name, index) => {
      const number = numbered ? `${index + 1}. ` : ''
      const label = index === 0 ? '附件：' : ''
      return new Paragraph({
        style: NAMED.flush,
        keepNext,
        indent: { left: characters(5 + widthOf(number), style), hanging: characters(widthOf(label + number), style) },
        children: [run(`${label}${number}${name}`)],
      })
    }),
  ]
}
