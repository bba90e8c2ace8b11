import { duesIn, endOfFiveYearPlan } from '../due/index.ts'
import { wholeNumber } from '../text/numerals.ts'
import type { ReadDay, ReadDocument } from '../reading.ts'
import type { Turn } from './tense.ts'

const NAMES_TIME = /[\d〇零一二三四五六七八九十](?:年|月|季度)|[今明后本当]年|年[底末内度]|[上下]半年|全年|五[”"]?(?:末|期|时期|规划)|节前|七一|五一/

/** What a clause says of time: the last days it names, and where it turns back to a year before the document's. */
export type ClauseTime = { dues: ClauseDue[]; turns: Turn[]; year: number | null }

/** A last day, where it stands in the clause, and whether it opens the clause and so holds for what follows. */
export type ClauseDue = { at: number; day: ReadDay; opens: boolean }

const NOTHING: ClauseTime = { dues: [], turns: [], year: null }

/**
 * Years that have passed when a document is written are no deadlines; what stands behind them is told, not promised.
 *
 * @param spoken the year that the words before speak of, in which “年底前” then lies
 */
export function timeOf(clause: string, { year, issuedOn }: ReadDocument, spoken: number | null): ClauseTime {
  if (!NAMES_TIME.test(clause)) return NOTHING
  const dues: ClauseDue[] = []
  let begins: number | null = null
  const turns: Turn[] = []
  for (const found of duesIn(clause, { year: spoken ?? year, issuedOn })) {
    const { date, text } = found.due
    if (date === null) continue
    if (found.from === 0 && /^(?:20\d\d|明)年$/.test(text)) begins = Number(date.slice(0, 4))
    const past = year !== null && Number(date.slice(0, 4)) < year
    if (!past) dues.push({ at: found.from, day: date, opens: found.from === 0 })
    if (past || (year !== null && Number(date.slice(0, 4)) > year)) turns.push({ at: found.from, to: past ? 'back' : 'ahead' })
  }
  return { dues, turns, year: begins }
}

const FIVE_YEARS = /十([三四五六])五/
/** “‘十五五’时期的主要目标”: what stands under it is promised for the end of that plan. */
const OF_FIVE_YEARS = /十([三四五六])五[”"’]?(?:时期|期间|末|规划期|(?:的)?(?:发展|主要|总体|经济社会发展)*目标)/
const LONG_TERM = /近期|远期|今后|未来|三年|五年|20\d\d[年]?[—\-–－~～至到]{1,2}20\d\d/
const OF_ONE_YEAR = /报告|要点|安排|年度|工作计划|任务分解|分解方案|责任分工|民生实事/

/**
 * The last day of promises without one: the end of the year their heading names, of the year in the title, or, for papers that are written
 * anew every year, of the document's own. A plan for several years leaves it open.
 */
export function yearEnd({ year, title, issuedOn }: ReadDocument, headings: readonly string[]): ReadDay | null {
  for (const heading of headings) {
    if (LONG_TERM.test(heading)) return null
    const named = [...heading.matchAll(/(20\d\d)年/g)].at(-1)?.[1]
    if (named && (year === null || Number(named) >= year)) return `${named}-12-31`
    const plan = OF_FIVE_YEARS.exec(heading)?.[1]
    if (plan) return endOfFiveYearPlan(wholeNumber(plan)) ?? null
  }
  if (LONG_TERM.test(title)) {
    const last = /20\d\d年?[—\-–－~～至到]{1,2}(20\d\d)/.exec(title)?.[1]
    return last ? `${last}-12-31` : null
  }
  const plan = FIVE_YEARS.exec(title)?.[1]
  if (plan) return endOfFiveYearPlan(wholeNumber(plan)) ?? null
  const reviewed = /(20\d\d)年(?!(?:上|下)半年|.{0,6}季度)[^年]*(?:总结|(?:情况|工作)(?:的)?(?:报告|汇报))$/.exec(title)?.[1]
  // A review of a year is written at its end: what it promises is for the next.
  if (reviewed && !/政府工作报告/.test(title)) return `${Math.max(Number(reviewed) + 1, Number(issuedOn?.slice(0, 4) ?? 0))}-12-31`
  const titled = [...title.matchAll(/(20\d\d)年/g)].at(-1)?.[1]
  if (titled && (year === null || Number(titled) >= year)) return `${titled}-12-31`
  return year !== null && OF_ONE_YEAR.test(title) ? `${year}-12-31` : null
}
