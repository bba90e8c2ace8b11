import { fieldKind } from '../units/words.ts'
import type { FieldKind } from '../units/words.ts'

/** A header of a column is short and says nothing but what stands under it. */
const LONGEST_HEADER = 14
const OTHER_HEADERS = new Set(['备注', '类别', '领域', '板块', '指标', '分类', '类型', '目标', '进展', '进展情况', '完成情况', '地区', '县区', '县（市、区）', '联系人', '联系电话', '投资', '总投资'])
const NOT_A_HEADER = /[。，；;：:！？!?\d]/

/** What a column under this header holds; null for words that head no column. */
export function columnKind(word: string): FieldKind | null {
  if (word.length < 2 || word.length > LONGEST_HEADER || NOT_A_HEADER.test(word)) return null
  return OTHER_HEADERS.has(word) ? 'other' : fieldKind(word)
}

export function holdsUnits(kind: FieldKind): boolean {
  return kind === 'lead' || kind === 'support' || kind === 'responsible'
}

const UNITS = /(?:[局委办部院府会社司行厅处县市区乡镇]|中心|单位|部门|集团|[）)、，,]|政府|企业|公司)$/
const WHEN = /^(?=.{1,24}$)(?:.*(?:\d{4}|[月年季]|长期|持续|即时|底前|常态).*|\d{1,2}[./-]\d{1,2})$/
const PEOPLE = /^[\u4e00-\u9fff、，,（）()]{2,30}$/
const EMPTY = /^(?:[-—–/／无]|——)$/

/** How well words fit a column: above 0 they do, below they do not. */
export function fitOf(kind: FieldKind, words: string): number {
  if (EMPTY.test(words)) return 0.5
  if (holdsUnits(kind)) return words.length <= 80 && !/[。；;]/.test(words) && UNITS.test(words) ? 2 : -3
  if (kind === 'due') return WHEN.test(words) ? 2 : -3
  if (kind === 'leaders') return PEOPLE.test(words) ? 1 : -3
  if (kind === 'number') return /^\d{1,3}$/.test(words) ? 3 : -3
  if (kind === 'task') return /[，。；]/.test(words) ? 2 : UNITS.test(words) && words.length < 20 ? -1 : 1
  return 0
}
