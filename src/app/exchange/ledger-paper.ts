import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Column, Field } from '../../kernel/pack/schema.ts'
import { civil, type Day } from '../../kernel/time/day.ts'
import type { LedgerSheet, SheetCell, SheetColumn } from '../../letters/xlsx/index.ts'
import type { ColumnValue } from '../views/columns.ts'
import { MATTER_MARK, VERSION_MARK } from './marks.ts'

/** Characters a column takes by what it shows; the kind of a declared one (`duty:`) stands for all of it. */
const WIDTHS: Readonly<Record<string, number>> = {
  sequence: 5, code: 13, title: 26, source: 18, state: 8, light: 7, reasons: 24, judgement: 18, 'opened-on': 11, due: 11, progress: 24, phone: 13, reviewer: 12, 'updated-on': 11, 'closed-on': 11,
  duty: 13, field: 16, quarter: 15, count: 6.5, latest: 16,
}
const WIDTH = 14
const CENTRED = new Set(['sequence', 'code', 'state', 'light', 'opened-on', 'due', 'phone', 'updated-on', 'closed-on', 'count'])
/** Columns that stand on every page: up to the title. */
const MOST_REPEATED = 4

export type PaperContext = { city: { name: string; demonstration: boolean }; unit: string | null; today: Day; /** null where it is not known exactly */ count: number | null }

/** A ledger's sheet as offices exchange it: title and day, who hands it out, the head as its pack names and groups the columns. */
export function ledgerPaper({ ledger }: LedgerRules, { city, unit, today, count }: PaperContext): LedgerSheet {
  const mark = (head: string): SheetColumn => ({ head, group: null, width: 12, centred: false, hidden: true })
  const columns = [...ledger.columns.map((column) => paperColumn(column, ledger.fields.find(({ id }) => column.show === `field:${id}`))), mark(MATTER_MARK), mark(VERSION_MARK)]
  const title = ledger.columns.findIndex(({ show }) => show === 'title')
  return {
    name: ledger.name.zh,
    title: `${ledger.name.zh}（截至${written(today)}）`,
    noteLeft: `填报单位：${unit ?? city.name}`,
    noteRight: `截至日期：${written(today)}${count === null ? '' : `　共 ${count} 项`}`,
    mark: demonstrationMark(city),
    repeated: Math.min(MOST_REPEATED, Math.max(1, title + 1)),
    columns,
  }
}

/** Printed above every page of a demonstration city's tables. */
export function demonstrationMark({ name, demonstration }: PaperContext['city']): string | null {
  return demonstration ? `${name}　演示数据，不代表任何真实地区和单位` : null
}

/** One row of the sheet: the ledger's columns, then what knows it again. */
export function paperRow(values: readonly ColumnValue[], matter: string, version: number): SheetCell[] {
  return [...values.map(cellOf), matter, String(version)]
}

function cellOf({ text, day, number }: ColumnValue): SheetCell {
  if (day !== undefined) return { day }
  return number === undefined ? text || null : { number }
}

/** Fields with a word, a day or a number in them. */
const SHORT: readonly Field['type'][] = ['choice', 'flag', 'day', 'number', 'amount']
const SHORT_WIDTH = 11

function paperColumn({ show, name, group }: Column, field: Field | undefined): SheetColumn {
  const kind = show.includes(':') ? show.slice(0, show.indexOf(':')) : show
  const short = field !== undefined && SHORT.includes(field.type)
  const measure = field?.measure?.zh
  return { head: measure ? `${name.zh}（${measure}）` : name.zh, group: group?.zh ?? null, width: short ? SHORT_WIDTH : (WIDTHS[kind] ?? WIDTH), centred: short || CENTRED.has(kind), hidden: false }
}

/** 2023年9月20日 */
function written(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}
