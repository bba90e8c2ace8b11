import type { Flow } from '../../text/flow.ts'
import type { DocumentPart } from '../../documents/documents.ts'
import { COLON, COMMA, SEMICOLON, STOP, markAt } from './marks.ts'
import { countOf } from './numerals.ts'
import type { Numeral } from './numerals.ts'

/** What heads one of several things: 一、 （一） 1. （1） ① 一是 一要 第一， ——. */
export type Ordinal = {
  at: number
  /** Where the words behind it begin. */
  to: number
  form: string
  value: number
  /** The one after it of the same form, or null; always further on. */
  next: Ordinal | null
}

const NUMERALS = '一二三四五六七八九十'

/** The ordinals of a document in order, each linked to the next of its series. */
export function ordinalsIn(text: string, numerals: readonly Numeral[], flow: Flow, { first, last }: DocumentPart): Ordinal[] {
  const found = bulletsIn(text, flow, first, last)
  for (const numeral of numerals) {
    const ordinal = ordinalAt(text, numeral)
    if (ordinal) found.push(ordinal)
  }
  found.sort((left, right) => left.at - right.at)
  const lastOf = new Map<string, Ordinal>()
  for (const ordinal of found) {
    const before = lastOf.get(ordinal.form)
    if (before && ordinal.value === before.value + 1) before.next = ordinal
    if (ordinal.value === 1 || before?.next === ordinal) lastOf.set(ordinal.form, ordinal)
  }
  return found
}

/** The series that begins with an ordinal, one member over `most` at the most. */
export function seriesFrom(first: Ordinal, most: number): Ordinal[] {
  const series: Ordinal[] = []
  for (let ordinal: Ordinal | null = first; ordinal && series.length <= most; ordinal = ordinal.next) series.push(ordinal)
  return series
}

/** End of the words that an ordinal heads: up to the first mark that ends a clause, sixty characters at the most. */
export function headingEnd(text: string, { to }: Ordinal): number {
  let at = to
  while (at < text.length && at < to + 60 && !(markAt(text, at) & (STOP | SEMICOLON | COLON | COMMA))) at += 1
  return at
}

/** Paragraphs that begin with —— one behind the other are a series too. */
function bulletsIn(text: string, flow: Flow, first: number, last: number): Ordinal[] {
  const found: Ordinal[] = []
  let value = 0
  for (let block = first; block < last; block += 1) {
    const from = flow.blocks[block]?.from ?? 0
    value = text.startsWith('——', from) ? value + 1 : 0
    if (value > 0) found.push({ at: from, to: from + 2, form: '——', value, next: null })
  }
  return found
}

function ordinalAt(text: string, numeral: Numeral): Ordinal | null {
  const { from, to, kind } = numeral
  const after = text[to] ?? ''
  if (kind === 'circled') return made(text, numeral, from, to, '①')
  const bracketed = (text[from - 1] === '（' || text[from - 1] === '(') && (after === '）' || after === ')')
  if (bracketed) return made(text, numeral, from - 1, to + 1, kind === 'arabic' ? '（1）' : '（一）')
  if (kind === 'arabic') return '.．、'.includes(after) && after !== '' && !/\d/.test(text[to + 1] ?? '') ? made(text, numeral, from, to + 1, '1.') : null
  if (text[from - 1] === '第') return '，,、：:是'.includes(after) && after !== '' ? made(text, numeral, from - 1, to + 1, '第一') : null
  if (after === '是' || after === '要') return made(text, numeral, from, to + 1, after)
  // “。二、三产业” numbers nothing.
  const numbers = (after === '、' || after === '．' || after === '.') && !NUMERALS.includes(text[to + 1] ?? ' ')
  return numbers ? made(text, numeral, from, to + 1, '一、', STOP | SEMICOLON | COLON) : null
}

const CLAUSE_HEADS = STOP | SEMICOLON | COLON | COMMA

/** An ordinal stands at the head of a paragraph or of a clause; 一、 not behind a comma. */
function made(text: string, numeral: Numeral, at: number, to: number, form: string, behind = CLAUSE_HEADS): Ordinal | null {
  let before = at - 1
  while (before >= 0 && '#* ＊　'.includes(text[before] ?? '')) before -= 1
  const heads = before < 0 || text[before] === '\n' || (markAt(text, before) & behind) > 0
  const value = heads ? countOf(text, numeral) : null
  return value === null || value < 1 ? null : { at, to, form, value, next: null }
}
