import { expect, test } from 'vitest'
import { columnSum, labelBefore } from './column-sum.ts'
import type { Document } from './decide.ts'

type Figure = Document['figures'][number]
const at = { start: 0, end: 0 }
const figure = (relation: Figure['relation'], values: number[], computed: number, claimed: number, more: Partial<Figure> = {}): Figure => ({
  at, relation, operands: values.map((value) => ({ text: `${value}项`, value, unit: '项', at })), claimed: { text: `${claimed}项`, value: claimed, unit: '项' },
  computed, verdict: 'inconsistent', explanation: '', ...more,
})

test('a sum: no signs in the column, the same in one line, the difference', () => {
  const sum = columnSum(figure('sum', [74, 52, 41, 23], 190, 186), '')
  expect(sum.lines.map(({ sign, number }) => sign + number)).toEqual(['74', '52', '41', '23'])
  expect(sum).toMatchObject({ inOneLine: '74 + 52 + 41 + 23', computed: '190', claimed: '186', difference: '4' })
})

test('a remainder and a share carry their sign from the second line on', () => {
  expect(columnSum(figure('difference', [32, 24], 8, 9), '').lines.map(({ sign }) => sign)).toEqual(['', '−'])
  expect(columnSum(figure('ratio', [1890.9, 3000], 63.03, 64.1), '')).toMatchObject({ inOneLine: '1890.9 ÷ 3000', difference: '1.07' })
})

test('growth is no plain division: the formula says what was done, and no sign stands in the column', () => {
  const sum = columnSum(figure('ratio', [12.3, 10.9], 12.84, 12.8, { explanation: '12.3 ÷ 10.9 − 1 = 12.84 %, the text says 12.8%' }), '')
  expect({ signs: sum.lines.map(({ sign }) => sign), inOneLine: sum.inOneLine }).toEqual({ signs: ['', ''], inOneLine: '12.3 ÷ 10.9 − 1' })
})

test('members of a list stand by their names and count one each', () => {
  const members = ['清单', '台账'].map((text) => ({ text, value: 1, unit: null, at }))
  expect(columnSum(figure('enumeration', [], 2, 3, { operands: members }), '')).toMatchObject({
    lines: [{ words: '清单', sign: '', number: '1' }, { words: '台账', sign: '', number: '1' }], inOneLine: '1 + 1', difference: '1',
  })
})

test('a figure that comes out has no difference; fractions do not drift', () => {
  expect(columnSum(figure('sum', [0.1, 0.2], 0.30000000000000004, 0.3), '')).toMatchObject({ computed: '0.3', difference: null })
})

test.each([
  ['其中数据共享核验74项', '74', '数据共享核验'],
  ['数据共享核验74项、部门核验52项', '52', '部门核验'],
  ['核验74项部门核验52项', '52', '部门核验'],
  ['其中数据共\n　享核验74项', '74', '数据共享核验'],
  ['，74项', '74', ''],
  ['三、项目建设\n改革配套项目完成投资74万元', '74', '改革配套项目完成投资'],
  ['（二）网上办理\n  办件74件', '74', '办件'],
  ['项目建设\n\n完成投资74万元', '74', '完成投资'],
])('%s: %s is called %s', (text, number, expected) => {
  expect(labelBefore(text, text.indexOf(number))).toBe(expected)
})
