import type { BlockView, SentBlock } from './model.ts'

// A letter's text while it is written: what a key does to its pieces. Nothing here is lost: what is joined or split keeps every sign.

export const TEXT_KINDS = ['paragraph', 'heading-1', 'heading-2', 'heading-3'] as const
export type TextKind = (typeof TEXT_KINDS)[number]
export type Named = { id: string; name: string }

export type EditBlock = { key: string } & (
  | { kind: TextKind | 'slip'; text: string }
  | { kind: 'table'; title: string; head: string[]; rows: string[][] }
  | { kind: 'people'; label: string; posts: Named[]; units: Named[] }
)
export type TableBlock = Extract<EditBlock, { kind: 'table' }>
export type PeopleBlock = Extract<EditBlock, { kind: 'people' }>
export type TextBlock = Extract<EditBlock, { text: string }>

/** Where the cursor stands after a key. */
export type At = { key: string; at: number }
export type Edited = { blocks: EditBlock[]; focus: At | null }

/** As many cells as are set as fields: a table beyond is shown, and made anew from the records. */
export const MOST_CELLS = 1500
const MOST_COLUMNS = 16
const MOST_ROWS = 400

export function editable(blocks: readonly BlockView[]): EditBlock[] {
  return blocks.map((block, index) => {
    const key = `b${index + 1}`
    if (block.kind === 'table') return { key, kind: block.kind, title: block.title ?? '', head: [...block.head], rows: block.rows.map((row) => [...row]) }
    if (block.kind !== 'people') return { key, kind: block.kind, text: block.text }
    // The paper names posts first and units after them; where it names them otherwise, no name is put to the wrong one.
    const named = block.names.length === block.posts.length + block.units.length
    const name = (at: number) => (named ? (block.names[at] ?? '') : '')
    return { key, kind: block.kind, label: block.label, posts: block.posts.map((id, at) => ({ id, name: name(at) })), units: block.units.map((id, at) => ({ id, name: name(block.posts.length + at) })) }
  })
}

/** As it is sent: pieces without a word are left out. */
export function sent(blocks: readonly EditBlock[]): SentBlock[] {
  return blocks.flatMap((block): SentBlock[] => {
    if (block.kind === 'table') return [{ kind: block.kind, title: block.title.trim() || null, head: block.head, rows: block.rows }]
    if (block.kind === 'people') return [{ kind: block.kind, label: block.label.trim(), posts: block.posts.map(({ id }) => id), units: block.units.map(({ id }) => id) }]
    return block.text.trim() === '' ? [] : [{ kind: block.kind, text: block.text.trim() }]
  })
}

function freeKey(blocks: readonly EditBlock[]): string {
  const taken = new Set(blocks.map(({ key }) => key))
  for (let n = blocks.length + 1; ; n += 1) if (!taken.has(`b${n}`)) return `b${n}`
}

const isText = (block: EditBlock | undefined): block is TextBlock => block !== undefined && 'text' in block && block.kind !== 'slip'

export function changed(blocks: readonly EditBlock[], key: string, change: (block: EditBlock) => EditBlock): EditBlock[] {
  return blocks.map((block) => (block.key === key ? change(block) : block))
}

/** Enter: what stands after the cursor becomes a paragraph of its own. */
export function split(blocks: readonly EditBlock[], key: string, at: number): Edited {
  const here = blocks.findIndex((block) => block.key === key)
  const block = blocks[here]
  if (!isText(block)) return { blocks: [...blocks], focus: null }
  const next: EditBlock = { key: freeKey(blocks), kind: 'paragraph', text: block.text.slice(at) }
  return { blocks: [...blocks.slice(0, here), { ...block, text: block.text.slice(0, at) }, next, ...blocks.slice(here + 1)], focus: { key: next.key, at: 0 } }
}

/** Backspace at the beginning: the piece goes to the end of the one before; there is none, or it is a table: nothing happens. */
export function joined(blocks: readonly EditBlock[], key: string): Edited {
  const here = blocks.findIndex((block) => block.key === key)
  const block = blocks[here]
  const before = blocks[here - 1]
  if (!isText(block) || !isText(before)) return { blocks: [...blocks], focus: null }
  return { blocks: [...blocks.slice(0, here - 1), { ...before, text: before.text + block.text }, ...blocks.slice(here + 1)], focus: { key: before.key, at: before.text.length } }
}

/** Up (-1) or down (1) by one place; a slip stays where it is, on its own page. */
export function moved(blocks: readonly EditBlock[], key: string, by: 1 | -1): EditBlock[] {
  const here = blocks.findIndex((block) => block.key === key)
  const there = here + by
  const [block, other] = [blocks[here], blocks[there]]
  if (!block || !other || other.kind === 'slip') return [...blocks]
  const next = [...blocks]
  next[here] = other
  next[there] = block
  return next
}

export function without(blocks: readonly EditBlock[], key: string): EditBlock[] {
  return blocks.filter((block) => block.key !== key)
}

export function turned(blocks: readonly EditBlock[], key: string, kind: TextKind): EditBlock[] {
  return changed(blocks, key, (block) => (isText(block) ? { ...block, kind } : block))
}

/** A new piece below `after`, or at the end of the text; a slip always comes last. */
export function added(blocks: readonly EditBlock[], kind: EditBlock['kind'], after: string | null, words: { column: string; slip: string; label: string }): Edited {
  const key = freeKey(blocks)
  const fresh: EditBlock =
    kind === 'table'
      ? { key, kind, title: '', head: [1, 2, 3].map((n) => `${words.column}${n}`), rows: [['', '', '']] }
      : kind === 'people'
        ? { key, kind, label: words.label, posts: [], units: [] }
        : { key, kind, text: kind === 'slip' ? words.slip : '' }
  const slip = blocks.findIndex((block) => block.kind === 'slip')
  const end = slip < 0 ? blocks.length : slip
  const found = blocks.findIndex((block) => block.key === after)
  const place = kind === 'slip' ? blocks.length : found < 0 ? end : Math.min(found + 1, end)
  return { blocks: [...blocks.slice(0, place), fresh, ...blocks.slice(place)], focus: { key, at: 0 } }
}

export function withCell(table: TableBlock, row: number, column: number, text: string): TableBlock {
  return row < 0 ? { ...table, head: table.head.map((cell, at) => (at === column ? text : cell)) } : { ...table, rows: table.rows.map((cells, n) => (n === row ? cells.map((cell, at) => (at === column ? text : cell)) : cells)) }
}

export function withRow(table: TableBlock, after: number): TableBlock {
  if (table.rows.length >= MOST_ROWS) return table
  return { ...table, rows: [...table.rows.slice(0, after + 1), table.head.map(() => ''), ...table.rows.slice(after + 1)] }
}

export function withoutRow(table: TableBlock, row: number): TableBlock {
  return { ...table, rows: table.rows.filter((_, at) => at !== row) }
}

export function withColumn(table: TableBlock, name: string): TableBlock {
  if (table.head.length >= MOST_COLUMNS) return table
  return { ...table, head: [...table.head, name], rows: table.rows.map((row) => [...row, '']) }
}

export function withoutColumn(table: TableBlock, column: number): TableBlock {
  if (table.head.length === 1) return table
  const rest = (cells: string[]) => cells.filter((_, at) => at !== column)
  return { ...table, head: rest(table.head), rows: table.rows.map(rest) }
}

/** Cells copied from a workbook, put in from the cell one stands in; rows are added as needed, columns beyond the table's are not. */
export function pasted(table: TableBlock, row: number, column: number, text: string): TableBlock {
  const cells = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'))
  let next = table
  while (next.rows.length < row + cells.length && next.rows.length < MOST_ROWS) next = withRow(next, next.rows.length - 1)
  return {
    ...next,
    rows: next.rows.map((old, n) => old.map((cell, at) => cells[n - row]?.[at - column] ?? cell)),
  }
}
