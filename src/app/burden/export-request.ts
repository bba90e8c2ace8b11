import { answerStatus, filesIn } from '../../kernel/burden/decide-request.ts'
import type { RequestField } from '../../kernel/facts/burden.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permit, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { nameOf } from './collect.ts'
import { requestSeen } from './get-request.ts'

const STATUS_ZH = { waiting: '待填报', answered: '已填报', returned: '已退回' } as const

/** The answers as one table: a row a unit in the order in which they were asked, a column a field. Texts are texts: none is taken for a formula. */
export async function exportRequest(call: Call, { request: id }: { request: string }): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const { deps, acting } = call
  permitSomewhere(acting, 'exportRequest')
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const own = await ownUnits(db, acting, inputs.today)
    const request = await requestSeen(db, id, { acting, own, inputs, directory })
    permit(acting, 'exportRequest', [request.unit], own)
    const column = (head: string, width: number, centred = true): SheetColumn => ({ head, group: null, width, centred, hidden: false })
    const workbook = writeWorkbook({
      name: request.title.slice(0, 31),
      title: request.title,
      noteLeft: `要求单位：${nameOf(directory, request.unit, inputs.today)}`,
      noteRight: `截至日期：${inputs.today}`,
      mark: inputs.city.demonstration ? `${inputs.city.name}　演示数据，不代表任何真实地区和单位` : null,
      repeated: 2,
      columns: [column('序号', 5), column('单位', 22, false), ...request.fields.map(({ name, measure, type }) => column(measure ? `${name}（${measure}）` : name, type === 'text' ? 32 : 14, type !== 'text')), column('状态', 9), column('填报日期', 12)],
    })
    workbook.add(
      request.to.map((unit, at): SheetCell[] => {
        const answer = request.answers.find((one) => one.unit === unit)
        return [{ number: at + 1 }, unitRef(directory, unit, inputs.today)?.name ?? '', ...request.fields.map((field) => cellOf(field, answer?.values[field.id])), STATUS_ZH[answerStatus(answer)], answer ? { day: answer.on } : null]
      }),
    )
    return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name: `${request.title}_${inputs.today}.xlsx` }
  })
}

/** A figure as a number as long as a spreadsheet keeps it exactly; longer ones as text. */
function cellOf({ type }: RequestField, value: string | undefined): SheetCell {
  if (value === undefined) return null
  if (type === 'file') return `${filesIn(value).length} 份`
  if (type === 'flag') return value === 'yes' ? '是' : '否'
  if ((type === 'number' || type === 'amount') && value.replace(/[-.]/g, '').length <= MOST_DIGITS) return { number: Number(value) }
  return type === 'day' ? { day: value } : value
}

const MOST_DIGITS = 15
