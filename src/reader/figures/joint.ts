import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import type { Measured, MeasuredPassage } from './passage.ts'

/** “水利厅会同发展改革委等六部门” */
const TOGETHER = /(?<lead>[\u4e00-\u9fff]{2,10}?)(?:会同|联合)[^，,。；;]{2,40}等$/
const LEADS = /(?<lead>[\u4e00-\u9fff]{2,10})等$/

/** “甲会同乙等六部门” are the “甲等七部门” named elsewhere: the one that leads and those that join. */
export function jointIssuersIn(passages: readonly MeasuredPassage[]): Claim[] {
  const joined = new Map<string, FoundAmount>()
  const led: { lead: string; many: FoundAmount }[] = []
  for (const { sentences } of passages) {
    for (const sentence of sentences) {
      for (const many of sentence.amounts) {
        if (!/^(?:个)?部门$|^个$/.test(many.unit) || sentence.clean[many.from - 1] !== '等' || !isDepartments(sentence, many)) continue
        const words = sentence.clean.slice(Math.max(sentence.from, many.from - 56), many.from)
        const together = TOGETHER.exec(words)
        if (together?.groups?.lead) joined.set(`${plainLead(together.groups.lead)} ${many.value}`, many)
        else led.push({ lead: plainLead(LEADS.exec(words)?.groups?.lead ?? ''), many })
      }
    }
  }
  return led.flatMap(({ lead, many }) => {
    const others = joined.get(`${lead} ${many.value - 1}`)
    if (!others || lead === '') return []
    const leader: FoundAmount = { from: many.from - 1 - lead.length, to: many.from - 1, text: lead, value: 1, unit: many.unit, second: null, decimals: 0 }
    return [{ relation: 'sum', claimed: many, operands: [leader, others], computed: many.value, low: many.value, high: many.value, rule: '+', sure: false, place: { from: leader.from, to: many.to } } satisfies Claim]
  })
}

/** The name itself, without “根据”, “按照” and the like before it. */
function plainLead(words: string): string {
  return words.replace(/^.*(?:根据|按照|依据|落实|由|经|及|和|与)/, '')
}

function isDepartments({ clean }: Measured, { to, unit }: FoundAmount): boolean {
  return unit.endsWith('部门') || clean.startsWith('部门', to)
}
