import { wholeNumber } from './numerals.ts'

/** A number with its unit, as printed, in a stretch of text. */
export type FoundAmount = { from: number; to: number; text: string; value: number; unit: string; second: number | null; decimals: number }

export const UNITS =
  '平方公里|立方米|平方米|公顷|千瓦时|千瓦|兆瓦|公里|千米|亿斤|万斤|微克|千克|公斤|吨|斤|亩|元|美元|户次|人次|户|家|个百分点|百分点|个|项|条|件|次|场|处|座|所|名|人|支|套|部|辆|台|张|类|位|宗|只|头|' +
  '株|间|本|篇|期|批|份|栋|幢|片|床|眼|艘|对|间|列|款|％|%'

/** Units of time, work and comparison: what is only reckoned with, never promised. */
const RECKONED_UNITS = '千瓦小时|小时|分钟|毫克|克|升|倍|天|成'

const SCALE = '万亿|百万|千万|万|亿'
const AMOUNT = amountPattern(UNITS)
const RECKONED = amountPattern(`千瓦小时|${UNITS}|${RECKONED_UNITS}`)

function amountPattern(units: string): RegExp {
  return new RegExp(
    `(?<![\\d.〔〕“A-Za-z+\\-—])(?<first>\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d{1,9}(?:\\.\\d{1,4})?)(?:[%％个]?[~～—\\-至到耀](?<second>\\d{1,9}(?:\\.\\d{1,4})?))?(?<more>余|多)?(?<scale>${SCALE})?(?<rest>余|多)?(?<unit>${units})`,
    'g',
  )
}

/** Amounts in Arabic numerals; dates, document numbers and ordinals are none. */
export function amountsIn(text: string): FoundAmount[] {
  return amountsBy(AMOUNT, text)
}

/** Amounts in Arabic numerals of either width, with the units that are only reckoned with (小时, 倍, …) as well. */
export function reckonedAmountsIn(text: string): FoundAmount[] {
  if (!/[０-９]/.test(text)) return amountsBy(RECKONED, text)
  const narrow = text.replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return amountsBy(RECKONED, narrow).map((amount) => ({ ...amount, text: text.slice(amount.from, amount.to) }))
}

function amountsBy(pattern: RegExp, text: string): FoundAmount[] {
  const found: FoundAmount[] = []
  for (const match of text.matchAll(pattern)) {
    const { first = '', second, scale = '', unit = '' } = match.groups ?? {}
    if (text[match.index - 1] === '第') continue
    const plain = first.replace(/[,，]/g, '')
    found.push({
      from: match.index, to: match.index + match[0].length, text: match[0], value: Number(plain), unit: (scale + unit).replace('％', '%'),
      second: second === undefined ? null : Number(second), decimals: /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0,
    })
  }
  return found
}

/** Places in a ranking: “全省第一” is 1 位. */
export function ranksIn(text: string): FoundAmount[] {
  return [...text.matchAll(/(?:全国|全省|全市)第(?<place>[一二三四五六七八九十]{1,2}|\d{1,2})(?!批|次|届|个|部|家|方)(?:位|名)?/g)].flatMap((match) => {
    const value = wholeNumber(match.groups?.place ?? '')
    return value === null ? [] : [{ from: match.index, to: match.index + match[0].length, text: match[0], value, unit: '位', second: null, decimals: 0 }]
  })
}

const SPELLED = new RegExp(
  `(?<![一二两三四五六七八九十百千万\\d第“])(?<number>[一二两三四五六七八九十][一二三四五六七八九十百千]{0,6})(?:(?<more>[余多])?(?<scale>万|亿)?(?<unit>部门|${UNITS})|分之(?<part>[一二三四五六七八九十]{1,3}))`,
  'g',
)

/** Amounts in Chinese numerals: “两万名”, “十余家”, and “五分之一”, which is 20 %. */
export function spelledAmountsIn(text: string): FoundAmount[] {
  const found: FoundAmount[] = []
  for (const match of text.matchAll(SPELLED)) {
    const { number = '', scale = '', unit = '', part } = match.groups ?? {}
    const value = wholeNumber(number)
    const share = part === undefined ? null : wholeNumber(part)
    if (value === null || value === 0) continue
    found.push({
      from: match.index, to: match.index + match[0].length, text: match[0], value: share === null ? value : (share / value) * 100,
      unit: share === null ? scale + unit : '%', second: null, decimals: 0,
    })
  }
  return found
}
