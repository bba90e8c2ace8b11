import { measureOf } from '../measure.ts'
import { wholeNumber } from '../../text/numerals.ts'
import type { Flow } from '../../text/flow.ts'

/**
 * A quantity that is part of a name: “青河|百|万亩|粮食高产示范基地”.
 *
 * @property place  two characters that stand only before such quantities: a place, as a rule
 * @property value  the quantity in the base of its unit
 */
export type SizedName = { from: number; to: number; number: { from: number; to: number }; place: string; value: number; factor: number; unit: string; tail: string }

const UNITS = '亩|吨|千瓦|兆瓦|平方米|平方公里|公里|立方米|头|只|株|公顷'
const HEADS = '基地|示范区|示范园|示范带|产业园|产业带|园区|工程|项目|电站|灌区|水库|林场|牧场|中心|长廊|公园'
/** Found by its number, so that no search begins anywhere else. */
const NUMBER = new RegExp(`(?<number>\\d{1,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九十]{0,3}[百千]?)(?<scale>万|亿)?(?<unit>${UNITS})(?<tail>[\\u4e00-\\u9fff]{2,20}?(?:${HEADS}))`, 'y')
const STARTS = /[\d一二两三四五六七八九十百千万亿]/g
const LONGEST_NUMBER = 8

/** The names of a text that have a quantity in them and end in what such things are called. */
export function sizedNamesIn({ clean }: Flow): SizedName[] {
  const found: SizedName[] = []
  let after = 0
  for (const start of clean.matchAll(STARTS)) {
    if (start.index < after) continue
    after = start.index + 1
    const place = clean.slice(Math.max(0, start.index - 2), start.index)
    if (!/^[\u4e00-\u9fff]{2}$/.test(place)) continue
    NUMBER.lastIndex = start.index
    const { number = '', scale = '', unit = '', tail = '' } = NUMBER.exec(clean)?.groups ?? {}
    if (unit === '' || number.length > LONGEST_NUMBER) continue
    const value = valueOf(number, scale)
    if (value === null) continue
    const { base, factor } = measureOf(scale + unit)
    const end = start.index + number.length + scale.length + unit.length
    found.push({ from: start.index - 2, to: end + tail.length, number: { from: start.index, to: end }, place, value: value * factor, factor, unit: scale + unit, tail: `${base} ${tail}` })
    after = end
  }
  return found
}

/** “百万”, “3万”, “万”: how many of the scaled unit. */
function valueOf(number: string, scale: string): number | null {
  if (number === '') return scale === '' ? null : 1
  return /\d/.test(number) ? Number(number) : wholeNumber(number)
}
