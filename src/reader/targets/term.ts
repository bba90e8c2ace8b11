import { duesIn } from '../due/index.ts'
import type { ReadDay, ReadDocument } from '../reading.ts'
import type { Turn } from './tense.ts'

const NAMES_TIME = /[年月季]|五[”"]?[末期]/

/** What a clause says of time: the last day it names, and where it turns back to a year before the document's. */
export type ClauseTime = { due: ReadDay | null; turns: Turn[] }

const NOTHING: ClauseTime = { due: null, turns: [] }

/** Years that have passed when a document is written are no deadlines; what stands behind them is told, not promised. */
export function timeOf(clause: string, { year, issuedOn }: ReadDocument): ClauseTime {
  if (!NAMES_TIME.test(clause)) return NOTHING
  let due: ReadDay | null = null
  const turns: Turn[] = []
  for (const found of duesIn(clause, { year, issuedOn })) {
    const { date } = found.due
    if (date === null) continue
    const past = year !== null && Number(date.slice(0, 4)) < year
    if (!past) due = date
    if (past || (year !== null && Number(date.slice(0, 4)) > year)) turns.push({ at: found.from, to: past ? 'back' : 'ahead' })
  }
  return { due, turns }
}

const LONG_TERM = /近期|远期|今后|未来|三年|五年|20\d\d[年]?[—\-–－~～至到]{1,2}20\d\d/
const OF_ONE_YEAR = /报告|要点|安排|年度|工作计划|任务分解|分解方案|责任分工|民生实事/

/**
 * The last day of promises without one: the end of the year their heading names, of the year in the title, or, for papers that are written
 * anew every year, of the document's own. A plan for several years leaves it open.
 */
export function yearEnd({ year, title }: ReadDocument, headings: readonly string[]): ReadDay | null {
  for (const heading of headings) {
    if (LONG_TERM.test(heading)) return null
    const named = [...heading.matchAll(/(20\d\d)年/g)].at(-1)?.[1]
    if (named && (year === null || Number(named) >= year)) return `${named}-12-31`
  }
  if (LONG_TERM.test(title)) {
    const last = /20\d\d年?[—\-–－~～至到]{1,2}(20\d\d)/.exec(title)?.[1]
    return last ? `${last}-12-31` : null
  }
  const titled = [...title.matchAll(/(20\d\d)年/g)].at(-1)?.[1]
  if (titled && (year === null || Number(titled) >= year)) return `${titled}-12-31`
  return year !== null && OF_ONE_YEAR.test(title) ? `${year}-12-31` : null
}
