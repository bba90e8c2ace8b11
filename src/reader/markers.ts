import { LABEL } from './words.ts'

/** A kind of number that headings carry, outermost first. */
type Marker = { rank: number; pattern: RegExp }

const MARKERS: readonly Marker[] = [
  { rank: -5, pattern: /^#(?!#)/ },
  { rank: -4, pattern: /^##(?!#)/ },
  { rank: -3, pattern: /^###(?!#)/ },
  { rank: -2, pattern: /^####(?!#)/ },
  { rank: -1, pattern: /^#{5,6}/ },
  { rank: 0, pattern: /^(?:附件[\d一二三四五六七八九十]{0,3}$)/ },
  { rank: 1, pattern: /^第[一二三四五六七八九十百\d]{1,4}[编篇章]/ },
  { rank: 2, pattern: /^第[一二三四五六七八九十百\d]{1,4}节/ },
  { rank: 3, pattern: /^(?:第[一二三四五六七八九十百\d]{1,4}条)/ },
  { rank: 4, pattern: /^[一二三四五六七八九十]{1,3}[、.．]/ },
  { rank: 5, pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]/ },
  { rank: 6, pattern: /^\d{1,3}[.．、](?![\d])/ },
  { rank: 7, pattern: /^[（(]\d{1,3}[）)]/ },
  { rank: 8, pattern: /^[①-⑳]/ },
]

/** The number a paragraph begins with. */
export type Numbering = { rank: number; length: number }

const MAY_NUMBER = /^[#附第一二三四五六七八九十（(\d①-⑳]/

/** The heading number at the start of `text`, or null. */
export function numberingOf(text: string): Numbering | null {
  if (!MAY_NUMBER.test(text)) return null
  for (const { rank, pattern } of MARKERS) {
    const match = pattern.exec(text)
    if (match) return { rank, length: match[0].length }
  }
  return null
}

const LABEL_START = new RegExp(`^[（(［\\[【]?${LABEL}`)
const OTHER_START = /^(?:附件[\d一二三四五六七八九十]{0,3}[：:]|[（(]此件|本文件由.{2,30}解读|抄送[：:]|主送[：:]|成员[：:]|组长[：:]|副组长[：:]|[\d〇二０-９]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$)/
const DUTY_START = /^[省市县区州][^，。；：:、（()）]{1,14}(?:局|委|办|部|中心|院)(?:[（(][^（）()]{1,14}[）)])?[：:]./

/** Whether a line with these words begins a paragraph, however the line before it ended. */
export function startsAnew(tight: string): boolean {
  return numberingOf(tight) !== null || LABEL_START.test(tight) || OTHER_START.test(tight) || DUTY_START.test(tight)
}
