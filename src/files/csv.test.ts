import { describe, expect, test } from 'vitest'

import { gb18030Of } from '../../test/support/gb18030.ts'
import { sheetOfCsv } from './csv.ts'
import { readTable } from './table.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const rowsIn = (bytes: Uint8Array) => sheetOfCsv(bytes, '督办.csv').rows.map(({ cells }) => Object.fromEntries(cells))

describe('fields', () => {
  test.each<[string, Record<number, string>[]]>([
    ['编号,事项\r\n1,甲\r\n', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '甲' }]],
    ['编号,事项\n1,"甲，乙,丙"\n2,"他说""好"""', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '甲，乙,丙' }, { 0: '2', 1: '他说"好"' }]],
    ['编号,事项\n1,"第一行\n第二行"\n', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '第一行\n第二行' }]],
    ['编号\t事项\n1\t甲,乙', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '甲,乙' }]],
    ['编号;事项\n1;甲', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '甲' }]],
    ['编号,,事项\n,,\n1,,甲', [{ 0: '编号', 2: '事项' }, { 0: '1', 2: '甲' }]],
    ['编号,事项\n="00123",\'=1+1', [{ 0: '编号', 1: '事项' }, { 0: '00123', 1: '=1+1' }]],
    ['编号,事项,\n1,甲,', [{ 0: '编号', 1: '事项' }, { 0: '1', 1: '甲' }]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(rowsIn(bytesOf(text))).toEqual(rows)
  })

  test('UTF-8 with a mark, and GB18030', () => {
    expect(rowsIn(bytesOf('\ufeff编号,督办事项'))).toEqual([{ 0: '编号', 1: '督办事项' }])
    expect(rowsIn(gb18030Of('编号,督办事项\r\n晋督〔2023〕1号,推进一业一证改革'))).toEqual([{ 0: '编号', 1: '督办事项' }, { 0: '晋督〔2023〕1号', 1: '推进一业一证改革' }])
  })

  test('a quote that never ends is refused', () => {
    expect(() => rowsIn(bytesOf('编号,"事项\n1,甲'))).toThrow(expect.objectContaining({ reason: 'damaged' }))
  })
})

test('a workbook under the ending .csv is refused, a secrecy mark too', async () => {
  await expect(readTable(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), '台账.csv')).rejects.toThrow()
  await expect(readTable(bytesOf('编号,事项\n1,机密★3年'), '台账.csv')).rejects.toMatchObject({ reason: 'secrecy_mark' })
  expect((await readTable(bytesOf('编号,事项\n1,甲'), '台账.csv'))[0]).toMatchObject({ name: '台账', hidden: false })
})
