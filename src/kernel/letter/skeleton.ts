import type { Block } from '../facts/letter.ts'
import { chineseNumber } from '../meeting/chinese-number.ts'
import type { LetterKind } from '../pack/schema.ts'
import { fill } from '../words/fill.ts'

export type Skeleton = LetterKind['skeleton']
export type TableValue = { title: string | null; head: string[]; rows: string[][] }
/** What stands for the {fields} of a skeleton: a text, a list of paragraphs, or a table. */
export type Values = Readonly<Record<string, string | readonly string[] | TableValue>>

const ALONE = /^\{(\w{1,40})\}$/
const RANK: Partial<Record<Skeleton[number]['kind'], number>> = { 'heading-1': 1, 'heading-2': 2, 'heading-3': 3 }

/**
 * What a draft begins with: each piece of the skeleton with its {fields} filled in. A field that stands alone and is a list becomes one
 * piece for each of its items; a heading under which nothing is said is left out. A field nobody knows stays as it is, so that the hole is seen.
 */
export function blocksFrom(skeleton: Skeleton, values: Values): Block[] {
  const pieces = skeleton.flatMap((piece) => blocksOf(piece, values))
  return numbered(pieces.filter((block, index) => !isIdle(pieces, block, index)))
}

const BEARS_ONE = /^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[.．、])/

/**
 * Headings get the number of their level, those that are left and bear none: 一、 （一） 1.
 *
 * @source GB/T 9704-2012, 7.3.3
 */
function numbered(blocks: readonly Block[]): Block[] {
  const counts = [0, 0, 0]
  return blocks.map((block) => {
    const rank = RANK[block.kind]
    if (rank === undefined || !('text' in block)) return block
    const n = (counts[rank - 1] ?? 0) + 1
    counts.fill(0, rank)
    counts[rank - 1] = n
    const number = rank === 1 ? `${chineseNumber(n)}、` : rank === 2 ? `（${chineseNumber(n)}）` : `${n}. `
    return BEARS_ONE.test(block.text) ? block : { ...block, text: `${number}${block.text}` }
  })
}

function blocksOf({ kind, text }: Skeleton[number], values: Values): Block[] {
  if (kind === 'table') {
    const table = values[text.trim().replace(ALONE, '$1')]
    return isTable(table) && table.rows.length > 0 ? [{ kind, title: table.title, head: table.head, rows: table.rows }] : []
  }
  if (kind === 'people') return [{ kind, label: fill(text, texts(values)), posts: [], units: [] }]
  const name = ALONE.exec(text.trim())?.[1]
  const value = name === undefined ? undefined : values[name]
  if (Array.isArray(value)) return value.map((line: string) => ({ kind, text: line }))
  const filled = fill(text, texts(values))
  return filled.trim() === '' ? [] : [{ kind, text: filled }]
}

/** A heading with nothing under it: the next piece is a heading of its own rank or higher, or there is none. */
function isIdle(pieces: readonly Block[], block: Block, index: number): boolean {
  const rank = RANK[block.kind]
  if (rank === undefined) return false
  const next = pieces[index + 1]
  const nextRank = next && RANK[next.kind]
  return next === undefined || next.kind === 'slip' || (nextRank !== undefined && nextRank <= rank)
}

function isTable(value: Values[string] | undefined): value is TableValue {
  return typeof value === 'object' && 'head' in value
}

function texts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : Array.isArray(value) ? [[name, value.join('；')]] : [])))
}
