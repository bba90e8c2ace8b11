import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test.each([
  ['plain words and numbers', [['调研', 2, null]], '调研,2,\r\n'],
  ['what parts cells and lines', [['甲, 乙', '他说“好”', '"好"', '一\n二']], '"甲, 乙",他说“好”,"""好""","一\n二"\r\n'],
  ['what a spreadsheet would compute', [['=1+1', '-2', '@x', '1-2']], "'=1+1,'-2,'@x,1-2\r\n"],
])('%s', (_, rows, text) => {
  expect(csvOf(rows)).toBe(`\u{feff}${text}`)
})
