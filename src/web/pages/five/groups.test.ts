import { expect, test } from 'vitest'
import { cellIn } from './address.ts'
import { cell, quarters, rhythm, row } from './fixtures.ts'
import { groupsByLeader } from './groups.ts'
import { openIn } from './open-in.ts'
import { titleOf } from './title.ts'
import { fiveWords } from './words.ts'

const led = (id: string, leader: string | null) => ({ ...row(id, []), leader: leader ? { id: leader, name: `post ${leader}` } : null })
const t = (key: keyof typeof fiveWords, values: Record<string, string | number> = {}) => fiveWords[key].zh.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

test('rows stand under the post that leads them, those without one last', () => {
  const groups = groupsByLeader([led('1', null), led('2', 'a'), led('3', 'b'), led('4', 'a')], 'none')
  expect(groups.map(({ head, rows }) => [head, rows.map(({ subject }) => subject.id)])).toEqual([
    ['post a', ['2', '4']],
    ['post b', ['3']],
    ['none', ['1']],
  ])
})

test('the cells of a period that stand so, row by row; those of other periods are not among them', () => {
  const rows = [row('1', [cell('study', '2023-Q3', 'missing'), cell('study', '2023-Q2', 'missing'), cell('meeting', '2023-Q3', 'waiting')]), row('2', [cell('study', '2023-Q3', 'missing')])]
  const open = openIn({ rows, rhythms: [rhythm('study'), rhythm('meeting')] }, quarters(3)[2]!, 'missing')
  expect(open.map((one) => [one.row.subject.id, one.rhythm.id])).toEqual([['1', 'study'], ['2', 'study']])
})

test.each([
  ['a~b~2023-Q3', { subject: 'a', rhythm: 'b', period: '2023-Q3' }],
  ['a~b', null],
  ['a~b~c~d', null],
  ['a~~c', null],
  ['', null],
  [null, null],
])('%s in the address is %o', (text, opened) => {
  expect(cellIn(text)).toEqual(opened)
})

test.each([
  ['五个一', Array.from({ length: 5 }, (_, at) => rhythm(`r${at}`))],
  ['两个一', [rhythm('a'), rhythm('b')]],
  ['12个一', Array.from({ length: 12 }, (_, at) => rhythm(`r${at}`))],
  ['规定动作', [rhythm('a')]],
  ['规定动作', [rhythm('a'), { ...rhythm('b'), atLeast: 2 }]],
])('%s', (title, rhythms) => {
  expect(titleOf({ rhythms }, t)).toBe(title)
})
