import type { FoundAmount } from './amounts.ts'
import { wholeNumber } from './numerals.ts'
import type { Claim } from './figures/claim.ts'

const NUMBER = '[\\d一二两三四五六七八九十]{1,3}'
const MEASURE = '个|项|条|家|类|大|张|种|户|方面|件|名|座|所|处|支|部门|地|县|级'
/** “……等10条产业链”: the list stands before it, back to the last mark that ends a clause. */
const BEFORE = new RegExp(`(?<!第)等?(?<number>${NUMBER})(?<measure>${MEASURE})`, 'g')
/** “六张清单：A、B、C”, “四个农业”：A、B */
const AFTER = new RegExp(`(?<number>${NUMBER})(?<measure>${MEASURE})[^，,。；;：:、]{0,16}[：:](?<list>[^。；;：:]{2,30}?(?:、[^，,。；;：:、]{1,36}){1,24})$`, 'g')

/** “五个一”（一位领导、一个部门、……） */
const IN_BRACKETS = new RegExp(`(?<number>${NUMBER})(?<measure>${MEASURE})[^，,。；;：:、（(]{0,10}[（(](?<list>[^（）()。；;：:]{2,36}?(?:、[^（）()，,。；;：:、]{1,36}){1,24})[）)]`, 'g')

/**
 * Closed lists that have as many members as they are said to have. A list that has not may be open, or a comma of it may be misread: it is
 * no claim that could be wrong, and nothing is said of it.
 */
export function listsIn(text: string, at: number): Claim[] {
  if (!text.includes('、')) return []
  const claims: Claim[] = []
  const add = (from: number, { number = '', measure = '' }: Record<string, string | undefined>, list: string, listFrom: number): void => {
    const value = wholeNumber(number)
    if (value === null || value < 2 || !list.includes('、') || claims.some(({ claimed }) => claimed.from === from)) return
    const members = asMany(membersOf(list, listFrom), value)
    if (!members) return
    const claimed = amount(text.slice(from, from + number.length + measure.length), from, value, measure)
    claims.push({ relation: 'enumeration', claimed, operands: members, computed: value, low: value, high: value, rule: '、', sure: false })
  }
  for (const match of text.matchAll(BEFORE)) {
    const from = match.index + (match[0].startsWith('等') ? 1 : 0)
    const list = /[^，,。；;：:]{3,400}$/.exec(text.slice(Math.max(0, match.index - 400), match.index))?.[0] ?? ''
    // Without 等 the number may belong to the last member alone (“国家级6项、省级2项”).
    if (from > match.index || !/\d/.test(list)) add(from, match.groups ?? {}, list, match.index - list.length)
  }
  for (const pattern of [AFTER, IN_BRACKETS]) {
    for (const match of text.matchAll(pattern)) {
      const list = match.groups?.list ?? ''
      add(match.index, match.groups ?? {}, list, match.index + match[0].lastIndexOf(list))
    }
  }
  return claims.map((claim) => ({ ...claim, claimed: moved(claim.claimed, at), operands: claim.operands.map((operand) => moved(operand, at)) }))
}

function moved(amount: FoundAmount, by: number): FoundAmount {
  return { ...amount, from: amount.from + by, to: amount.to + by }
}

/** As many members as are said to be there, “A和B” at the end being one or two; null when it does not come out. */
function asMany(members: FoundAmount[], value: number): FoundAmount[] | null {
  if (members.length === value) return members
  const last = members.at(-1)
  const and = last && /和|及|与/.exec(last.text)
  if (!last || !and || members.length !== value - 1) return null
  const first = amount(last.text.slice(0, and.index), last.from, 1, '')
  return [...members.slice(0, -1), first, amount(last.text.slice(and.index + 1), last.from + and.index + 1, 1, '')]
}

/** Members of a list, places in the text; marks inside quotation marks and brackets divide nothing. */
function membersOf(list: string, at: number): FoundAmount[] {
  const members: FoundAmount[] = []
  let depth = 0
  let from = 0
  for (let to = 0; to <= list.length; to += 1) {
    const mark = list[to] ?? '、'
    if ('“《（(‘'.includes(mark)) depth += 1
    else if ('”》）)’'.includes(mark)) depth -= 1
    if (to < list.length && (mark !== '、' || depth > 0)) continue
    if (to > from) members.push(amount(list.slice(from, to), at + from, 1, ''))
    from = to + 1
  }
  return members
}

function amount(text: string, from: number, value: number, unit: string): FoundAmount {
  return { from, to: from + text.length, text, value, unit, second: null, decimals: 0 }
}
