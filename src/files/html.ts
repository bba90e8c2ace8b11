import type { DefaultTreeAdapterTypes } from 'parse5'
import { FileRefusal } from './refusal.ts'
import { MOST_COLUMNS, TableText } from './table-text.ts'
import type { TableCell } from './table-text.ts'

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
  return writer.lines().join('\n')
}

/** No page nests as deep; one made to would overrun the stack. */
const DEEPEST = 1000

function walk(node: Node, writer: TextWriter, depth = 0): void {
  if (depth > DEEPEST) throw new FileRefusal('damaged')
  if (node.nodeName === '#text' && 'value' in node) {
    writer.words(node.value)
    return
  }
  if (SKIPPED.has(node.nodeName) || !('childNodes' in node)) return
  if (node.nodeName === 'br') writer.line()
  else if (node.nodeName === 'table') table(node as Element, writer, depth)
  else if (node.nodeName === 'ol') numbered(node as Element, writer, depth)
  else {
    const block = BLOCKS.has(node.nodeName)
    if (block) writer.line()
    for (const child of node.childNodes) walk(child, writer, depth + 1)
    if (block) writer.line()
  }
}

/** Word processors keep the numbers of a list apart from its words; a list three deep counts 1. （1） ①. */
function numbered(list: Element, writer: TextWriter, depthInPage: number): void {
  const depth = listDepth(list)
  let number = Number(attribute(list, 'start') ?? 1)
  for (const item of list.childNodes) {
    if (item.nodeName !== 'li' || !('childNodes' in item)) continue
    writer.line()
    writer.words(depth === 0 ? `${number}.` : depth === 1 ? `（${number}）` : String.fromCodePoint(0x245f + Math.min(number, 20)))
    for (const child of item.childNodes) walk(child, writer, depthInPage + 1)
    writer.line()
    number += 1
  }
}

function listDepth(list: Element): number {
  let depth = 0
  for (let above = list.parentNode; above && 'parentNode' in above; above = above.parentNode) if (above.nodeName === 'ol') depth += 1
  return depth
}

/** A table as `TableText` writes it; a page says how many rows a cell reaches down, there each row says what comes from above. */
function table(element: Element, writer: TextWriter, depth: number): void {
  writer.line()
  const text = new TableText((line) => writer.whole(line))
  const below: { rows: number; columns: number }[] = []
  for (const row of rowsOf(element)) {
    const cells: TableCell[] = []
    let column = 0
    const take = (): void => {
      for (let held = below[column]; held && held.rows > 0 && column < MOST_COLUMNS; held = below[column]) {
        held.rows -= 1
        cells.push({ lines: [], columns: held.columns, continues: true })
        column += held.columns
      }
    }
    for (const node of row.childNodes) {
      if (column >= MOST_COLUMNS) break
      if (node.nodeName !== 'td' && node.nodeName !== 'th') continue
      take()
      const cell = node as Element
      const columns = spanOf(cell, 'colspan', 100)
      below[column] = { rows: spanOf(cell, 'rowspan', 1000) - 1, columns }
      cells.push({ lines: linesOf(cell, depth), columns, continues: false })
      column += columns
    }
    take()
    text.row(cells)
  }
  writer.line()
}

function spanOf(cell: Element, name: string, most: number): number {
  return Math.max(1, Math.min(Math.trunc(Number(attribute(cell, name) ?? 1)) || 1, most))
}

function rowsOf(element: Element): Element[] {
  return element.childNodes.flatMap((child) => {
    if (child.nodeName === 'tr') return [child as Element]
    return ['tbody', 'thead', 'tfoot'].includes(child.nodeName) ? rowsOf(child as Element) : []
  })
}

function linesOf(cell: Element, depth: number): string[] {
  const writer = new TextWriter()
  for (const child of cell.childNodes) walk(child, writer, depth + 1)
  return writer.lines()
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

class TextWriter {
  private readonly done: string[] = []
  private open = ''

  words(text: string): void {
    this.open += text.replace(/[\s\u00a0]+/g, ' ')
  }

  line(): void {
    const words = this.open.trim()
    if (words !== '') this.done.push(words)
    this.open = ''
  }

  /** A line that keeps its tabs. */
  whole(line: string): void {
    this.line()
    this.done.push(line)
  }

  lines(): string[] {
    this.line()
    return this.done
  }
}
