import { narrowDigits } from '../text/numerals.ts'
import type { ReadDay, TargetOperator } from '../reading.ts'
import type { Direction } from './direction.ts'
import type { FoundTarget } from './paragraph.ts'
import { qualifierOf } from './qualifier.ts'

/** Columns of a table of indicators: where the name stands, where the unit, and which columns hold values of which year. */
export type IndicatorColumns = { name: number; unit: number | null; values: { column: number; year: number | null; kind: 'target' | 'actual' }[] }

const NAME = /^(?:指标(?:名称|内容|项目)?|主要指标|具体指标|目标指标|任务指标|发展指标|二级指标)$/
const UNIT = /^(?:计量)?单位$/
const PROMISED = /目标|计划|任务|预期/
const REPORTED = /完成|实际|基数|基期|现状|实绩|执行/

/** The columns of a header of indicators (指标 | 单位 | 2022年 | 2025年目标), or null for any other row. */
export function indicatorColumns(cells: readonly string[], documentYear: number | null): IndicatorColumns | null {
  const name = cells.findLastIndex((cell) => NAME.test(cell))
  if (name < 0) return null
  const unit = cells.findIndex((cell) => UNIT.test(cell))
  const years = cells.map((cell) => Number(/(20\d\d)年?/.exec(narrowDigits(cell))?.[1] ?? NaN))
  // Without a year of its own the document promises what stands in its last column of years.
  const latest = Math.max(...years.filter((year) => !Number.isNaN(year)), 0)
  const values = cells.flatMap((cell, column): IndicatorColumns['values'] => {
    const year = years[column] ?? NaN
    const named = PROMISED.test(cell) || REPORTED.test(cell)
    if (column === name || column === unit || (Number.isNaN(year) && !/^(?:目标值?|计划值?|预期目标|完成值?|实际值?|现状值?)$/.test(cell))) return []
    const ahead = named ? PROMISED.test(cell) && !REPORTED.test(cell) : !Number.isNaN(year) && (documentYear === null ? year === latest && years.filter((one) => one < latest).length > 0 : year > documentYear)
    return [{ column, year: Number.isNaN(year) ? null : year, kind: ahead ? 'target' : 'actual' }]
  })
  return values.length > 0 ? { name, unit: unit < 0 ? null : unit, values } : null
}

const VALUE = /^(?<sign>≥|>=|≤|<=|>|<|＞|＜|约|不低于|不少于|不超过|以内)?(?<value>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,10}(?:\.\d{1,4})?)(?<unit>%|％|‰)?(?<after>以上|左右|以内|以下)?$/
const SIGNS: Record<string, TargetOperator> = {
  '≥': '>=', '>=': '>=', '>': '>=', '＞': '>=', 不低于: '>=', 不少于: '>=', 以上: '>=', '≤': '<=', '<=': '<=', '<': '<=', '＜': '<=', 不超过: '<=', 以内: '<=', 以下: '<=', 约: '~', 左右: '~',
}

/**
 * The values of a row of indicators. Only cells that are one number are taken; `places` are the places of the cells.
 *
 * @param yearDue last day of promises in a column that names no year
 */
export function indicatorTargets(cells: readonly string[], places: readonly number[], columns: IndicatorColumns, yearDue: ReadDay | null): FoundTarget[] {
  const label = (cells[columns.name] ?? '').replace(/^\d{1,3}[.、．]?/, '')
  const inName = /[（(](?<unit>[^（）()，,]{1,10})[）)]$/.exec(label)?.groups?.unit
  const name = label.replace(/[（(][^（）()]{1,10}[）)]$/, '')
  if (name.length < 2) return []
  return columns.values.flatMap(({ column, year, kind }): FoundTarget[] => {
    const cell = cells[column] ?? ''
    const match = VALUE.exec(narrowDigits(cell))?.groups
    const from = places[column]
    if (!match || from === undefined) return []
    const unit = (match.unit ?? (columns.unit === null ? inName : cells[columns.unit]) ?? inName ?? '').replace('％', '%').replace(/^[—\-]+$/, '')
    return [{
      from, to: from + cell.length, name, kind, op: SIGNS[match.sign ?? match.after ?? ''] ?? '=', value: Number(match.value?.replaceAll(',', '')), unit,
      qualifier: qualifierOf(unit, name), due: kind === 'actual' ? null : year === null ? yearDue : `${year}-12-31`,
    }]
  })
}

const TELLS = /进展|完成情况|落实情况|实际|成效|现状|问题/
const ASKS = /目标|任务|内容|计划|举措|措施|要求|安排|项目名称/

/** Where the columns of a table of tasks look, by its header (项目内容 | 进展情况 | 责任单位); null for a row that is no header. */
export function columnDirections(cells: readonly string[]): (Direction | null)[] | null {
  if (cells.length < 2 || cells.some((cell) => cell.length > 14 || /[，。；]/.test(cell))) return null
  const looks = cells.map((cell): Direction | null => (TELLS.test(cell) ? 'back' : ASKS.test(cell) ? 'ahead' : null))
  return looks.some((look) => look !== null) ? looks : null
}
