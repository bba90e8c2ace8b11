import type { Count } from './counts.ts'
import type { Member } from './members.ts'
import { headingEnd, seriesFrom } from './ordinals.ts'
import type { Ordinal } from './ordinals.ts'

/** Between a count and the first of its series: the rest of the clause, one mark, and what begins a paragraph. */
const GAP = /^[^。！!；;：:，,\n]{0,16}[”’]?[^。！!；;：:，,\n]{0,12}(?:[。！!：:；;，,]|——)?[\s#*＊　]{0,12}$/
/** “以下五个方面……，确保……：” may go on before the series begins. */
const ANNOUNCED = /(?:以下|下列|如下)[^，,。；;：:]{0,4}$/
const LONG_GAP = /^[^。\n]{0,60}(?:[。：:])?[\s#*＊　]{0,12}$/
const FARTHEST = 90

/** The numbered series that follows its number: “重点抓好四项工作。一是……二是……”, also over headings 一、 （一） 1. */
export function seriesAfter(text: string, count: Count, ordinals: readonly Ordinal[]): Member[] | null {
  const first = ordinals[firstAfter(ordinals, count.to)]
  if (!first || first.value !== 1 || first.at - count.to > FARTHEST) return null
  const from = count.quote?.to ?? count.to
  const gap = text.slice(from, first.at)
  const announced = ANNOUNCED.test(text.slice(Math.max(0, count.from - 8), count.from))
  if (!GAP.test(gap) && !(announced && LONG_GAP.test(gap))) return null
  const series = seriesFrom(first, count.value)
  return series.length === count.value ? series.map((ordinal) => ({ from: ordinal.at, to: headingEnd(text, ordinal) })) : null
}

/** Index of the first ordinal at or behind a place. */
function firstAfter(ordinals: readonly Ordinal[], at: number): number {
  let low = 0
  let high = ordinals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordinals[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
