import type { DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const SKIPPED = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'nav', 'button', 'select', 'iframe'])
const BLOCKS = new Set([
  'p', 'div', 'section', 'article', 'header', 'footer', 'main', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'table', 'blockquote', 'pre', 'dl', 'dt', 'dd',
  'figure', 'hr', 'body', 'address', 'caption', 'center',
])

/** The text of a page as a person reads it: a paragraph a line, a table row a line with tabs between the cells, lists numbered. */
export async function textOfHtml(html: string): Promise<string> {
  const { parse } = await import('parse5')
  const writer = new TextWriter()
  walk(parse(html), writer)
  return writer.text()
}

function walk(node: Node, writer: TextWriter): void {
  if (node.nodeName === '#text' && 'value' in node) {
    writer.words(node.value)
    return
  }
  if (SKIPPED.has(node.nodeName) || !('childNodes' in node)) return
  if (node.nodeName === 'br') writer.line()
  else if (node.nodeName === 'table') table(node as Element, writer)
  else if (node.nodeName === 'ol') numbered(node as Element, writer)
  else {
    const block = BLOCKS.has(node.nodeName)
    if (block) writer.line()
    for (const child of node.childNodes) walk(child, writer)
    if (block) writer.line()
  }
}

/** Word processors keep the numbers of a list apart from its words; a list three deep counts 1. （1） ①. */
function numbered(list: Element, writer: TextWriter): void {
  const depth = listDepth(list)
  let number = Number(attribute(list, 'start') ?? 1)
  for (const item of list.childNodes) {
    if (item.nodeName !== 'li' || !('childNodes' in item)) continue
    writer.line()
    writer.words(depth === 0 ? `${number}.` : depth === 1 ? `（${number}）` : String.fromCodePoint(0x245f + Math.min(number, 20)))
    for (const child of item.childNodes) walk(child, writer)
    writer.line()
    number += 1
  }
}

function listDepth(list: Element): number {
  let depth = 0
  for (let above = list.parentNode; above && 'parentNode' in above; above = above.parentNode) if (above.nodeName === 'ol') depth += 1
  return depth
}

/** A row a line; a cell over several rows is repeated in each, as its meaning is. */
function table(element: Element, writer: TextWriter): void {
  writer.line()
  const below: ({ text: string; rows: number } | undefined)[] = []
  for (const row of rowsOf(element)) {
    const cells: string[] = []
    const take = (): void => {
      for (let held = below[cells.length]; held && held.rows > 0; held = below[cells.length]) {
        held.rows -= 1
        cells.push(held.text)
      }
    }
    for (const cell of row.childNodes) {
      if (cell.nodeName !== 'td' && cell.nodeName !== 'th') continue
      take()
      const text = textOfCell(cell as Element)
      const rows = Math.min(Number(attribute(cell as Element, 'rowspan') ?? 1) || 1, 1000)
      const columns = Math.min(Number(attribute(cell as Element, 'colspan') ?? 1) || 1, 100)
      for (let column = 0; column < columns; column += 1) {
        if (rows > 1) below[cells.length] = { text: column === 0 ? text : '', rows: rows - 1 }
        cells.push(column === 0 ? text : '')
      }
    }
    take()
    writer.row(cells)
  }
  writer.line()
}

function rowsOf(element: Element): Element[] {
  return element.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as Element]
    return ['tbody', 'thead', 'tfoot'].includes(child.nodeName) ? rowsOf(child as Element) : []
  })
}

/** Paragraphs of a cell on one line; where one does not end a sentence a semicolon keeps them apart. */
function textOfCell(cell: Element): string {
  const writer = new TextWriter()
  for (const child of cell.childNodes) walk(child, writer)
  const lines = writer.text().split('\n').map((line) => line.replaceAll('\t', ' ').trim()).filter((line) => line !== '')
  return lines.reduce((text, line) => (text === '' || /[，、。；：,;:（(]$/.test(text) ? text + line : `${text}；${line}`), '')
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

class TextWriter {
  private readonly lines: string[] = []
  private open = ''

  words(text: string): void {
    this.open += text.replace(/[\s\u00a0]+/g, ' ')
  }

  line(): void {
    const words = this.open.trim()
    if (words !== '') this.lines.push(words)
    this.open = ''
  }

  row(cells: string[]): void {
    this.line()
    if (cells.some((cell) => cell !== '')) this.lines.push(cells.join('\t'))
  }

  text(): string {
    this.line()
    return this.lines.join('\n')
  }
}
