import { dayAt } from './days.ts'
import { numberAt } from './paper-number.ts'
import type { ReadDay } from '../reading.ts'

/** What the record at the head of a web page says of the document under it. */
export type PageRecord = {
  number: string | null
  issuer: string | null
  /** The day the document was made, and the day the page was put up. */
  issuedOn: ReadDay | null
  publishedOn: ReadDay | null
  openness: string | null
}

type Field = keyof PageRecord | 'other'

const LABELS: Record<Field, readonly string[]> = {
  number: ['发文字号', '文号', '发布文号', '文件编号', '公文文号', '文件文号', '发文文号'],
  issuer: ['发布机构', '发文机关', '发文机构', '发布单位', '发文单位', '制发单位', '制定机关', '印发机关', '公开机构', '公开责任部门', '信息来源', '发布部门', '发布机关'],
  issuedOn: ['成文日期', '发文日期', '印发日期', '成文时间', '发文时间', '生成日期', '制发日期', '签发日期', '公文时间', '颁布时间', '颁布日期'],
  publishedOn: ['发布日期', '发布时间', '公开日期', '公开时间', '上传日期', '日期', '时间', '更新时间', '信息时间'],
  openness: ['公开方式', '公开属性', '公开形式'],
  other: [
    '索引号', '信息索引号', '主题分类', '体裁分类', '组配分类', '信息分类', '公文种类', '关键词', '主题词', '有效性', '效力状态', '废止日期', '废止时间', '失效日期', '生效日期',
    '施行日期', '内容概述', '标题', '信息名称', '文件名称', '名称', '来源', '作者', '浏览量', '浏览次数', '阅读次数', '点击数', '点击量', '字号', '字体', '字体大小', '下载地址', '公开范围', '公开时限',
    '规范性文件编号', '统一编号', '登记号', '所属类别', '统一登记号', '阅读', '浏览', '访问量', '背景颜色', '视力保护色', '开放期限', '发布地区', '归档时间',
  ],
}

const FIELD_OF = new Map(Object.entries(LABELS).flatMap(([field, words]) => words.map((word) => [word, field as Field] as const)))
const ALL = [...FIELD_OF.keys()].sort((left, right) => right.length - left.length).join('|')
const LABEL = new RegExp(`(?:^|[\\s】\\]；;|•·])?[【\\[]?(${ALL})[】\\]]?[：:]`, 'g')
const LONGEST_LABEL = 40

/** Whether a paragraph is a field of a page's record, or such a field's label alone. */
export function isRecordLine(text: string): boolean {
  if (text.length > 400) return false
  const colon = text.search(/[：:】]/)
  if (colon < 2 || colon > LONGEST_LABEL) return false
  return FIELD_OF.has(text.slice(0, colon).replace(/^[•·【[\s]+|[】\]\s]+$/g, '')) && !/[。；]/.test(text)
}

/**
 * Reads the record in the first paragraphs of a page: fields on lines of their own, several on one line, in a table, or with their values on
 * the line below.
 *
 * @param lines paragraphs without white space; the cells of a row parted by tabs
 */
export function recordOf(lines: readonly string[]): PageRecord {
  const record: PageRecord = { number: null, issuer: null, issuedOn: null, publishedOn: null, openness: null }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.length > 400 || !/[：:】]/.test(line)) continue
    const labels = [...line.matchAll(LABEL)]
    labels.forEach((label, index) => {
      const from = label.index + label[0].length
      const to = labels[index + 1]?.index ?? line.length
      const printed = line.slice(from, to).trim()
      const below = lines[at + 1] ?? ''
      const value = printed !== '' || index < labels.length - 1 || below.length > 60 || /[：:]$/.test(below) ? printed : below
      keep(record, FIELD_OF.get(label[1] ?? '') ?? 'other', value)
    })
  }
  return record
}

const ISSUES = /(?:政府|办|办公室|办公厅|委|委员会|局|厅|部|院|中心|会|管委会)$/

function keep(record: PageRecord, field: Field, value: string): void {
  if (field === 'other' || value === '') return
  if (field === 'number') record.number ??= numberAt(value)
  else if (field === 'issuer') record.issuer ??= ISSUES.test(value) && value.length <= 40 ? value : null
  else if (field === 'openness') record.openness ??= /公开$/.test(value) && value.length <= 12 ? value : null
  else record[field] ??= dayAt(value)
}
