import { civil, type Day } from '../../kernel/time/day.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { getObligations, type GetObligations } from './get-obligations.ts'

type Board = Awaited<ReturnType<typeof getObligations>>
type Cell = Board['rows'][number]['cells'][number]

const EXCEPTIONS: Readonly<Record<string, string>> = { waiting: '待认定', returned: '退回', missing: '缺项', exempt: '免' }
const SUMS = [['confirmed', '已认定（次）'], ['waiting', '待认定'], ['returned', '退回'], ['missing', '缺项']] as const
/** 序号, 项目, 牵头单位 */
const NAMED = 3
/** Rows made into cells at once. */
const PART = 500

/**
 * The matrix as an .xlsx as offices exchange it: figures as numbers so that they add up, exceptions in words, the sums below. It
 * holds all of what this membership sees, and never who leads.
 *
 * @throws DeliveryError `forbidden`, `practice_unknown`
 */
export async function exportObligations(call: Call, query: Omit<GetObligations, 'by'>): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const { deps, acting } = call
  permitSomewhere(acting, 'exportObligations')
  const board = await getObligations(call, { ...query, by: 'none' }, Infinity)
  const { city, unit } = await deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    return { city: inputs.city, unit: unitRef(await directoryOf(db, acting.tenant), acting.unit, inputs.today)?.name ?? null }
  })
  const title = `${board.ledger?.name.zh ?? board.pack.name.zh}规定动作一览（${board.year}年）`
  const workbook = writeWorkbook({
    name: title,
    title,
    noteLeft: `填报单位：${unit ?? city.name}`,
    noteRight: `截至日期：${written(board.today)}　只列示、不计分`,
    mark: city.demonstration ? `${city.name}　演示数据，不代表任何真实地区和单位` : null,
    repeated: NAMED,
    columns: [...namedColumns(board), ...board.periods.flatMap((period) => board.rhythms.map((rhythm) => column(rhythm.activity?.name.zh ?? rhythm.name.zh, 6.5, period.label.zh))), column('全年', 6.5)],
  })
  for (let from = 0; from < board.rows.length; from += PART) workbook.add(board.rows.slice(from, from + PART).map((row, at) => rowOf(board, row, from + at + 1)))
  workbook.add(SUMS.map(([line, name]) => sumOf(board, line, name)))
  return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}_${board.today}.xlsx` }
}

function namedColumns({ ledger }: Board): SheetColumn[] {
  return [column('序号', 5), { ...column(ledger?.matterName.zh ?? '单位', 30), centred: false }, { ...column('牵头单位', 18), centred: false }]
}

function column(head: string, width: number, group: string | null = null): SheetColumn {
  return { head, group, width, centred: true, hidden: false }
}

function rowOf(board: Board, { subject, lead, cells, total }: Board['rows'][number], nth: number): SheetCell[] {
  const said = board.periods.flatMap(({ key }) => board.rhythms.map(({ id }) => cellOf(cells.find((cell) => cell.rhythm === id && cell.period === key))))
  return [{ number: nth }, subject.name, lead?.name ?? null, ...said, { number: total }]
}

/** A figure, or the exception in words; what came after closing carries its mark, as on the page. */
function cellOf(cell: Cell | undefined): SheetCell {
  if (!cell) return null
  const counted = cell.done + cell.added - cell.takenBack
  if (cell.added > 0 || cell.takenBack > 0) return `${counted}${cell.added > 0 ? '补' : ''}${cell.takenBack > 0 ? '撤' : ''}`
  if (cell.status === 'done') return { number: counted }
  return EXCEPTIONS[cell.status] ?? (counted > 0 ? { number: counted } : null)
}

/** Lines that speak of what is still to be done are silent about periods that are closed or have not begun. */
function sumOf({ periods, rhythms, totals }: Board, line: (typeof SUMS)[number][0], name: string): SheetCell[] {
  const speaks = periods.filter(({ state, closed }) => state !== 'coming' && (line === 'confirmed' || closed === null)).map(({ key }) => key)
  const at = (rhythm: string, period: string) => (speaks.includes(period) ? (totals.find((sum) => sum.rhythm === rhythm && sum.period === period)?.[line] ?? 0) : null)
  const cells = periods.flatMap(({ key }) => rhythms.map(({ id }) => at(id, key)))
  return [null, name, null, ...[...cells, cells.reduce<number>((sum, n) => sum + (n ?? 0), 0)].map((n) => (n === null ? null : { number: n }))]
}

/** 2023年9月20日 */
function written(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
