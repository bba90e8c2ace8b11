import { amountsIn, ranksIn } from './amounts.ts'
import type { FoundAmount } from './amounts.ts'
import { partsOf } from './clauses.ts'
import type { Stretch } from './clauses.ts'
import type { DocumentPart } from './documents.ts'
import { duesIn } from './due/index.ts'
import { spanOf } from './flow.ts'
import type { Flow } from './flow.ts'
import type { ReadDay, ReadDocument, Target, TargetOperator } from './reading.ts'
import { sectionAt } from './sections.ts'
import type { SectionPart } from './sections.ts'

/** Numbers that are promised or reported: counts, sums, shares with what they measure. */
export function targetsOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Target[] {
  const found: Omit<Target, 'id'>[] = []
  for (const { document, first, last } of documents) {
    const tone = toneOf(document)
    if (!tone) continue
    for (let index = first; index < last; index += 1) {
      const block = flow.blocks[index]
      if (!block || block.row) continue
      const text = flow.clean.slice(block.from, block.to)
      if (!/\d/.test(text)) continue
      const headings = headingsAt(sections, index)
      if (NO_TARGETS.test(headings)) continue
      found.push(...paragraphTargets(flow, document, text, block.from, forward(tone, headings, text), yearEnd(document, headings)))
    }
  }
  return found.map((one, index) => ({ id: `g${index + 1}`, ...one }))
}

type Tone = 'plan' | 'report'

/** Sections that define, list or award rather than promise. */
const NO_TARGETS = /附件|认定|补助|奖励标准|扶持|基本条件|申报条件|名词解释|组成人员/

function toneOf({ title }: ReadDocument): Tone | null {
  if (/任免|任职|批复|公告|令$/.test(title)) return null
  return /方案|计划|规划|意见|通知|办法|措施|要点/.test(title) ? 'plan' : 'report'
}

function headingsAt(sections: readonly SectionPart[], block: number): string {
  let headings = ''
  for (let part = sectionAt(sections, block); part; part = part.parent) headings = `${part.section.heading} ${headings}`
  return headings
}

const NAMES_TIME = /[年月季]|五[”"]?[末期]/
const BACK = /回顾|工作成效|主要成绩|总结/
const AHEAD = /目标|安排|部署|重点任务|工作任务|总体要求|打算|举措/
const PROMISES = /力争|确保|到20\d\d年|今年将|计划|目标|争取|将[^，。]{0,10}(?:达到|新增|建成|实施)/
const TELLS = /已经?|了|完成|达到?|同比|累计|全年|一年来|去年|截至|其中/

/** Whether the numbers of a paragraph are promises. */
function forward(tone: Tone, headings: string, text: string): boolean {
  if (tone === 'plan') return !BACK.test(headings)
  if (BACK.test(headings)) return false
  return AHEAD.test(headings) || (PROMISES.test(text) && !TELLS.test(text))
}

function paragraphTargets(flow: Flow, document: ReadDocument, text: string, at: number, ahead: boolean, end: ReadDay | null): Omit<Target, 'id'>[] {
  const found: Omit<Target, 'id'>[] = []
  let due: ReadDay | null = null
  for (const sentence of partsOf(text, at, 'sentences')) {
    for (const clause of partsOf(sentence.text, sentence.at, 'commas')) {
      if (NAMES_TIME.test(clause.text)) due = duesIn(clause.text, document).findLast((one) => one.due.date !== null)?.due.date ?? due
      for (const amount of [...amountsIn(clause.text), ...ranksIn(clause.text)]) {
        if (!measures(clause, amount)) continue
        const [from, to] = [clause.at + amount.from, clause.at + amount.to]
        found.push({
          document: document.id,
          at: spanOf(flow, Math.max(clause.at, from - 16), Math.min(to + 6, clause.at + clause.text.length)),
          name: nameOf(clause.text, amount),
          kind: ahead && amount.unit !== '位' ? 'target' : 'actual',
          op: operatorOf(clause.text, amount),
          value: amount.second === null ? amount.value : [Math.min(amount.value, amount.second), Math.max(amount.value, amount.second)],
          unit: amount.unit,
          qualifier: qualifierOf(clause.text, amount),
          due: ahead ? (due ?? end) : null,
        })
      }
    }
  }
  return found
}

/** A yearly target without a day is due at the end of the year its heading names, or its document's. */
function yearEnd({ year, title }: ReadDocument, headings: string): ReadDay | null {
  const named = [...headings.matchAll(/(20\d\d)年/g)].at(-1)?.[1]
  if (named && !/近期|远期/.test(headings)) return `${named}-12-31`
  return year !== null && /报告|要点|安排/.test(title) ? `${year}-12-31` : null
}

/** Numbers inside names (“100亿级”, “4.3米以下”), of terms and of lists measure nothing. */
function measures({ text }: Stretch, { from, to, unit }: FoundAmount): boolean {
  const after = text.slice(to, to + 3)
  const before = text.slice(0, from)
  if (/^(?:级|以上的|型|层|工作日|月)/.test(after) || /第$/.test(before)) return false
  if ((before.match(/[“《〔（(]/g)?.length ?? 0) > (before.match(/[”》〕）)]/g)?.length ?? 0) && !/[（(][^）)]{0,30}$/.test(before)) return false
  return !(unit === '个' && /^(?:工作日|月|小时|方面|坚持|必须|问题)/.test(after))
}

const AT_LEAST = /(?:不少于|不低于|至少|突破|超过|高于|超)[^，。]{0,2}$/
const AT_MOST = /(?:不超过|不高于|控制在|低于|少于)[^，。]{0,2}$/
const ABOUT = /(?:约|大约|近)$/

function operatorOf(text: string, { from, to, second, text: printed }: FoundAmount): TargetOperator {
  if (second !== null) return 'range'
  const [before, after] = [text.slice(0, from), text.slice(to, to + 3)]
  if (/^左右/.test(after) || ABOUT.test(before)) return '~'
  if (/^(?:以上|及以上)/.test(after) || /余|多/.test(printed) || AT_LEAST.test(before)) return '>='
  return /^(?:以下|以内|之内)/.test(after) || AT_MOST.test(before) ? '<=' : '='
}

const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  ['排名', /(?:全国|全省|全市)第?$/],
  ['完成率', /完成率|开工率|落地率/],
  ['占比', /占比|比重|覆盖率|普及率|占[^，]{0,20}$/],
  ['增长', /增长|提高|增加|提升/],
  ['下降', /下降|降低|压缩|减少|降至/],
  ['新增', /新增|新建|新培育|新开工|新登记|再增加/],
  ['达到', /达到?|突破|总数|总量/],
]

function qualifierOf(text: string, { from }: FoundAmount): string | null {
  const before = text.slice(Math.max(0, from - 20), from)
  return QUALIFIERS.find(([, pattern]) => pattern.test(before))?.[0] ?? null
}

/** What is measured: the words after the number when they name something, else those before it. */
function nameOf(text: string, { from, to }: FoundAmount): string {
  const after = /^(?:以上|左右|以下)?的?([\u4e00-\u9fff“”A-Za-z]{2,20})/.exec(text.slice(to))?.[1]
  if (after && !/^(?:以上|左右|以下|以内)$/.test(after)) return after
  return text.slice(0, from).replace(/(?:达到?|突破|完成|不少于|不低于|至少|超过|约|为|实现|到)+$/, '').slice(-20) || text.slice(0, 20)
}
