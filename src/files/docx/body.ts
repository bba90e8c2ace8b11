import { FileRefusal } from '../refusal.ts'
import type { TextLines } from '../text-lines.ts'
import { attribute, isOn, walkXml } from '../xml.ts'
import type { Attributes } from '../xml.ts'
import { Fields } from './fields.ts'
import type { InList, ListCounter } from './numbering.ts'
import { TableRows } from './rows.ts'
import type { ListOfStyle } from './styles.ts'

/** What a document's stories (body, notes, margins) share. */
export type Story = { counter: ListCounter; listOfStyle: ListOfStyle; lines: TextLines; elsewhere: string[] }

type Paragraph = {
  words: string
  /** Hidden and deleted words: in the file, not in the text. */
  unseen: string
  style: string | null
  list: string | null
  level: number | null
  /** Its end was deleted: the next paragraph goes on in the same line. */
  runsOn: boolean
  /** Lines of the text boxes that hang on it. */
  boxes: string[]
}

/** What Word keeps beside the text as it stands: older looks for older programs, how it was before a change, pronunciation. */
const PASSED_OVER = new Set(['Fallback', 'rt', 'sectPr', 'sdtPr', 'pPrChange', 'rPrChange', 'tcPrChange', 'trPrChange', 'tblPrChange', 'tblPrExChange', 'binData', 'textpath'])
const ROW_OR_CELL = new Set(['trPr', 'tcPr'])
/** No paper has tables in tables in tables; each would hand its words to the one around it. */
const DEEPEST_TABLE = 20
const BREAKS: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: ' ', ptab: ' ', noBreakHyphen: '-' }

/**
 * Writes one part of a Word document as lines: paragraphs with their automatic numbers, tables by the rules of `TableText`, text boxes
 * after the paragraph they hang on. Insertions count, deletions and hidden words go to `elsewhere`.
 *
 * @source ECMA-376 part 1, 17 (WordprocessingML)
 */
export function writeStory(part: Uint8Array, story: Story): void {
  const walker = new StoryWalker(story)
  walkXml(part, {
    open: (element, attributes) => walker.open(element, attributes),
    text: (words) => walker.text(words),
    close: (element) => walker.close(element),
  })
}

class StoryWalker {
  private readonly story: Story
  private readonly fields = new Fields()
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: TableRows[] = []
  /** Where lines go: the table being read, the boxes of a paragraph, and at last the text. */
  private readonly sinks: ((line: string) => void)[]
  private held = 0
  private passing = 0
  private properties: string | null = null
  private markProperties = false
  private takes: 'words' | 'code' | 'deleted' | null = null
  private deletions = 0
  private runHidden = false
  private carried = ''

  constructor(story: Story) {
    this.story = story
    this.sinks = [(line) => story.lines.add(line)]
  }

  open(element: string, attributes: Attributes): void {
    if (this.passing > 0 || PASSED_OVER.has(element) || isSeparator(element, attributes)) {
      this.passing += 1
      return
    }
    const value = attribute(attributes, 'val')
    if (this.properties !== null) this.property(element, value)
    else if (element === 'p') this.paragraphs.push({ words: '', unseen: '', style: null, list: null, level: null, runsOn: false, boxes: [] })
    else if (element === 'pPr' || element === 'rPr' || ROW_OR_CELL.has(element)) this.properties = element
    else if (element === 'r') this.runHidden = false
    else if (element === 't') this.takes = 'words'
    else if (element === 'delText') this.takes = 'deleted'
    else if (element === 'instrText') this.takes = 'code'
    else if (element === 'fldChar') this.field(attribute(attributes, 'fldCharType'))
    else if (element === 'fldSimple') this.fields.begin(attribute(attributes, 'instr') ?? ' ')
    else if (element === 'del' || element === 'moveFrom') this.deletions += 1
    else if (element in BREAKS) this.say(BREAKS[element] ?? '')
    else this.openBlock(element)
  }

  text(words: string): void {
    if (this.passing > 0 || this.takes === null) return
    if (this.takes === 'code') this.fields.code(words)
    else this.say(words)
  }

  close(element: string): void {
    if (this.passing > 0) {
      this.passing -= 1
      return
    }
    this.takes = null
    if (this.properties !== null) {
      if (element === 'rPr') this.markProperties = false
      if (element === this.properties) this.properties = null
    } else if (element === 'fldSimple') this.fields.end()
    else if (element === 'del' || element === 'moveFrom') this.deletions -= 1
    else if (element === 'p') this.endParagraph()
    else this.closeBlock(element)
  }

  private openBlock(element: string): void {
    if (element === 'txbxContent') {
      const boxes = this.paragraphs.at(-1)?.boxes ?? []
      this.sinks.push((line) => boxes.push(line))
    } else if (element === 'tbl') {
      if (this.tables.length >= DEEPEST_TABLE) throw new FileRefusal('damaged')
      const outer = this.sinks.at(-1)
      const table = new TableRows((line) => outer?.(line))
      this.tables.push(table)
      this.sinks.push((line) => {
        this.held += line.length
        this.story.lines.refuseBeyond(this.held)
        if (!table.line(line)) outer?.(line)
      })
    } else if (element === 'tr') this.tables.at(-1)?.beginRow()
    else if (element === 'tc') this.tables.at(-1)?.beginCell()
  }

  private closeBlock(element: string): void {
    if (element === 'txbxContent') this.sinks.pop()
    else if (element === 'tbl') {
      this.tables.pop()
      this.sinks.pop()
    } else if (element === 'tc') this.tables.at(-1)?.endCell()
    else if (element === 'tr') {
      this.story.elsewhere.push(...(this.tables.at(-1)?.endRow() ?? []))
      this.held = 0
    }
  }

  /** What stands in `<w:pPr>`, `<w:rPr>`, `<w:trPr>`, `<w:tcPr>`. */
  private property(element: string, value: string | undefined): void {
    const paragraph = this.paragraphs.at(-1)
    if (ROW_OR_CELL.has(this.properties ?? '')) this.tables.at(-1)?.property(element, value)
    else if (this.properties === 'rPr') this.runHidden ||= element === 'vanish' && isOn(value)
    else if (!paragraph) return
    else if (element === 'rPr') this.markProperties = true
    else if (this.markProperties) paragraph.runsOn ||= element === 'del' || element === 'moveFrom'
    else if (element === 'pStyle') paragraph.style = value ?? null
    else if (element === 'numId') paragraph.list = value ?? null
    else if (element === 'ilvl') paragraph.level = Number(value) || 0
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.begin()
    else if (type === 'separate') this.fields.separate()
    else if (type === 'end') this.fields.end()
  }

  private say(words: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph || !this.fields.shows()) return
    if (this.takes === 'deleted' || this.deletions > 0 || this.runHidden) paragraph.unseen += words
    else paragraph.words += words
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    const sink = this.sinks.at(-1)
    if (!paragraph || !sink) return
    if (paragraph.unseen !== '') this.story.elsewhere.push(paragraph.unseen)
    const words = this.carried + paragraph.words
    this.carried = paragraph.runsOn ? words : ''
    if (!paragraph.runsOn) {
      const list = this.listOf(paragraph)
      const number = list === null ? '' : this.story.counter.next(list, paragraph.style)
      const [first = '', ...more] = words.split('\n').map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim()).filter((line) => line !== '')
      // In a table a number may be all a cell says (序号); elsewhere a number without words is a blank line.
      if (first !== '' || (number !== '' && this.tables.length > 0)) sink((number + first).trim())
      more.forEach(sink)
    }
    paragraph.boxes.forEach(sink)
  }

  private listOf({ list, level, style }: Paragraph): InList | null {
    if (list !== null) return list === '0' ? null : { list, level }
    const ofStyle = this.story.listOfStyle(style)
    return ofStyle === null || ofStyle.list === '0' ? null : { list: ofStyle.list, level: level ?? ofStyle.level }
  }
}

/** The line above footnotes is a footnote to Word. */
function isSeparator(element: string, attributes: Attributes): boolean {
  return (element === 'footnote' || element === 'endnote') && (attribute(attributes, 'type') ?? 'normal') !== 'normal'
}
