import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { Measured, MeasuredPassage } from './passage.ts'
import { baseIntervalOf } from './verdict.ts'

const REST = /(?:剩余|其余|余下|剩下|尚有|尚余|还有|仍有)[^，,。；;\d]{0,8}$/
const DONE = /已|完成|办结|化解|整改|解决|销号/
/** “由A提高到B，提高C”: the way from one end to the other. */
const FROM = /(?:从|由)[^，,。；;\d]{0,16}$/
const TO = /^[^，,。；;\d]{0,12}?(?:提高|上升|下降|降低|降|升|增加|增长|增|减少|减|压缩|缩短|扩大|提升|调整)?(?:到|至|为)(?:了)?[^，,。；;\d]{0,4}$/
const CHANGE = /^[^。；;\d]{0,16}?(?<way>提高|上升|下降|降低|增加|减少|压缩|缩短|扩大|提升|增长)了?$/
/** “A，比B高C” */
const THAN = /(?:比|较|于|超|超过)[^，,。；;]{0,24}$/
const APART = /^[^，,。；;\d]{0,14}?[）)]?(?:相比)?[，,]?(?<way>高出|高|低|增加|减少|提高|上升|下降|降低|快|慢|多|少)了?$/
/** “A，高于B的C%2个百分点” */
const OVER = /(?<way>高|低)(?:于|出)[^，,。；;]{0,24}$/
const UP = /高|上升|增|扩大|提升|快|多/
const NET = /净(?:增加?|减少?)[^，,。；;\d]{0,6}$/

/** Differences that the text draws itself: what is left of a whole, how far from one number to the other, net growth. */
export function differencesIn(passage: MeasuredPassage): Claim[] {
  const within = passage.sentences.flatMap((sentence) => {
    if (sentence.amounts.length < 3) return []
    return sentence.amounts.flatMap((_, index) => restOf(sentence, index) ?? wayBetween(sentence, index) ?? netOf(sentence, index) ?? [])
  })
  return [...within, ...balancesIn(passage)]
}

const BALANCE = /(?<way>顺差|逆差)(?:额)?(?:为|达到?)?$/
const EXPORT = /(?<!进)出口(?:总?额|总?值)?(?:完成|实现|为|达到?)?$/
const IMPORT = /进口(?:总?额|总?值)?(?:完成|实现|为|达到?)?$/

/** “出口25亿元，增长7%；进口18亿元，增长2%。进出口相抵，顺差7亿元”: the surplus is what went out less what came in, named last before it. */
function balancesIn(passage: MeasuredPassage): Claim[] {
  const { clean, from, to, amounts } = passage
  if (!clean.slice(from, to).includes('差')) return []
  let [out, into]: (FoundAmount | null)[] = [null, null]
  const claims: Claim[] = []
  for (const amount of amounts) {
    const words = wordsBefore(passage, amount.from, 12)
    const way = BALANCE.exec(words)?.groups?.way
    if (EXPORT.test(words)) out = amount
    else if (IMPORT.test(words)) into = amount
    else if (way && out && into && alike(out, into, amount)) {
      const [more, less] = way === '顺差' ? [out, into] : [into, out]
      claims.push(difference(amount, more, less, false))
    }
  }
  return claims
}

/** “32个……已化解24个，剩余8个” */
function restOf(sentence: Measured, index: number): Claim | null {
  const [before, whole, part, left] = [sentence.amounts[index - 3], sentence.amounts[index - 2], sentence.amounts[index - 1], sentence.amounts[index]]
  if (!whole || !part || !left || !alike(whole, part, left) || left.from - whole.to > 60) return null
  if (!REST.test(wordsBefore(sentence, left.from, 14)) || !DONE.test(sentence.clean.slice(whole.to, part.from)) || inBase(part) > inBase(whole)) return null
  // A number of the same measure before the whole may be the whole of which more than one part is gone.
  const alone = !before || !commensurable(before, whole) || before.to < whole.from - 40
  return difference(left, whole, part, alone && !/其中|计划/.test(sentence.clean.slice(whole.to, left.from)))
}

/** “从85%提高到92%，提高7个百分点”, “2.62人，比2010年的3.10人减少0.48人”, “8.5%，比全国6.3%高2.2个百分点” */
function wayBetween(sentence: Measured, index: number): Claim | null {
  const [first, second, apart] = [sentence.amounts[index - 2], sentence.amounts[index - 1], sentence.amounts[index]]
  if (!first || !second || !apart || !comparable(first, second, apart) || second.from - first.to > 40 || apart.from - second.to > 24) return null
  const [between, after] = [sentence.clean.slice(first.to, second.from), sentence.clean.slice(second.to, apart.from)]
  const change = CHANGE.exec(after)
  if (change && TO.test(between) && FROM.test(wordsBefore(sentence, first.from, 20))) return signed(apart, second, first, UP.test(change.groups?.way ?? ''))
  if (!THAN.test(between) || /[；;]/.test(between)) return null
  const way = APART.exec(after)?.groups?.way ?? (/^[）)]?$/.test(after) ? OVER.exec(between)?.groups?.way : undefined)
  return way === undefined ? null : signed(apart, first, second, UP.test(way))
}

/** `apart` is how far `left` lies above `right`, or below it where the words say so; against the words nothing is said. */
function signed(apart: FoundAmount, left: FoundAmount, right: FoundAmount, up: boolean): Claim | null {
  const [more, less] = up ? [left, right] : [right, left]
  return inBase(more) < inBase(less) ? null : difference(apart, more, less, true)
}

/** “新增30家、退出12家，净增18家” */
function netOf(sentence: Measured, index: number): Claim | null {
  const [come, gone, net] = [sentence.amounts[index - 2], sentence.amounts[index - 1], sentence.amounts[index]]
  if (!come || !gone || !net || !alike(come, gone, net) || net.from - come.from > 60 || !NET.test(wordsBefore(sentence, net.from, 10))) return null
  if (!/新增|增加|新设|新开|转入|增收/.test(wordsBefore(sentence, come.from, 10)) || !/减少|退出|注销|转出|关闭|淘汰|减/.test(sentence.clean.slice(come.to, gone.from))) return null
  return /净减/.test(wordsBefore(sentence, net.from, 10)) ? difference(net, gone, come, true) : difference(net, come, gone, true)
}

function alike(...amounts: readonly FoundAmount[]): boolean {
  const [first] = amounts
  return first !== undefined && amounts.every((amount) => amount.second === null && commensurable(amount, first))
}

/** Shares differ by points; all else by its own measure. */
function comparable(first: FoundAmount, second: FoundAmount, apart: FoundAmount): boolean {
  if (apart.second !== null || !alike(first, second)) return false
  const base = measureOf(first.unit).base
  return base === '%' ? measureOf(apart.unit).base === '个百分点' : commensurable(apart, first)
}

function difference(claimed: FoundAmount, whole: FoundAmount, part: FoundAmount, sure: boolean): Claim {
  const { factor } = measureOf(claimed.unit)
  const [[wholeLow, wholeHigh], [partLow, partHigh]] = [baseIntervalOf(whole), baseIntervalOf(part)]
  const computed = Math.round(((inBase(whole) - inBase(part)) / factor) * 1e6) / 1e6
  return { relation: 'difference', claimed, operands: [whole, part], computed, low: (wholeLow - partHigh) / factor, high: (wholeHigh - partLow) / factor, rule: '−', sure }
}

