import { approvedDuties } from '../../kernel/approval.ts'
import type { DutyRole } from '../../kernel/pack/schema.ts'
import { civil, type Day } from '../../kernel/time/day.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { getRoad, roadLedger } from './get-road.ts'
import { getYearSummary } from './summary.ts'

type Query = { ledger?: string | undefined; year?: number | undefined }
type File = { bytes: Uint8Array; mediaType: string; name: string }

/** The list that goes to the meeting (建议清单) as offices exchange it. @throws DeliveryError `forbidden`, `ledger_unknown` */
export async function exportMeetingList(call: Call, query: Query): Promise<File> {
  permitSomewhere(call.acting, 'exportMeetingList')
  const road = await getRoad(call, query)
  const held = (project: (typeof road.projects)[number], role: string) => project.duties.find((duty) => duty.role === role)?.text ?? null
  const duties = await dutiesShown(call, query)
  const columns = [column('序号', 5, true), column('编号', 13, true), column('项目名称', 28), ...road.form.map(({ name, type }) => column(name.zh, type === 'text' ? 34 : 10)), ...duties.map(({ name }, at) => column(name.zh, 16 + at * 4)), column('完成时限', 12, true), column('征求意见', 16)]
  const rows = road.projects.filter(({ part }) => part === 'reasoning' || part === 'approval').map((project, at): SheetCell[] => [
    { number: at + 1 },
    project.code,
    project.title,
    ...road.form.map(({ id }) => project.fields.find((field) => field.id === id)?.text.zh ?? null),
    ...duties.map(({ id }) => held(project, id)),
    project.due ? { day: project.due } : null,
    project.opinions.asked === 0 ? '未征求' : `${project.opinions.given}/${project.opinions.asked} 反馈，${project.opinions.answered} 答复`,
  ])
  return sheetOf(call, `${road.year}年${road.ledger.name.zh}建议清单`, '待审定', columns, 3, rows)
}

/** The year's statistics table as offices exchange it: figures as numbers, so that they add up. @throws DeliveryError `forbidden`, `ledger_unknown` */
export async function exportYearSummary(call: Call, query: Query): Promise<File> {
  permitSomewhere(call.acting, 'exportYearSummary')
  const { kinds, year, partial, ledger } = await getYearSummary(call, query)
  const years = kinds[0]?.years.map((one) => one.year) ?? [year]
  const columns = [column('类别', 16), ...['一季度', '二季度', '三季度', '四季度'].map((name) => column(name, 9, true, `${year}年`)), ...years.map((one, at) => column(at === 0 && partial ? `${one}至今` : `${one}年`, 11, true))]
  const figures = kinds.map(({ years: of }) => [...(of[0]?.quarters ?? [0, 0, 0, 0]), ...of.map(({ total }) => total)])
  const sums = columns.slice(1).map((_, at) => figures.reduce((sum, row) => sum + (row[at] ?? 0), 0))
  const rows = [...kinds.map(({ name }, at): SheetCell[] => [name.zh, ...(figures[at] ?? []).map((number) => ({ number }))]), ['合计', ...sums.map((number) => ({ number }))]]
  return sheetOf(call, `${year}年${ledger.name.zh}推进情况统计表`, '只计已认定的记录，不排名、不计分', columns, 1, rows)
}

/** Who is to be approved: whom the approval needs, and the units beside them, as the ledger shows them and by its own names. */
function dutiesShown({ deps, acting }: Call, { ledger: id }: Query): Promise<DutyRole[]> {
  return deps.db.read(acting.tenant, async (db) => {
    const rules = roadLedger((await inputsOf(deps, db, acting.tenant)).packs, id)
    const needed = approvedDuties(rules)
    return rules.ledger.columns.flatMap(({ show }) => rules.duties.find((duty) => show === `duty:${duty.id}` && (duty.holder === 'unit' || needed.includes(duty))) ?? [])
  })
}

async function sheetOf({ deps, acting }: Call, title: string, note: string, columns: readonly SheetColumn[], repeated: number, rows: readonly SheetCell[][]): Promise<File> {
  const { today, city, unit } = await issuerOf(deps, acting)
  const workbook = writeWorkbook({
    name: title,
    title,
    noteLeft: `填报单位：${unit ?? city.name}`,
    noteRight: `截至日期：${written(today)}　${note}`,
    mark: city.demonstration ? `${city.name}　演示数据，不代表任何真实地区和单位` : null,
    repeated,
    columns,
  })
  workbook.add([...rows])
  return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}_${today}.xlsx` }
}

function issuerOf(deps: Call['deps'], acting: Acting): Promise<Pick<Inputs, 'today' | 'city'> & { unit: string | null }> {
  return deps.db.read(acting.tenant, async (db) => {
    const { today, city } = await inputsOf(deps, db, acting.tenant)
    return { today, city, unit: unitRef(await directoryOf(db, acting.tenant), acting.unit, today)?.name ?? null }
  })
}

function column(head: string, width: number, centred = false, group: string | null = null): SheetColumn {
  return { head, group, width, centred, hidden: false }
}

/** 2023年9月20日 */
function written(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
