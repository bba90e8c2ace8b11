import { decode } from './decode.ts'
import { MOST_CHARACTERS } from './limits.ts'
import { FileRefusal } from './refusal.ts'
import type { NamedSheet } from './xlsx/grid.ts'

const SEPARATORS = [',', '\t', ';'] as const
/** What our own tables, and careful programs, put before words that a spreadsheet would take for a formula. */
const GUARDED = /^'(?=[=+\-@\t\r\n＝＋－＠])/
/** How programs keep the zeros of a number: ="00123". */
const KEPT_AS_WORDS = /^="([^"]*)"$/

/**
 * The table of a .csv: UTF-8 with or without a mark, or GB18030; separated by commas, tabs or semicolons, whichever its first line has
 * most of; quoted fields with line feeds in them.
 *
 * @throws FileRefusal `encoding_unknown`, `text_too_long`, `damaged` for a quoted field that never ends
 */
export function sheetOfCsv(bytes: Uint8Array, name: string): NamedSheet {
  const { text } = decode(bytes)
  if (text.length > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
  const rows = recordsOf(text.replace(/^\ufeff/, '')).map((fields, number) => ({
    number,
    hidden: false,
    cells: new Map(fields.flatMap((field, at) => (field.trim() === '' ? [] : [[at, wordsOf(field)] as const]))),
    formulas: new Set<number>(),
    days: new Map<number, number>(),
  }))
  return { name: name.replace(/\.\w+$/, ''), hidden: false, rows: rows.filter(({ cells }) => cells.size > 0), merges: [], hiddenColumns: [], margins: [] }
}

function wordsOf(field: string): string {
  return field.replace(KEPT_AS_WORDS, '$1').replace(GUARDED, '').trim()
}

function recordsOf(text: string): string[][] {
  const separator = separatorOf(text)
  const records: string[][] = []
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    const { field, end } = text[at] === '"' ? quoted(text, at) : unquoted(text, at, separator)
    fields.push(field)
    at = end
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      fields.push('')
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    records.push(fields)
    fields = []
  }
  return records
}

function unquoted(text: string, from: number, separator: string): { field: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { field: text.slice(from, end), end }
}

/** A field in quotes, and what someone wrote after them before the next separator. */
function quoted(text: string, from: number): { field: string; end: number } {
  let field = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) throw new FileRefusal('damaged', { reason: '"' })
    field += text.slice(at, close)
    if (text[close + 1] !== '"') return { field, end: close + 1 }
    field += '"'
    at = close + 2
  }
}

function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)
  const counts = SEPARATORS.map((separator) => first.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}
