import type { Block } from '../facts/letter.ts'
import { exact } from '../indicator/exact.ts'
import type { Measure, Scheme } from '../pack/scheme-schema.ts'
import type { Calendar } from '../time/calendar.ts'
import { workingDaysLate } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { civil } from '../time/day.ts'
import { periodByKey, periodLabel } from '../time/period.ts'
import { isRanked } from './heads.ts'
import { ONE_GROUP } from './measure-groups.ts'
import type { AssessedUnit, Assessee, CountedRecord, Measured } from './types.ts'

/** Columns of 通报附表. Without an authorising document there are neither places nor scores, and the order is the directory's. */
export const RANKED_COLUMNS = ['位次', '单位', '任务数', '按期完成数', '滞后数', '难题解决数', '整改率', '得分', '较上季', '说明'] as const
export const PROGRESS_COLUMNS = ['单位', '任务数', '按期完成数', '滞后数', '难题解决数', '整改率', '说明'] as const

export type CircularGiven = {
  scheme: Scheme
  period: string
  cutoff: Day
  calendar: Calendar
  assessees: readonly Assessee[]
  units: readonly AssessedUnit[]
  /** the same unit's total of the period before, where it was frozen */
  before: ReadonlyMap<string, string>
  /** plus points, minus points and vetoes as people call them */
  nameOf: (id: string) => string
}

export function circularTitle({ scheme, period }: Pick<CircularGiven, 'scheme' | 'period'>): string {
  const label = periodLabel(periodByKey(period)).zh
  return `关于${label}${scheme.name.zh}${isRanked(scheme) ? '结果' : '进展情况'}的通报`
}

/** A letter goes to so many units at most. */
const MOST_ADDRESSED = 60

/** To whom a circular goes, one letter for each: all that were assessed, in their order, in as few letters as can be, of nearly one size. */
export function circularLetters(units: readonly string[], title: string): { title: string; to: string[] }[] {
  const letters = Math.max(1, Math.ceil(units.length / MOST_ADDRESSED))
  const size = Math.ceil(units.length / letters)
  return Array.from({ length: letters }, (_, at) => ({
    title: letters === 1 ? title : `${title}（主送第${at + 1}批，共${letters}批）`,
    to: units.slice(at * size, (at + 1) * size),
  }))
}

/**
 * The draft of a circular (代拟稿): basis and span, the whole in figures, what is late by unit and number, what follows; the table as an annex. It is
 * written from the frozen result alone. Without a document that authorises a ranking it tells of progress, in the order of the directory, and bears
 * no places and no scores.
 */
export function circularBlocks(given: CircularGiven): Block[] {
  const { scheme, cutoff } = given
  const { start, end } = periodByKey(given.period)
  const ranked = isRanked(scheme)
  const ordered = inOrder(given, ranked)
  const basis = scheme.basis ? `根据《${scheme.basis.title.replace(/^《|》$/g, '')}》${scheme.basis.number ? `（${scheme.basis.number}）` : ''}${scheme.basis.clause ?? ''}` : null
  const opening = basis && ranked ? `${basis}，现将${long(start)}至${long(end)}考核结果通报如下。` : `现将${long(start)}至${long(end)}工作进展情况通报如下。本通报只反映进展，不排位次。`
  const whole = [`本期共${ranked ? '考核' : '涉及'} ${ordered.length} 个单位，数据截至${long(cutoff)}。`, ...figuresOf(ordered), ...(ranked ? standingsOf(ordered, scheme) : [])].join('')
  const late = ordered.filter(({ counts }) => (counts.late ?? 0) > 0).slice(0, NAMED)
  return [
    { kind: 'paragraph', text: opening },
    { kind: 'heading-1', text: '一、总体情况' },
    { kind: 'paragraph', text: whole },
    { kind: 'heading-1', text: '二、滞后事项' },
    ...(late.length === 0 ? [paragraph('本期没有滞后事项。')] : late.map(({ name, counts }) => paragraph(`${name}：滞后 ${counts.late} 件，${counts.examples.join('；')}。`))),
    { kind: 'heading-1', text: '三、下步要求' },
    paragraph('请有滞后事项的单位逐项说明原因、明确完成时限，按程序报送；各单位对照差距改进工作。考核所用数据均取自工作记录，不需要另行报送材料。'),
    { kind: 'table', title: ranked ? '考核结果' : '进展情况', head: [...(ranked ? RANKED_COLUMNS : PROGRESS_COLUMNS)], rows: ordered.map((one) => rowOf(one, given, ranked)) },
  ]
}

/** What was due and done over all, as far as the scheme looks at it at all. */
function figuresOf(ordered: readonly Ordered[]): string[] {
  const total = (pick: (counts: Counts) => number | null) => ordered.reduce((all, { counts }) => all + (pick(counts) ?? 0), 0)
  const tasks = total((counts) => counts.tasks)
  const solved = total((counts) => counts.solved)
  return [
    ...(tasks > 0 ? [`到期事项 ${tasks} 件，按期完成 ${total(({ inTime }) => inTime)} 件，滞后 ${total(({ late }) => late)} 件。`] : []),
    ...(solved > 0 ? [`解决难题 ${solved} 件。`] : []),
  ]
}

/** How many came to each grade, and who stands first in each group. */
function standingsOf(ordered: readonly Ordered[], { grades, groups }: Scheme): string[] {
  const graded = grades.flatMap(({ id, name }) => {
    const n = ordered.filter(({ unit }) => unit.grade === id).length
    return n > 0 ? [`${name.zh} ${n} 个`] : []
  })
  const firsts = groups.flatMap(({ id, name }) => {
    const best = ordered.filter(({ unit }) => unit.group === id && unit.rank === 1).slice(0, FIRSTS)
    return best.length > 0 ? [`${groups.length > 1 ? `${name.zh}` : ''}首位为${best.map(({ name: who, unit }) => `${who}（${unit.total} 分）`).join('、')}`] : []
  })
  return [...(graded.length > 0 ? [`按等次，${graded.join('、')}。`] : []), ...(firsts.length > 0 ? [`${firsts.join('；')}。`] : [])]
}

/** Who shares the first place is named up to so many. */
const FIRSTS = 3

/** So many units are named in the text; all stand in the table. */
const NAMED = 20

type Ordered = { unit: AssessedUnit; name: string; counts: Counts }

/** Group by group and place by place, or as the directory lists them. */
function inOrder({ units, assessees, calendar, scheme, cutoff }: CircularGiven, ranked: boolean): Ordered[] {
  const found = (unit: string) => units.find((one) => one.unit === unit)
  const listed = ranked ? units : assessees.flatMap(({ unit }) => found(unit) ?? [])
  return listed.flatMap((unit) => {
    const assessee = assessees.find((one) => one.unit === unit.unit)
    return assessee ? [{ unit, name: unit.name, counts: countsOf(scheme, assessee, cutoff, calendar) }] : []
  })
}

/** null: the scheme does not look at it */
type Counts = { tasks: number | null; inTime: number | null; late: number | null; solved: number | null; rectified: { of: number; done: number }; examples: string[] }

function countsOf({ items }: Scheme, { measured }: Assessee, cutoff: Day, calendar: Calendar): Counts {
  const pieces = items.flatMap(({ measure }, index) => piecesOf(measure, measured[index]))
  const records = (shares: readonly string[]) => once(pieces.flatMap(({ share, figure }) => (shares.includes(share) && figure?.kind === 'share' ? figure.records : [])))
  const measures = (shares: readonly string[]) => pieces.some(({ share }) => shares.includes(share))
  const inTime = ['done-in-time', 'milestones-in-time'] as const
  const tasks = records(inTime)
  const rectified = records(['rectified'])
  const late = once([...tasks, ...rectified]).filter(({ counts }) => !counts)
  return {
    tasks: measures(inTime) ? tasks.length : null,
    inTime: measures(inTime) ? tasks.filter(({ counts }) => counts).length : null,
    late: measures([...inTime, 'rectified']) ? late.length : null,
    solved: measures(['solved-confirmed']) ? records(['solved-confirmed']).filter(({ counts }) => counts).length : null,
    rectified: { of: rectified.length, done: rectified.filter(({ counts }) => counts).length },
    examples: late.slice(0, EXAMPLES).map(({ code, title, due, on }) => `${code ?? ''}“${title.slice(0, TITLE)}”应于 ${due ?? ''} 完成，${on ? `实际 ${on} 完成` : `未完成，迟 ${due ? workingDaysLate(due, cutoff, calendar) : 0} 个工作日`}`),
  }
}

/** The shares of matters that an item looks at, also those that its formula calls by a name. */
function piecesOf(measure: Measure, figure: Measured | undefined): { share: string; figure: Measured | undefined }[] {
  if ('formula' in measure) return measure.figures.flatMap((named) => piecesOf(named.measure, figure?.kind === 'named' ? figure.figures[named.name] : undefined))
  return 'matters' in measure ? [{ share: measure.matters, figure }] : []
}

/** A matter that several items look at is one matter; each milestone of it is a piece of its own, told by the title. */
function once(records: readonly CountedRecord[]): CountedRecord[] {
  return [...new Map(records.map((record) => [`${record.id} ${record.title}`, record])).values()]
}

const EXAMPLES = 2
const TITLE = 40

function rowOf({ unit, name, counts }: Ordered, { scheme, before, nameOf }: CircularGiven, ranked: boolean): string[] {
  const { tasks, inTime, late, solved, rectified } = counts
  const said = (n: number | null) => (n === null ? '—' : String(n))
  const figures = [said(tasks), said(inTime), said(late), said(solved), rectified.of === 0 ? '—' : `${exact(rectified.done).div(rectified.of).times(100).toFixed(2)}%`]
  if (!ranked) return [name, ...figures, '']
  const was = before.get(unit.unit)
  const change = was === undefined ? '—' : signed(exact(unit.total).minus(was).toFixed(scheme.decimals ?? 2))
  return [unit.rank === null ? '—' : String(unit.rank), name, ...figures, unit.total, change, remarks(unit, scheme, nameOf)]
}

function remarks({ group, adjustments, vetoes, rank }: AssessedUnit, { groups }: Scheme, nameOf: (id: string) => string): string {
  const of = group === ONE_GROUP ? '' : (groups.find(({ id }) => id === group)?.name.zh ?? '')
  const apart = groups.some(({ id, apart: beside }) => id === group && beside) ? '单列' : ''
  const points = adjustments.filter(({ score }) => Number(score) !== 0).map(({ rule, score }) => `${nameOf(rule)}${signed(score)}`)
  return [of, apart, ...points, ...vetoes.map(nameOf), ...(rank === null && apart === '' ? ['不排位次'] : [])].filter(Boolean).join('；').slice(0, 400)
}

function signed(figure: string): string {
  return Number(figure) > 0 ? `+${figure}` : figure.replace('-', '−')
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

function long(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
