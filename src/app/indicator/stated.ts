import { exact, printed } from '../../kernel/indicator/exact.ts'
import { measureOf } from '../../reader/figures/measure.ts'
import { amountsIn } from '../../reader/text/amounts.ts'

/** A figure that a text states of an indicator, in its measure; offsets point into the text. */
export type Stated = { at: { start: number; end: number }; words: string; value: string; place: string | null; /** said as what is to be reached */ aimed: boolean }

export type Named = { name: string; measure: string }

/** So far behind its name a figure is still said of it. */
const FARTHEST = 24
/** So far before its name a place is still the one meant. */
const PLACE_BEFORE = 16
/** Shorter names are words of the language: 投资, 人口. */
const SHORTEST = 4
const AIMED = /目标|任务|计划|力争|预期|确保|争取|要达|达到?$/
/** Growth, shares and steps are said of the same name but are other figures. */
const OTHER = /增长|增速|同比|环比|下降|减少|增加|新增|提高|占|其中|年均|人均/

/**
 * What a text states of an indicator: the first amount of its measure behind its name, in the same sentence.
 *
 * @param places names of places with their ids: a figure behind one of them is that place's
 * @example statedFigures('完成固定资产投资432.5亿元。', { name: '固定资产投资', measure: '亿元' }, []) // value '432.5'
 */
export function statedFigures(text: string, { name, measure }: Named, places: readonly { id: string; name: string }[]): Stated[] {
  if (name.length < SHORTEST) return []
  const found: Stated[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const from = at + name.length
    const end = sentenceEnd(text, from)
    const amount = amountsIn(text, from, Math.min(end, from + FARTHEST + 24)).find((one) => one.second === null && measureOf(one.unit).base === measureOf(measure).base)
    if (!amount || amount.from - from > FARTHEST) continue
    const between = text.slice(from, amount.from)
    if (OTHER.test(between) || text.slice(from, from + 2).match(/^[率额比]/)) continue
    const before = text.slice(Math.max(0, at - PLACE_BEFORE), at).split(/[。；;，,\n]/).at(-1) ?? ''
    const value = valueIn(amount, measure)
    if (value !== null) found.push({ at: { start: at, end: amount.to }, words: text.slice(at, amount.to), value, place: places.find((place) => before.includes(place.name))?.id ?? null, aimed: AIMED.test(between) || /目标/.test(before) })
  }
  return found
}

function sentenceEnd(text: string, from: number): number {
  const end = text.slice(from, from + FARTHEST + 24).search(/[。；;\n]/)
  return end < 0 ? text.length : from + end
}

/** The amount in the indicator's measure, with as many digits as are printed; null for what is spelled in characters. */
function valueIn({ text, unit }: { text: string; unit: string }, measure: string): string | null {
  const digits = /^[\d,.]+/.exec(text)?.[0].replaceAll(',', '')
  if (!digits) return null
  const shift = exact(measureOf(unit).factor).div(measureOf(measure).factor)
  const decimals = (digits.split('.')[1]?.length ?? 0) - Math.round(shift.log(10).toNumber())
  return printed(exact(digits).times(shift), Math.max(0, decimals))
}
