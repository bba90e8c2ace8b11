import { partsOf } from './clauses.ts'
import type { DocumentPart } from './documents.ts'
import { spanOf } from './flow.ts'
import type { Flow } from './flow.ts'
import { wholeNumber } from './numerals.ts'
import type { Periodic, PeriodName } from './reading.ts'

const PERIOD: Record<string, PeriodName> = {
  日: 'day', 天: 'day', 周: 'week', 星期: 'week', 旬: 'ten-days', 月: 'month', 月度: 'month', 季: 'quarter', 季度: 'quarter', 半年: 'half-year', 年: 'year', 年度: 'year',
}
const ACTION = '调度|督查|督察|通报|考核|分析|总结|签约|开工|观摩|评估|报告|会商|例会|调研|研判|汇报|反馈|巡田|巡查|排查|检查|报送|公布|点评|晾晒|督导|评比|推进|复盘|体检'
const NUMBER = '[一二两三四五六七八九十\\d]{1,3}'

/** 一季一考核, 半年一总结: a period and what is done once in it. */
const ONE_A = new RegExp(`(?<![\\d一二三四五六七八九十])一(?<period>日|周|旬|月|季|年)一(?<action>${ACTION})|(?<half>半年)一(?<halfAction>${ACTION})`, 'g')
/** 周通报、月调度、季评估、年考核, as a series only. */
const SERIES = new RegExp(`(?:(?:日|周|旬|月|季|年)(?:${ACTION})[、，,]?){2,}`, 'g')
const IN_SERIES = new RegExp(`(?<period>日|周|旬|月|季|年)(?<action>${ACTION})`, 'g')
/** 每季度……, 按月……: what follows up to the comma is done in each period. */
const EACH = /(?:(?:原则上)?每(?:个)?(?<period>年度?|半年|季度?|月度?|周|旬|日|天)|按(?<by>月|季度?|年度?|周|旬|日))(?<rest>[^，,。；;]{2,60})/g
const DOES = /召开|开展|组织|报送|上报|报告|通报|反馈|汇报|调度|评选|评估|评审|考核|检查|巡|更新|公布|进行|完成|发放|收取|建设|设立|举办|研究|梳理|分析|总结|调研|督察|督查|督导|填报|提供|认定|外出|观摩|清理|会商|拨付|安排|解决|轮训|培训|走访/
const NOT_DONE = /补助资金的|保持|达到|增长|提高|递增|下降|收入|产值|发电|节约|节省|减排|补贴原则|每托位|不低于|不少于\d+元|以来/
const COUNT = new RegExp(`(?<count>${NUMBER})(?:次|轮|场|期|个|项|批|篇|份|家)`)

/** Obligations that return with a definite period. What comes 定期, 不定期 or 常态化 has none. */
export function periodicOf(flow: Flow, documents: readonly DocumentPart[]): Periodic[] {
  const found: Omit<Periodic, 'id'>[] = []
  for (const { document, first, last } of documents) {
    for (const block of flow.blocks.slice(first, last)) {
      const text = flow.clean.slice(block.from, block.to)
      if (!/[每按一周月季年]/.test(text)) continue
      for (const sentence of partsOf(text, block.from, 'sentences')) {
        for (const { period, action, count, from, to, actor } of obligationsIn(sentence.text)) {
          found.push({ document: document.id, at: spanOf(flow, sentence.at + from, sentence.at + to), period, action, count, actor, recipient: recipientOf(action) })
        }
      }
    }
  }
  return found.map((one, index) => ({ id: `p${index + 1}`, ...one }))
}

type Obligation = { period: PeriodName; action: string; count: number | null; from: number; to: number; actor: string | null }

function obligationsIn(text: string): Obligation[] {
  const found: Obligation[] = []
  for (const match of text.matchAll(ONE_A)) {
    const groups = match.groups ?? {}
    const period = PERIOD[groups.period ?? groups.half ?? '']
    if (period) found.push({ period, action: groups.action ?? groups.halfAction ?? '', count: 1, from: match.index, to: match.index + match[0].length, actor: null })
  }
  for (const series of text.matchAll(SERIES)) {
    for (const match of series[0].matchAll(IN_SERIES)) {
      const period = PERIOD[match.groups?.period ?? '']
      const from = series.index + match.index
      if (period) found.push({ period, action: match.groups?.action ?? '', count: null, from, to: from + match[0].length, actor: null })
    }
  }
  for (const match of text.matchAll(EACH)) {
    const rest = (match.groups?.rest ?? '').replace(/^(?:要|应|应当|至少|原则上|组织|底|末|初)+/, (words) => (words.includes('组织') ? '组织' : ''))
    const period = PERIOD[match.groups?.period ?? match.groups?.by ?? '']
    if (!period || !DOES.test(rest) || NOT_DONE.test(rest) || overlaps(found, match.index, match.index + match[0].length)) continue
    const several = ONES.exec(text.slice(match.index))
    if (several) {
      found.push(...eachOne(several[0], period, match.index))
      continue
    }
    const count = wholeNumber(COUNT.exec(rest)?.groups?.count ?? '')
    found.push({ period, action: actionOf(rest), count, from: match.index, to: match.index + match[0].length, actor: actorBefore(text, match.index) })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** 每季度“开展一次……、召开一次……、……”: each a duty of its own. */
const ONES = new RegExp(`^[^“”，,。]{1,6}[“"](?:[^、“”。，]{2,24}、){2,8}[^、“”。，]{2,24}[”"]`)

function eachOne(words: string, period: PeriodName, at: number): Obligation[] {
  return [...words.matchAll(/[^、“”"]+/g)].slice(1).map((match): Obligation => {
    const count = wholeNumber(COUNT.exec(match[0])?.groups?.count ?? '')
    return { period, action: actionOf(match[0]), count: /批/.test(match[0]) ? null : count, from: at + match.index, to: at + match.index + match[0].length, actor: null }
  })
}

function overlaps(found: readonly Obligation[], from: number, to: number): boolean {
  return found.some((other) => from < other.to && other.from < to)
}

function actionOf(rest: string): string {
  return rest.replace(/^[“"]/, '').replace(new RegExp(`(?:至少|不少于)?${NUMBER}次`), '').slice(0, 40)
}

function actorBefore(text: string, at: number): string | null {
  const before = /[^，,：:]{2,20}$/.exec(text.slice(0, at))?.[0].replace(/(?:要|应当?|原则上|将|需)+$/, '') ?? ''
  return before.length >= 2 && /[局委办部门位组室长会议关级]$/.test(before) ? before : null
}

function recipientOf(action: string): string | null {
  return /(?:反馈至|报送至|上报至|报送?给?|呈报|向)(?<who>[^，,。]{2,20}?)(?:报告|汇报|报送|通报|反馈|$)/.exec(action)?.groups?.who ?? null
}
