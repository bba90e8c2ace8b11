import { amountsIn } from './amounts.ts'
import type { FoundAmount } from './amounts.ts'
import { partsOf } from './clauses.ts'
import type { Stretch } from './clauses.ts'
import type { DocumentPart } from './documents.ts'
import { listsIn } from './figures-lists.ts'
import { spanOf } from './flow.ts'
import type { Flow } from './flow.ts'
import type { Figure, FigureRelation, Verdict } from './reading.ts'

/** A claim and the numbers that check it, places in its sentence. */
export type Claim = { relation: FigureRelation; claimed: FoundAmount; operands: FoundAmount[]; computed: number; low: number; high: number; rule: string }

/**
 * Claims that other numbers in the same sentence check, and closed lists that count as many members as they say.
 *
 * A figure is inconsistent only when the interval its operands allow — each printed number stands for all that round to it — and the
 * interval of the claim do not meet. One false alarm costs more trust than one miss.
 */
export function figuresOf(flow: Flow, documents: readonly DocumentPart[]): Figure[] {
  const figures: Figure[] = []
  for (const { document, first, last } of documents) {
    for (const block of flow.blocks.slice(first, last)) {
      const text = flow.clean.slice(block.from, block.to)
      if (!/\d|等|[一二三四五六七八九十]/.test(text)) continue
      for (const sentence of partsOf(text, block.from, 'periods')) {
        for (const claim of claimsIn(sentence.text)) figures.push(figureFrom(flow, document.id, sentence, claim))
        for (const list of listsIn(sentence.text)) figures.push(figureFrom(flow, document.id, sentence, list))
      }
    }
  }
  return figures
}

/** “完成……3000亿元的63.03%”, with what was done named before in the same unit. */
const SHARE_OF = /(?:完成|占|达到?|为)[^，,；;。]{0,24}?$/
const OF = /^的(?:约|近)?$/

function claimsIn(text: string): Claim[] {
  const amounts = amountsIn(text)
  return [...ratios(text, amounts), ...differences(text, amounts), ...sums(text, amounts)]
}

function ratios(text: string, amounts: readonly FoundAmount[]): Claim[] {
  const claims: Claim[] = []
  amounts.forEach((percent, index) => {
    const whole = amounts[index - 1]
    if (percent.unit !== '%' || !whole || percent.second !== null || !OF.test(text.slice(whole.to, percent.from))) return
    if (!SHARE_OF.test(text.slice(0, whole.from))) return
    const part = [...amounts.slice(0, index - 1)].reverse().find(({ unit, second }) => unit === whole.unit && second === null)
    if (!part || text.slice(part.to, whole.from).length > 60 || whole.value === 0) return
    const [partLow, partHigh] = interval(part)
    const [wholeLow, wholeHigh] = interval(whole)
    claims.push({
      relation: 'ratio', claimed: percent, operands: [part, whole], computed: (part.value / whole.value) * 100, low: (partLow / wholeHigh) * 100, high: (partHigh / wholeLow) * 100, rule: '÷',
    })
  })
  return claims
}

/** “32个……已化解24个，剩余8个” */
function differences(text: string, amounts: readonly FoundAmount[]): Claim[] {
  return amounts.flatMap((left, index): Claim[] => {
    const [whole, part] = [amounts[index - 2], amounts[index - 1]]
    if (!whole || !part || whole.unit !== left.unit || part.unit !== left.unit || whole.second !== null) return []
    if (!/(?:剩余|其余|余下|尚有)[^，,。；;\d]{0,6}$/.test(text.slice(0, left.from))) return []
    if (!/已|完成/.test(text.slice(whole.to, part.from)) || text.slice(whole.to, left.from).length > 60) return []
    const slack = error(whole) + error(part)
    const computed = round(whole.value - part.value)
    return [{ relation: 'difference', claimed: left, operands: [whole, part], computed, low: computed - slack, high: computed + slack, rule: '−' }]
  })
}

/** “10项……，其中国家级6项、省级2项、市级2项” */
function sums(text: string, amounts: readonly FoundAmount[]): Claim[] {
  return amounts.flatMap((total, index): Claim[] => {
    const after = text.slice(total.to)
    const among = /^[^，,；;。]{0,16}[，,（(]?其中[:：，,]?/.exec(after)
    if (!among || total.second !== null) return []
    const parts: FoundAmount[] = []
    for (const part of amounts.slice(index + 1)) {
      const gap = text.slice(parts.at(-1)?.to ?? total.to + among[0].length, part.from)
      if (part.unit !== total.unit || part.second !== null || gap.length > 14 || /[；;]/.test(gap)) break
      parts.push(part)
    }
    const computed = round(parts.reduce((sum, { value }) => sum + value, 0))
    // Members named after 其中 need not be all: only a sum that comes out says something.
    if (parts.length < 2 || Math.abs(computed - total.value) > parts.reduce((slack, part) => slack + error(part), error(total))) return []
    return [{ relation: 'sum', claimed: total, operands: parts, computed, low: computed, high: computed, rule: '+' }]
  })
}

/** Half of the last digit printed; counts are exact. */
function error({ decimals, unit }: FoundAmount): number {
  return decimals === 0 && !/[万亿%]/.test(unit) ? 0 : 0.5 * 10 ** -decimals
}

function interval(amount: FoundAmount): [low: number, high: number] {
  return [amount.value - error(amount), amount.value + error(amount)]
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

const ABOUT = /约|左右|(?<![剩其])余|多|近|超|突破|以上/

function verdictOf(text: string, { claimed, low, high, computed }: Claim): Verdict {
  const words = text.slice(Math.max(0, claimed.from - 4), claimed.to + 3)
  if (Math.abs(computed - claimed.value) < 1e-9) return 'consistent'
  const [from, to] = interval(claimed)
  if (from <= high + 1e-9 && low <= to + 1e-9) return 'rounding'
  return ABOUT.test(words) ? 'rounding' : 'inconsistent'
}

function figureFrom(flow: Flow, document: string, sentence: Stretch, claim: Claim): Figure {
  const { claimed, operands, computed, relation, rule } = claim
  const verdict = verdictOf(sentence.text, claim)
  const from = Math.min(claimed.from, ...operands.map((operand) => operand.from))
  const to = Math.max(claimed.to, ...operands.map((operand) => operand.to))
  const value = Math.round(computed * 100) / 100
  const said = operands.map(({ value: number }) => number).join(` ${rule} `)
  const sum = relation === 'enumeration' ? `${operands.length} listed` : `${said} = ${value}${relation === 'ratio' ? ' %' : ''}`
  return {
    document,
    at: spanOf(flow, sentence.at + from, sentence.at + to),
    relation,
    operands: operands.map((operand) => ({ text: operand.text, value: operand.value, unit: operand.unit, at: spanOf(flow, sentence.at + operand.from, sentence.at + operand.to) })),
    claimed: { text: claimed.text, value: claimed.value, unit: claimed.unit },
    computed: value,
    verdict,
    explanation: `${sum}, the text says ${claimed.text}`,
  }
}
