const DIGITS: Record<string, number> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  '０': 0, '１': 1, '２': 2, '３': 3, '４': 4, '５': 5, '６': 6, '７': 7, '８': 8, '９': 9,
}

const WIDE = /[０-９．％]/
const ALL_WIDE = /[０-９．％]/g

/** Characters of which whole numbers are made, for use inside a character class. */
export const NUMERAL = '\\d０-９〇零一二两三四五六七八九十百千'

/**
 * Whole number written in Arabic or Chinese numerals, or null.
 *
 * @example wholeNumber('三十六') // 36
 * @example wholeNumber('二〇二三') // 2023
 */
export function wholeNumber(words: string): number | null {
  if (/^\d{1,15}$/.test(words)) return Number(words)
  if (words === '' || words.length > 12) return null
  return /[十百千]/.test(words) ? spelledOut(words) : digitByDigit(words)
}

function digitByDigit(words: string): number | null {
  let value = 0
  for (const word of words) {
    const digit = /\d/.test(word) ? Number(word) : DIGITS[word]
    if (digit === undefined) return null
    value = value * 10 + digit
  }
  return value
}

function spelledOut(words: string): number | null {
  const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
  let value = 0
  let digit: number | null = null
  for (const word of words) {
    const place = places[word]
    if (place !== undefined) {
      value += (digit ?? 1) * place
      digit = null
      continue
    }
    const next: number | undefined = /\d/.test(word) ? Number(word) : DIGITS[word]
    if (next === undefined) return null
    digit = next
  }
  return value + (digit ?? 0)
}

/** The text with full-width digits, points and per cent signs written half as wide; every place stays where it was. */
export function narrowDigits(text: string): string {
  return WIDE.test(text) ? text.replace(ALL_WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)) : text
}
