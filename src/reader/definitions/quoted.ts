import { markTable } from '../text/marks.ts'
import { endOfMeaning, LONGEST_MEANING, withoutLead, type Explained } from './found.ts'
import { countsIn, itemsOf } from './items.ts'

const CLOSING = markTable('”"」')
const LONGEST_TERM = 20
/** A noun that belongs to the term: “五个一”工作机制. */
const SUFFIX = '(?<suffix>(?:“[^“”，。；：:]{2,20}”)?[^“”"「」，,。；;：:、（）()《》是即指分具包就系]{0,12}?)'
const AS = '[，,]?(?:即为|即是|即|就是指|是指|系指|指的是|指|分别是|分别为|具体为|具体是|具体指|主要包括|包括)[：:，,]?'
const AFTER = new RegExp(`^${SUFFIX}(?:(?<colon>[：:])|(?<as>${AS})|(?<bracket>[（(])(?<inner>即|是指|指|包括|分别是|分别为|具体为|具体是)?[：:]?)`)
/** 指标、即将、包括……在内 are words of their own or no explanation. */
const OTHER_WORD = /^[，,]?(?:指(?=[标导挥数引示定南令派向出明])|即(?=[可将时日使便刻墨付席兴]))/
/** A term that a colon explains stands at the head of its paragraph or clause. */
const HEAD = /(?:^|[。；;！!？?，,、：:]|[）)])(?:[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]|[①-⑳])?[^“”"「」，,。；;：:、（）()]{0,20}$/u
const LONGEST_LEAD = 30
/** A bracket behind a quoted term may say who answers for it. */
const DUTY = /牵头|配合|负责|责任单位|参与单位/

/**
 * “X”：……, “X”（即……）, “X”是指/即/指/包括……: a quoted term that the words behind it explain. With a colon, or a bracket without a word for it, the term must count things or
 * head its paragraph, and with a bracket alone there must be as many things as it counts.
 */
export function quotedTerms(text: string): Explained[] {
  const found: Explained[] = []
  let past = 0
  for (let close = 0; close < text.length; close += 1) {
    if (CLOSING[text.charCodeAt(close)] !== 1) continue
    const open = openingOf(text, close)
    // What stands inside an explanation explains the same term.
    if (open === null || open < past) continue
    const short = text.slice(open + 1, close)
    if (short.length < 2 || /[。；;：:，,]/.test(short) || /^[\d.%]+$/.test(short)) continue
    const explained = explainedAt(text, open, close, short)
    if (!explained) continue
    found.push(explained)
    past = explained.to
  }
  return found
}

function openingOf(text: string, close: number): number | null {
  for (let at = close - 1; at >= Math.max(0, close - LONGEST_TERM - 1); at -= 1) {
    const mark = text.charAt(at)
    if (mark === '“' || mark === '「' || (mark === '"' && text.charAt(close) === '"')) return at
    if (mark === '”' || mark === '」') return null
  }
  return null
}

/** Most quoted words are followed by nothing that could lead to an explanation: a look at a few characters says so. */
const LEADS = markTable('：:（(即指包分具就系主')
const ENDS = markTable('。；;、）)《》')
/** “ */
const OPENING = 0x201c
const SEEN = 16

function mayExplain(text: string, close: number): boolean {
  const last = Math.min(text.length, close + SEEN)
  for (let at = close + 1; at < last; at += 1) {
    const mark = text.charCodeAt(at)
    if (LEADS[mark] === 1) return true
    if (mark === OPENING) return at === close + 1
    if (ENDS[mark] === 1) return false
  }
  return false
}

function explainedAt(text: string, open: number, close: number, short: string): Explained | null {
  if (!mayExplain(text, close)) return null
  const match = AFTER.exec(text.slice(close + 1, close + 1 + 60))
  const { suffix = '', colon, as, bracket, inner } = match?.groups ?? {}
  if (!match || /(?:单位|时限|领导)$/.test(suffix)) return null
  const from = close + 1 + match[0].length
  const counts = countsIn(short)
  if (as !== undefined && OTHER_WORD.test(text.slice(close + 1 + suffix.length))) return null
  if (as !== undefined && /包括/.test(as) && counts.length === 0) return null
  if (colon !== undefined && counts.length === 0 && !/^(?:[（(]?[一二三四五六七八九十\d]{1,4}[）)、.．]|[①-⑳])?$/u.test(text.slice(0, open))) return null
  if (colon !== undefined && !HEAD.test(text.slice(Math.max(0, open - LONGEST_LEAD), open))) return null
  const to = bracket === undefined ? endOfMeaning(text, from) : closingBracket(text, from)
  const meaning = to === null ? '' : withoutLead(text.slice(from, to))
  if (to === null || meaning.length < 4 || /^[“"「][^”"」]{1,20}[”"」][：:]/.test(meaning)) return null
  // “接单”即“上岗”: a turn of speech, not an explanation.
  if (counts.length === 0 && as !== undefined && /^[，,]?即/.test(as) && /^[“"「]/.test(meaning)) return null
  if (bracket !== undefined && DUTY.test(meaning)) return null
  if (bracket !== undefined && inner === undefined && !counts.includes(itemsOf(meaning, short).length)) return null
  return { term: `${text.slice(open, close + 1)}${suffix}`, short, kind: 'meaning', meaning, from: open, to }
}

/** The end of a bracket that was opened just before `from`. */
function closingBracket(text: string, from: number): number | null {
  let depth = 1
  for (let at = from; at < Math.min(text.length, from + LONGEST_MEANING); at += 1) {
    const mark = text.charAt(at)
    if (mark === '（' || mark === '(') depth += 1
    if (mark === '）' || mark === ')') depth -= 1
    if (depth === 0) return at
  }
  return null
}
