import { describe, expect, test } from 'vitest'
import { read } from '../reader/index.ts'
import type { Task } from '../reader/index.ts'
import { docxWith, paragraph } from './docx-for-tests.ts'
import { extractText } from './index.ts'
import { workbookOf } from './xlsx-for-tests.ts'

// What a table says must come out whole on the far side of the reader, whichever program it was drawn with.

type Said = Pick<Task, 'title' | 'lead' | 'support' | 'leaders'> & { due: string | null }

async function tasksIn(bytes: Uint8Array, name: string): Promise<Said[]> {
  const { text } = await extractText(bytes, name)
  return read(text).tasks.map(({ title, lead, support, leaders, due }) => ({ title, lead, support, leaders, due: due && (due.date ?? due.text) }))
}

const TITLE = '河东市（演示）2025年重点改革任务分解表'
const EXPECTED: Said[] = [
  { title: '推进数据共享', lead: ['市数据局'], support: ['市公安局', '市民政局'], leaders: ['某副市长'], due: '2025-06-30' },
  { title: '编制公共数据目录', lead: ['市数据局'], support: [], leaders: ['某副市长'], due: '2025-12-31' },
  { title: '开设高频事项专窗', lead: ['市政务服务局'], support: ['市司法局'], leaders: [], due: '长期坚持' },
]

describe('a table with a title, a heading of two rows, groups and merged cells', () => {
  test('in a workbook', async () => {
    const rows = [
      [TITLE, null, null, null, null, null],
      ['序\n号', '任务', '责任\n领导', '责任单位', null, '完成\n时限'],
      [null, null, null, '牵头单位', '配合单位', null],
      ['一、夯实基础', null, null, null, null, null],
      [{ number: 1 }, '推进数据共享', '某副市长', '市数据局', '市公安局\n市民政局', { number: 45838, format: 31 }],
      [{ number: 2 }, '编制公共数据目录', null, null, null, '年底前'],
      ['二、优化服务', null, null, null, null, null],
      [{ number: 3 }, '开设高频事项专窗', null, '市政务服务局', '市司法局', '长期坚持'],
    ]
    const merges = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3', 'A4:F4', 'C5:C6', 'D5:D6', 'A7:F7']
    expect(await tasksIn(workbookOf([{ name: '任务', rows, merges }]), '台账.xlsx')).toEqual(EXPECTED)
  })

  test('in a Word document', async () => {
    const cell = (words: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${words.split('\n').map((one) => paragraph(one)).join('')}</w:tc>`
    const across = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`
    const [down, on] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>']
    const rows = [
      [cell('序\n号', down), cell('任务', down), cell('责任\n领导', down), cell('责任单位', across(2)), cell('完成\n时限', down)],
      [cell('', on), cell('', on), cell('', on), cell('牵头单位'), cell('配合单位'), cell('', on)],
      [cell('一、夯实基础', across(6))],
      [cell('1'), cell('推进数据共享'), cell('某副市长', down), cell('市数据局', down), cell('市公安局\n市民政局'), cell('2025年6月30日')],
      [cell('2'), cell('编制公共数据目录'), cell('', on), cell('', on), cell(''), cell('年底前')],
      [cell('二、优化服务', across(6))],
      [cell('3'), cell('开设高频事项专窗'), cell(''), cell('市政务服务局'), cell('市司法局'), cell('长期坚持')],
    ]
    const body = `${paragraph(TITLE)}<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
    expect(await tasksIn(docxWith({ body }), '方案.docx')).toEqual(EXPECTED)
  })
})

test('a table whose last cells are empty keeps its columns', async () => {
  const rows = [['序号', '任务', '牵头单位', '配合单位', '完成时限'], [{ number: 1 }, '清理证明', '市司法局', null, null], [{ number: 2 }, '公布清单', '市民政局', '市财政局', '年底前']]
  expect((await tasksIn(workbookOf([{ name: '任务', rows }]), '台账.xlsx')).map(({ title, lead, support }) => [title, lead, support])).toEqual([
    ['清理证明', ['市司法局'], []], ['公布清单', ['市民政局'], ['市财政局']],
  ])
})
