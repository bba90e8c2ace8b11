import { expect, test } from 'vitest'
import { fill } from '../../../kernel/words/fill.ts'
import type { Checked } from './check-store.ts'
import { findingsOf, type Figure } from './findings.ts'
import { csvReport, quoteOf, textReport, type Report } from './report.ts'
import { checkWords } from './words.ts'

const TEXT = '完成投资48.6亿元，\n占年度计划60亿元的84.3%。'
const figure = (more: Partial<Figure> = {}): Figure => ({
  at: { start: 4, end: TEXT.length - 1 }, relation: 'ratio', operands: [], claimed: { text: '84.3%', value: 84.3, unit: '%' }, computed: 81, verdict: 'inconsistent',
  explanation: '48.6 ÷ 60 = 81 %, the text says 84.3%', sentence: '48.6亿元 ÷ 60亿元 = 81%，文中为84.3%，不一致。', other: null, ...more,
})
const checkedOf = (names: string[], refused: Checked['refused'] = []): Checked => ({ texts: names.map((name) => ({ name, format: 'txt', text: TEXT, documents: [], sections: [], figures: [figure()], notes: [] })), refused })
const reportOf = (checked: Checked, language: 'zh' | 'en'): Report => ({ checked, findings: findingsOf(checked.texts), language, t: (key, values = {}) => fill(checkWords[key][language], values) })

test('a text to be pasted into a letter', () => {
  expect(textReport(reportOf(checkedOf(['总结.docx']), 'zh'))).toBe(
    ['数据核对', '总结.docx', '核对 1 处：不符 1 处，四舍五入相符 0 处，相符 0 处。', '', '1. 不符', '   48.6亿元，占年度计划60亿元的84.3%', '   48.6亿元 ÷ 60亿元 = 81%，文中为84.3%，不一致。', '', '只报算得准的；吃不准的不报。没有标出的数未经核对。', ''].join('\n'),
  )
})

test('of several texts each finding names its own; what was not checked is said', () => {
  const report = textReport(reportOf(checkedOf(['甲.txt', '乙.txt'], [{ name: '空.txt', code: 'file_empty', detail: '文件是空的。', detailEn: 'It is empty.' }]), 'en'))
  expect(report).toContain('1. Differs · 甲.txt')
  expect(report).toContain('2. Differs · 乙.txt')
  expect(report).toContain('Not checked: 空.txt. It is empty.')
  expect(report).toContain('48.6 ÷ 60 = 81 %, the text says 84.3%')
})

test('a table that Excel opens as it is, and in which nothing is worked out', () => {
  const csv = csvReport(reportOf(checkedOf(['=cmd|calc".txt']), 'zh'))
  expect(csv).toBe('\ufeff"序号","结论","材料","原文","算式"\r\n"1","不符","\'=cmd|calc"".txt","48.6亿元，占年度计划60亿元的84.3%","48.6亿元 ÷ 60亿元 = 81%，文中为84.3%，不一致。"\r\n')
})

test('a long quotation is cut', () => {
  const checked: Checked = { texts: [{ name: '', format: 'txt', text: '数'.repeat(500), documents: [], sections: [], figures: [figure({ at: { start: 0, end: 500 } })], notes: [] }], refused: [] }
  expect(quoteOf({ checked }, findingsOf(checked.texts)[0]!)).toBe(`${'数'.repeat(160)}…`)
})
