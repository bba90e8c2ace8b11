import { expect, test } from 'vitest'

import { csvOf } from './csv.ts'
import type { SheetCell } from './xlsx/index.ts'

test.each<[SheetCell, string]>([
  ['市财政局', '市财政局'],
  [null, ''],
  [{ number: -3 }, '-3'],
  [{ day: '2023-09-20' }, '2023-09-20'],
  ['甲,乙', '"甲,乙"'],
  ['他说"好"', '"他说""好"""'],
  ['第一行\n第二行', '"第一行\n第二行"'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-cmd|x', "'-cmd|x"],
  ['=HYPERLINK("http://a","b")', '"\'=HYPERLINK(""http://a"",""b"")"'],
  ['-5', '-5'],
  ['+3.5%', '+3.5%'],
])('%j stands as %s', (cell, field) => {
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf([[cell, '乙']]))).toBe(`\ufeff${field},乙\r\n`)
})
