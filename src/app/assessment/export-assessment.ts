import { linesOf } from '../../kernel/assess/index.ts'
import { rateOf } from '../../kernel/assess/rate.ts'
import type { AssessedUnit, Assessee, Measured } from '../../kernel/assess/types.ts'
import { exact } from '../../kernel/indicator/exact.ts'
import { civil, type Day } from '../../kernel/time/day.ts'
import { periodByKey, periodLabel } from '../../kernel/time/period.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { unitRef } from '../views/organisation.ts'
import { onBoard, type Board } from './get-assessment.ts'
import { nameIn, ranksShown } from './views.ts'

/** 考核评分表 as offices exchange it. */
const COLUMNS: readonly (readonly [head: string, width: number])[] = [
  ['单位', 18], ['一级指标', 14], ['二级指标', 24], ['分值', 7], ['评分标准', 30], ['数据来源', 18], ['评分单位', 14], ['目标值', 10], ['完成值', 10], ['完成率', 9],
  ['得分', 8], ['加分', 7], ['扣分', 7], ['扣分依据', 24], ['单位核对意见', 24], ['复核结果', 24], ['最终得分', 9], ['位次', 6],
]
/** Rows made into cells at once. */
const PART = 500

/**
 * The score sheet as .xlsx: every unit with every item, its plus and minus points, what the unit said and what came of it; a unit gets its own alone,
 * and nobody a place that is not authorised.
 *
 * @throws DeliveryError `forbidden`, `not_found`
 */
export function exportAssessment(call: Call, { assessment }: { assessment: string }): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  return onBoard(call, assessment, 'exportAssessment', (board) => {
    const { state, shown, inputs, directory, acting } = board
    const units = (shown?.file.result.units ?? []).filter(({ unit }) => board.board || board.own.includes(unit))
    const title = `考核评分表（${state.title.replaceAll('　', ' ')}）`
    const workbook = writeWorkbook({
      name: '考核评分表',
      title,
      noteLeft: `填报单位：${unitRef(directory, acting.unit, inputs.today)?.name ?? inputs.city.name}　数据截至：${written(state.cutoff)}`,
      noteRight: `${periodLabel(periodByKey(state.period)).zh}　${shown?.kind === 'frozen' ? '已定案' : shown?.kind === 'delivered' ? '送达核对，未定案' : '试算，未送达'}`,
      mark: inputs.city.demonstration ? `${inputs.city.name}　演示数据，不代表任何真实地区和单位` : null,
      repeated: 1,
      columns: COLUMNS.map(([head, width]): SheetColumn => ({ head, group: null, width, centred: false, hidden: false })),
    })
    const rows = units.flatMap((unit) => rowsOf(board, unit, shown?.file.assessees.find((one) => one.unit === unit.unit)))
    for (let from = 0; from < rows.length; from += PART) workbook.add(rows.slice(from, from + PART))
    return Promise.resolve({ bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}.xlsx` })
  })
}

function rowsOf({ scheme, state, board }: Board, unit: AssessedUnit, assessee: Assessee | undefined): SheetCell[][] {
  const heads = linesOf(scheme)
  const quarters = heads.length - scheme.items.length
  const review = (id: string) => state.reviews.find((one) => one.unit === unit.unit && one.item === id && one.withdrawn === null)
  const said = (id: string): SheetCell[] => {
    const one = review(id)
    return [one?.words ?? null, one?.decided ? `${one.decided.accepted ? '采纳' : '不采纳'}：${one.decided.words}` : one ? '复核中' : null]
  }
  const lines = heads.map((head, index): SheetCell[] => {
    const line = unit.lines[index]
    const measured = head.item ? assessee?.measured[index - quarters] : undefined
    const scorer = head.item && 'byHand' in head.item.measure ? head.item.measure.byHand.scorer.zh : '系统取数'
    return [unit.name, head.under?.zh ?? null, head.name.zh, figure(line?.points ?? null), head.standard?.zh ?? null, head.source?.zh ?? null, scorer, ...figuresOf(measured), figure(line?.score ?? null), null, null, null, ...said(head.id), null, null]
  })
  const adjusted = unit.adjustments.map(({ rule, score }): SheetCell[] => {
    const records = assessee?.adjustments.find((one) => one.rule === rule)?.records ?? []
    const grounds = records.map(({ code, title }) => [code, title].filter(Boolean).join(' ')).join('；').slice(0, 1000)
    const plus = Number(score) > 0
    return [unit.name, '加减分', nameIn(scheme, rule).zh, null, null, null, null, null, null, null, null, plus ? figure(score) : null, plus ? null : figure(score), grounds, ...said(rule), null, null]
  })
  const vetoed = unit.vetoes.map((rule): SheetCell[] => [unit.name, '一票否决', nameIn(scheme, rule).zh, ...Array<SheetCell>(10).fill(null), assessee?.vetoes.find((one) => one.rule === rule)?.ground ?? null, ...said(rule), null, null])
  const rank = ranksShown(scheme, state, board) ? unit.rank : null
  const total: SheetCell[] = [unit.name, '合计', null, ...Array<SheetCell>(7).fill(null), figure(unit.base), figure(unit.plus), figure(unit.minus), null, null, null, figure(unit.total), rank === null ? null : { number: rank }]
  return [...lines, ...adjusted, ...vetoed, total]
}

/** 目标值、完成值、完成率 */
function figuresOf(measured: Measured | undefined): SheetCell[] {
  if (measured?.kind === 'share') return [figure(measured.of), figure(measured.done), Number(measured.of) === 0 ? null : `${exact(measured.done).div(measured.of).times(100).toFixed(2)}%`]
  // Of growth there is no target: what it is held against is the year before, and is called that.
  if (measured?.kind === 'figure' && measured.what === 'growth') return [`上年同期 ${measured.against}`, figure(measured.value), worded('同比 ', rateOf(measured))]
  if (measured?.kind === 'figure') return [figure(measured.against), figure(measured.value), rateOf(measured)]
  if (measured?.kind === 'count') return [null, { number: measured.count }, null]
  if (measured?.kind === 'hand') return [null, measured.scores.join('、'), null]
  return [null, null, null]
}

function worded(word: string, rate: string | null): string | null {
  return rate === null ? null : `${word}${rate}`
}

function figure(value: string | null): SheetCell {
  return value === null ? null : { number: Number(value) }
}

function written(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
