import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { inspectionRules, ruleOf } from '../../kernel/inspection/rules.ts'
import { countInspections, type CountedFinding, type InspectionCounts } from '../../kernel/inspection/statistics.ts'
import { mayKnow, partIn } from '../../kernel/inspection/visible.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { dayFrom, endOfYear, yearOf } from '../../kernel/time/day.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Db } from '../../store/database/database.ts'
import { inspectionsBetween } from '../../store/queries/inspections.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { endOf } from './views.ts'

/** What a year's inspections came to, by place and by kind, in the order of the directory and of the packs: counted, never ranked. */
export async function getInspectionStatistics(call: Call, query: { year?: number | undefined }) {
  permitSomewhere(call.acting, 'getInspectionStatistics')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { packs, today, calendar } = inputs
    const year = query.year ?? yearOf(today)
    const rules = inspectionRules(packs)
    const own = await ownUnits(db, acting, today)
    const scope = scopeOf(acting.role, 'getInspectionStatistics')
    const of = await inspectionsBetween(db, acting.tenant, dayFrom(year, 1, 1), endOfYear(dayFrom(year, 1, 1)))
    const known = of.filter((one) => one.year === year && mayKnow(one, ruleOf(rules, one)?.unannounced ?? true, { role: acting.role, scope, part: partIn(one, own) }))
    const findings = await countedFindings(db, acting.tenant, inputs, known)
    const directory = await directoryOf(db, acting.tenant)
    const places = [...directory.units.values()].filter(({ id }) => known.some(({ inspected }) => inspected.includes(id))).toSorted((a, b) => a.order - b.order)
    return {
      today,
      year,
      city: inputs.city.name,
      demonstration: inputs.city.demonstration,
      places: places.map(({ id }) => ({ unit: unitRef(directory, id, today) ?? { id, name: '' }, ...countInspections(known, id, findings, calendar) })).filter(({ inspections }) => inspections > 0),
      kinds: rules.flatMap((rule) => {
        const ofKind = known.filter(({ pack, kind }) => pack === rule.pack && kind === rule.id)
        const counts = countInspections(ofKind, null, findings, calendar)
        return counts.inspections > 0 ? [{ pack: rule.pack, kind: rule.id, name: rule.name, ...counts }] : []
      }),
      total: countInspections(known, null, findings, calendar),
    }
  })
}

/** What these inspections found or looked at again, with where each was found. */
async function countedFindings(db: Db, tenant: string, { packs }: Inputs, inspections: readonly InspectionState[]): Promise<Map<string, CountedFinding>> {
  const earlier = await statesOf<InspectionState>(db, tenant, inspections.flatMap(({ looksBackAt }) => (looksBackAt ? [`inspection:${looksBackAt}`] : [])))
  const found = new Map([...earlier.values(), ...inspections].flatMap(({ findings }) => findings).map(({ matter, unit }) => [matter, unit]))
  const states = await statesOf<MatterState>(db, tenant, [...found.keys()].map((matter) => `matter:${matter}`))
  return new Map(
    [...states.values()].flatMap((matter) => {
      const rules = rulesOf(packs, matter.ledger)
      return rules ? [[matter.id, { unit: found.get(matter.id) ?? '', due: matter.due, ...endOf(matter, rules) }] as const] : []
    }),
  )
}

const COUNTED: readonly (readonly [keyof InspectionCounts, string])[] = [
  ['inspections', '督察次数'],
  ['workdays', '工作日'],
  ['findings', '发现问题'],
  ['inTime', '按期整改'],
  ['late', '逾期整改'],
  ['open', '正在整改'],
  ['withdrawn', '采纳申辩撤销'],
  ['failedLooks', '回头看反弹'],
]

/** The same as an .xlsx: places first, then the sum. */
export async function exportInspectionStatistics(call: Call, query: { year?: number | undefined }): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  permitSomewhere(call.acting, 'exportInspectionStatistics')
  const { today, year, city, demonstration, places, total } = await getInspectionStatistics(call, query)
  const title = `督察情况统计（${year}年）`
  const column = (head: string, width: number, centred = true): SheetColumn => ({ head, group: null, width, centred, hidden: false })
  const workbook = writeWorkbook({
    name: title,
    title,
    noteLeft: `填报单位：${city}`,
    noteRight: `截至日期：${today}　只列数、不排名`,
    mark: demonstration ? `${city}　演示数据，不代表任何真实地区和单位` : null,
    repeated: 2,
    columns: [column('序号', 5), column('地区、单位', 22, false), ...COUNTED.map(([, head]) => column(head, 11))],
  })
  const cells = (counts: InspectionCounts): SheetCell[] => COUNTED.map(([key]) => ({ number: counts[key] }))
  workbook.add(places.map(({ unit, ...counts }, at) => [{ number: at + 1 }, unit.name, ...cells(counts)]))
  workbook.add([[null, '合计', ...cells(total)]])
  return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${title}_${today}.xlsx` }
}
