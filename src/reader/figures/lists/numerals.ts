/** A run of numerals of one kind. `clean[from, to)`. */
export type Numeral = { from: number; to: number; kind: 'arabic' | 'chinese' | 'circled' }

const ARABIC = 1
const CHINESE = 2
const CIRCLED = 3
const KINDS = new Uint8Array(0x10000)
for (const character of '0123456789０１２３４５６７８９') KINDS[character.charCodeAt(0)] = ARABIC
for (const character of '一二两三四五六七八九十双') KINDS[character.charCodeAt(0)] = CHINESE
for (let code = 0x2460; code < 0x2474; code += 1) KINDS[code] = CIRCLED

/** The runs of numerals of `text[start, end)` that may count or number something, in one pass: not 2023, not the 一 of 一些. */
export function numeralsIn(text: string, start: number, end: number): Numeral[] {
  const found: Numeral[] = []
  for (let at = start; at < end; at += 1) {
    const kind = KINDS[text.charCodeAt(at)]
    if (!kind) continue
    const from = at
    while (kind !== CIRCLED && KINDS[text.charCodeAt(at + 1)] === kind) at += 1
    if (kind === ARABIC ? at - from > 1 : isPlainOne(text, from, at)) continue
    found.push({ from, to: at + 1, kind: kind === ARABIC ? 'arabic' : kind === CHINESE ? 'chinese' : 'circled' })
  }
  return found
}

const ONE = 0x4e00
const ONE_BEFORE = '“‘第（('
const ONE_AFTER = '是要、，,）)．.：:'

/** 一 counts nothing and begins no series where it is only “a” or part of a word: by far the most frequent numeral. */
function isPlainOne(text: string, from: number, last: number): boolean {
  if (from !== last || text.charCodeAt(from) !== ONE) return false
  return !ONE_BEFORE.includes(text[from - 1] ?? ' ') && !ONE_AFTER.includes(text[from + 1] ?? ' ')
}

const CHINESE_COUNT = /^(?:[一二两三四五六七八九双]|十[一二三四五六七八九]?|[二三四五]十[一二三四五六七八九]?)$/
const DIGITS = '一二三四五六七八九'

/** The count a run of numerals states: 1 … 99; null for 三四 (approximate), 2023, 二〇二三. */
export function countOf(text: string, { from, to, kind }: Numeral): number | null {
  const words = text.slice(from, to)
  if (kind === 'circled') return words.charCodeAt(0) - 0x245f
  if (kind === 'arabic') return words.length > 2 ? null : [...words].reduce((value, digit) => value * 10 + (digit.charCodeAt(0) & 15), 0)
  if (!CHINESE_COUNT.test(words)) return null
  if (words === '两' || words === '双') return 2
  const ten = words.indexOf('十')
  if (ten < 0) return DIGITS.indexOf(words) + 1
  return (ten === 0 ? 1 : DIGITS.indexOf(words[0] ?? '') + 1) * 10 + DIGITS.indexOf(words[ten + 1] ?? ' ') + 1
}

const LONGER_BEFORE = '第百千万亿几数每〇零'
const LONGER_AFTER = '百千万亿〇零余多几来'

/** “第一、二、三产业”: one 第 makes ordinals of all that are joined behind it. */
const ORDINALS_BEFORE = /第[一二三四五六七八九十\d]{1,3}(?:[、和及][一二三四五六七八九十\d]{1,3}){0,6}[、和及]$/

/** Whether the numerals are part of a longer number, of a code or of an ordinal: 第三, 2.5, 3-5, 几百, 每三. */
export function isPartOfMore(text: string, { from, to, kind }: Numeral): boolean {
  const [before, after] = [text[from - 1] ?? ' ', text[to] ?? ' ']
  if (LONGER_BEFORE.includes(before)) return true
  if ('、和及'.includes(before) && ORDINALS_BEFORE.test(text.slice(Math.max(0, from - 24), from))) return true
  if (LONGER_AFTER.includes(after)) return text[from] !== '双'
  return kind === 'arabic' && (/[A-Za-z一二三四五六七八九十.．+\-—~～至/%〔]/.test(before) || /[A-Za-z.．+\-—~～至/%％]/.test(after))
}
