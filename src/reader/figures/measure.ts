import type { FoundAmount } from '../text/amounts.ts'

/** What a unit measures, and how many of its base one of it is: 亿元 is 1e8 of 元. */
export type Measure = { base: string; factor: number }

const SCALES: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4 }
/** Units that are written in more than one way, as so many of one base. */
const SAME: Record<string, Measure> = {
  千瓦小时: { base: '千瓦时', factor: 1 }, 度: { base: '千瓦时', factor: 1 }, 兆瓦: { base: '千瓦', factor: 1000 }, 公斤: { base: '千克', factor: 1 },
  百分点: { base: '个百分点', factor: 1 }, 公里: { base: '千米', factor: 1 }, 克: { base: '千克', factor: 0.001 }, 斤: { base: '千克', factor: 0.5 },
  吨: { base: '千克', factor: 1000 }, 公顷: { base: '亩', factor: 15 }, 成: { base: '%', factor: 10 },
}

const known = new Map<string, Measure>()

export function measureOf(unit: string): Measure {
  let measure = known.get(unit)
  if (!measure) {
    const scale = /^(?:万亿|千万|百万|亿|万)/.exec(unit)?.[0] ?? ''
    const { base, factor } = SAME[unit.slice(scale.length)] ?? { base: unit.slice(scale.length), factor: 1 }
    measure = { base, factor: factor * (SCALES[scale] ?? 1) }
    known.set(unit, measure)
  }
  return measure
}

/** Whether two amounts measure the same kind of thing, so that they can be added or divided. */
export function commensurable(left: FoundAmount, right: FoundAmount): boolean {
  return left.unit === right.unit || measureOf(left.unit).base === measureOf(right.unit).base
}

/** The amount's value in the base of its unit. */
export function inBase({ value, unit }: FoundAmount): number {
  return value * measureOf(unit).factor
}
