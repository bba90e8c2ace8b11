import { matchesOf } from '../text/matches.ts'
import { wholeNumber } from '../text/numerals.ts'

const NUMERAL = /\d{1,3}|十[一二三四五六七八九]|[一二三四五六七八九]十[一二三四五六七八九]?|[一二两三四五六七八九十双]/g
const MOST_ITEMS = 40

/** How many things a term says it names: 五减 5, 六张清单 6, 五抓一优一促 5 or 7. None for a term that counts nothing. */
export function countsIn(term: string): number[] {
  let [first, sum] = [0, 0]
  for (const [word] of matchesOf(NUMERAL, term)) {
    const number = word === '双' ? 2 : (wholeNumber(word) ?? 0)
    if (first === 0) first = number
    sum += number
  }
  return first === 0 ? [] : first === sum ? [first] : [sum, first]
}

/** The parts of an enumeration: as many as the term counts, else those between 、 or ；, where each is short. */
export function itemsOf(meaning: string, term: string): string[] {
  const counts = countsIn(term)
  const text = meaning.replace(/[。；;，,]$/, '')
  // “三区”是指……；“三线”是指……: each part explains itself.
  const composite = /^[“"「][^”"」]{1,12}[”"」]/.test(text)
  for (const between of composite ? [/[；;]/] : [/[、]/, /[；;]/, /[、，,]/, /[、，,；;]|(?:以及|和|及)/]) {
    const parts = text.split(between, MOST_ITEMS + 1).map(trimmed).filter((part) => part !== '')
    if (parts.length > 1 && parts.length <= MOST_ITEMS && counts.includes(parts.length)) return parts
  }
  const plain = text.split(composite ? /[；;]/ : /[、；;]/, MOST_ITEMS + 1).map(trimmed)
  return plain.length > 1 && plain.length <= MOST_ITEMS && plain.every((item) => item.length > 0 && item.length <= 40) ? plain : []
}

function trimmed(part: string): string {
  return part.replace(/^(?:以及|和|及|[“"])|(?:等|[”"])$/g, '').trim()
}
