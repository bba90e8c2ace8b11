import type { IndicatorState, SeriesState } from '../../kernel/facts/indicator.ts'
import { latestLocked, targetsFor } from '../../kernel/indicator/pick.ts'
import { levelNames } from '../../kernel/indicator/status.ts'
import { LEVELS, type Level } from '../../kernel/pack/scheme-schema.ts'
import { civil, type Day } from '../../kernel/time/day.ts'
import { periodLabel, type Period } from '../../kernel/time/period.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { demonstrationMark } from '../exchange/ledger-paper.ts'
import { permitSomewhere } from '../permit.ts'
import { unitRef } from '../views/organisation.ts'
import type { AllSeries } from './around-reading.ts'
import { openIndicators, periodAsked, placesOf, seriesByIndicator } from './load.ts'
import { HEADS, WHOLE } from './table.ts'
import { refOf, standingView, type Shown, type StandingView } from './views.ts'

const STANDING_WORDS = { reached: '已达到', ahead: '超前', 'on-course': '正常', behind: '滞后', missed: '未达到' } as const

/**
 * The ledger of indicators as offices exchange it: every indicator that the acting membership sees, the whole and each place in a row, targets of
 * every level that is there beside each other. As-of day, figure and the year before come back in by `readIndicatorsFile`.
 */
export async function exportIndicators(call: Call, query: { period?: string | undefined; owner?: string | undefined }): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  permitSomewhere(call.acting, 'exportIndicators')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, shown, looking, indicators } = await openIndicators(call, db)
    const period = periodAsked(query.period, inputs.today)
    const wanted = indicators.filter(({ ended, owner }) => !ended && (query.owner === undefined || owner === query.owner)).toSorted((a, b) => Number(b.binding) - Number(a.binding) || (a.name < b.name ? -1 : 1))
    const series = await seriesByIndicator(db, acting.tenant, wanted.map(({ id }) => id))
    const lines = wanted.flatMap((indicator) => {
      const all: AllSeries = series.get(indicator.id) ?? new Map<string | null, SeriesState>()
      const places = [null, ...placesOf(shown, looking, indicator, all, period.key)]
      return places.map((place) => ({ indicator, place, series: all.get(place) ?? null, standing: standingView(shown, indicator, all.get(place) ?? null, place, period) }))
    })
    const levels = LEVELS.filter((level) => lines.some(({ indicator, place }) => targetsFor(indicator, period.key, place).some((target) => target.level === level)))
    const title = `${periodLabel(period).zh}指标台账`
    const workbook = writeWorkbook({
      name: title,
      title: `${title}（截至${written(inputs.today)}）`,
      noteLeft: `填报单位：${unitRef(shown.directory, acting.unit, inputs.today)?.name ?? inputs.city.name}`,
      noteRight: '截至日期、完成值、上年同期填好后可原样传回；其余各栏由系统计算',
      mark: demonstrationMark(inputs.city),
      repeated: 2,
      columns: columnsOf(levels),
    })
    workbook.add(lines.map((line, at) => cellsOf(line, at + 1, levels, period, shown)))
    return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}_${inputs.today}.xlsx` }
  })
}

const column = (head: string, width: number, more: Partial<SheetColumn> = {}): SheetColumn => ({ head, group: null, width, centred: false, hidden: false, ...more })

function columnsOf(levels: readonly Level[]): SheetColumn[] {
  const ofLevels = (group: string) => levels.map((level) => column(levelNames[level].zh, 11, { centred: true, group }))
  return [
    column('序号', 5, { centred: true }),
    column(HEADS.name, 24),
    column('计量单位', 9, { centred: true }),
    column('口径', 26),
    column(HEADS.source, 16),
    column('责任单位', 14),
    column(HEADS.place, 11, { centred: true }),
    ...ofLevels('目标值'),
    column(HEADS.asOf, 11, { centred: true }),
    column(HEADS.value, 12, { centred: true }),
    ...ofLevels('完成率（%）'),
    column('序时进度（%）', 11, { centred: true }),
    column('进度', 8, { centred: true }),
    column(HEADS.yearBefore, 12, { centred: true }),
    column('同比（%）', 10, { centred: true }),
    column('期末预测', 12, { centred: true }),
    column('预测区间', 16, { centred: true }),
    column(HEADS.note, 18),
    column(HEADS.indicatorMark, 12, { hidden: true }),
    column(HEADS.placeMark, 12, { hidden: true }),
    column(HEADS.periodMark, 12, { hidden: true }),
  ]
}

type Line = { indicator: IndicatorState; place: string | null; series: SeriesState | null; standing: StandingView }

function cellsOf({ indicator, place, series, standing }: Line, number: number, levels: readonly Level[], period: Period, shown: Shown): SheetCell[] {
  const targets = targetsFor(indicator, period.key, place)
  const first = standing.against[0]
  const { latest, growth, forecast } = standing
  const note = latestLocked(series, period.key)?.note ?? null
  return [
    { number },
    indicator.name,
    indicator.measure,
    indicator.definition,
    latest?.source ?? indicator.source,
    refOf(shown, indicator.owner).name,
    place === null ? '全市' : refOf(shown, place).name,
    ...levels.map((level) => {
      const target = targets.find((one) => one.level === level)
      return target === undefined ? null : target.about ? `${target.value}左右` : figureCell(target.value)
    }),
    latest ? { day: latest.asOf } : null,
    figureCell(latest?.value ?? null),
    ...levels.map((level) => figureCell(standing.against.find((one) => one.level === level)?.rate ?? null)),
    figureCell(first?.progress ?? null),
    first ? STANDING_WORDS[first.standing] : null,
    figureCell(growth?.before ?? null),
    figureCell(growth?.rate ?? null),
    figureCell(forecast?.value ?? null),
    forecast?.low && forecast.high ? `${forecast.low} ～ ${forecast.high}` : null,
    note,
    indicator.id,
    place ?? WHOLE,
    period.key,
  ]
}

/** A number where a spreadsheet keeps every digit of it, else as it is written. */
function figureCell(figure: string | null): SheetCell {
  if (figure === null) return null
  const number = Number(figure)
  return figure.replace(/[-.]/g, '').length <= 15 && Number.isFinite(number) ? { number } : figure
}

function written(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
