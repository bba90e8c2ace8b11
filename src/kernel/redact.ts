/** Stands for a letter that was erased: as long as what it replaces, so that places in a text and limits of a field hold. */
const MASK = '＊'
const NARROW_MASK = '*'

/** Words that may be erased: at least two letters, no signs by which JSON is written, no more than a name or a number. */
export const ERASABLE = /^[^\s"\\\p{Cc}][^"\\\p{Cc}]{0,38}[^\s"\\\p{Cc}]$/u

/** What tells things apart is no text: masking a run of digits in an id would lead to nowhere. */
const ID = /^(?:[a-z]{2,20}:)?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$|^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/

/** A text with these words masked letter by letter. Longer words first: a full name before the part of it that another is. */
export function maskWords(text: string, words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).reduce((masked, word) => masked.replaceAll(word, maskOf(word)), text)
}

/** A code of a pack, a choice, a period; a figure with its fraction. */
const CODE = /^[A-Za-z][\w.:/-]*$|^-?\d+\.\d+$/

/** Digits or Latin signs alone say whom only where they are as long as a telephone number; shorter ones are codes and figures. */
const TELLING = /[^\w.:+/-]|^.{7,}$/u

/** Whether a word names somebody rather than something: a name, or at least as much as a telephone number. */
export function namesSomebody(word: string): boolean {
  return ERASABLE.test(word) && TELLING.test(word)
}

/** A text with these words masked, unless all of it is an id, a day, a hash, a code or a figure. */
export function maskText(text: string, words: readonly string[]): string {
  return ID.test(text) || CODE.test(text) ? text : maskWords(text, words)
}

/** Anything with these words masked in all its texts; keys, ids, days, codes, numbers and marks stay as they are. */
export function redact(value: unknown, words: readonly string[]): unknown {
  return mapTexts(value, (text) => maskText(text, words))
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]))
}

/** Where the words stand: the masked text around each place, for whoever chooses. At most `limit` places. */
export function placesOf(value: unknown, words: readonly string[], limit = 5): string[] {
  return textsIn(value)
    .filter((text) => maskText(text, words) !== text)
    .slice(0, limit)
    .map((text) => around(text, words))
}

function around(text: string, words: readonly string[]): string {
  const at = Math.min(...words.map((word) => text.indexOf(word)).filter((index) => index >= 0))
  const from = Math.max(0, at - 20)
  return `${from > 0 ? '…' : ''}${text.slice(from, at + 40)}${at + 40 < text.length ? '…' : ''}`
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

/** Half-width letters keep a half-width mask: no text grows in bytes. */
function maskOf(word: string): string {
  return word.replace(/[\s\S]/g, (unit) => (unit.charCodeAt(0) < 0x80 ? NARROW_MASK : MASK))
}
