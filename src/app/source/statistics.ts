import { rulesOf } from '../../kernel/pack/lookup.ts'
import { SOURCES } from '../../kernel/pack/schema.ts'
import { sourceStatistics, type SourceFigures } from '../../kernel/source-statistics.ts'
import { dayFrom } from '../../kernel/time/day.ts'
import { periodByKey, periodLabel } from '../../kernel/time/period.ts'
import { nameOn } from '../../kernel/holders.ts'
import { sourceWords } from '../../kernel/words/sources.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import { MOST_COUNTED, receivedBetween } from '../../store/queries/sources.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { sourcedLedgers, visibleTo } from './get-sources.ts'

type Query = { year?: number | undefined; quarter?: number | undefined }

/**
 * What became of what came in within a year or a quarter, by source and by unit. Units stand in the order of the directory: nobody is
 * ranked. A unit is shown its own.
 *
 * @throws DeliveryError `forbidden`
 */
export async function getSourceStatistics(call: Call, query: Query) {
  permitSomewhere(call.acting, 'getSourceStatistics')
  return statistics(call, query)
}

/** The same as a table that can be added up. @throws DeliveryError `forbidden` */
export async function exportSourceStatistics(call: Call, query: Query): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  permitSomewhere(call.acting, 'exportSourceStatistics')
  const { period, today, city, sources, units } = await statistics(call, query)
  const title = `${period.name.zh}事项来源办理情况统计表`
  const workbook = writeWorkbook({
    name: title,
    title,
    noteLeft: `填报单位：${city.name}`,
    noteRight: `截至日期：${today}　各单位按机构顺序排列，不排名`,
    mark: city.demonstration ? `${city.name}　演示数据，不代表任何真实地区和单位` : null,
    repeated: 2,
    columns: [column('事项来源', 14), column('单位', 18), ...FIGURES.map(({ head }) => column(head, 8, true))],
  })
  const lines = sources.flatMap(({ source, figures }) => [
    [sourceWords[source].zh, '合计', ...cellsOf(figures)],
    ...units.filter((row) => row.source === source).map((row): SheetCell[] => [sourceWords[source].zh, row.name, ...cellsOf(row.figures)]),
  ])
  workbook.add(lines)
  return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}_${today}.xlsx` }
}

async function statistics({ deps, acting }: Call, { year, quarter }: Query) {
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today, calendar, city } = await inputsOf(deps, db, acting.tenant)
    const of = year ?? Number(today.slice(0, 4))
    const period = quarter === undefined ? { start: dayFrom(of, 1, 1), end: dayFrom(of, 12, 31), name: { zh: `${of}年`, en: `${of}` } } : named(periodByKey(`${of}-Q${quarter}`))
    const visible = await visibleTo(db, acting, await ownUnits(db, acting, today), 'getSourceStatistics')
    const found = await receivedBetween(db, acting.tenant, { ledgers: sourcedLedgers(packs).map(({ ledger }) => ledger.id), visible, from: period.start, to: period.end })
    const { sources, units } = sourceStatistics(found.slice(0, MOST_COUNTED), (ledger) => rulesOf(packs, ledger), { today, calendar })
    const directory = await directoryOf(db, acting.tenant)
    const order = [...directory.units.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
    return {
      today,
      city: { name: city.name, demonstration: city.demonstration },
      period: { year: of, quarter: quarter ?? null, from: period.start, to: period.end, name: period.name },
      complete: found.length <= MOST_COUNTED,
      sources: sources.toSorted((a, b) => SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source)),
      units: units
        .filter(({ unit }) => visible === null || visible.includes(unit))
        .toSorted((a, b) => SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) || order.indexOf(a.unit) - order.indexOf(b.unit))
        .flatMap(({ unit, ...row }) => {
          const known = directory.units.get(unit)
          return known ? [{ ...row, unit, name: nameOn(known, today) }] : []
        }),
    }
  })
}

function named(period: ReturnType<typeof periodByKey>) {
  return { start: period.start, end: period.end, name: periodLabel(period) }
}

const FIGURES: { head: string; of: (figures: SourceFigures) => number | null }[] = [
  { head: '收到', of: ({ received }) => received },
  { head: '在办', of: ({ open }) => open },
  { head: '其中超期', of: ({ openLate }) => openLate },
  { head: '办结', of: ({ done }) => done },
  { head: '按期办结', of: ({ inTime }) => inTime },
  { head: '撤回', of: ({ stopped }) => stopped },
  { head: '满意', of: ({ satisfied }) => satisfied },
  { head: '基本满意', of: ({ partly }) => partly },
  { head: '不满意', of: ({ dissatisfied }) => dissatisfied },
  { head: '延期', of: ({ extensions }) => extensions },
  { head: '平均用时（工作日）', of: ({ workdays }) => workdays },
]

function cellsOf(figures: SourceFigures): SheetCell[] {
  return FIGURES.map(({ of }) => {
    const number = of(figures)
    return number === null ? null : { number }
  })
}

function column(head: string, width: number, centred = false): SheetColumn {
  return { head, group: null, width, centred, hidden: false }
}
