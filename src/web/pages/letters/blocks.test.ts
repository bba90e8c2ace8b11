import { expect, test } from 'vitest'
import { added, editable, joined, moved, pasted, sent, split, turned, withoutColumn, type EditBlock, type TableBlock } from './blocks.ts'
import { slipOf } from './sheet.ts'

const words = { column: '列', slip: '回执', label: '出席' }
const text = (blocks: readonly EditBlock[]) => blocks.map((block) => ('text' in block ? `${block.kind}:${block.text}` : block.kind))
const letter: EditBlock[] = [
  { key: 'b1', kind: 'heading-1', text: '一、情况' },
  { key: 'b2', kind: 'paragraph', text: '现将有关情况' },
  { key: 'b3', kind: 'table', title: '', head: ['事项', '期限'], rows: [['甲', '9月28日']] },
  { key: 'b4', kind: 'paragraph', text: '请予安排。' },
  { key: 'b5', kind: 'slip', text: '回执\n单位：' },
]

test.each([
  ['in the middle', 'b2', 3, ['heading-1:一、情况', 'paragraph:现将有', 'paragraph:关情况', 'table', 'paragraph:请予安排。', 'slip:回执\n单位：'], { key: 'b6', at: 0 }],
  ['at the end of a heading', 'b1', 4, ['heading-1:一、情况', 'paragraph:', 'paragraph:现将有关情况', 'table', 'paragraph:请予安排。', 'slip:回执\n单位：'], { key: 'b6', at: 0 }],
  ['in a table nothing', 'b3', 0, text(letter), null],
])('Enter %s', (_, key, at, want, focus) => {
  const edited = split(letter, key, at)
  expect(text(edited.blocks)).toEqual(want)
  expect(edited.focus).toEqual(focus)
})

test.each([
  ['joins the heading above', 'b2', ['heading-1:一、情况现将有关情况', 'table', 'paragraph:请予安排。', 'slip:回执\n单位：'], { key: 'b1', at: 4 }],
  ['not into a table', 'b4', text(letter), null],
  ['not above the first', 'b1', text(letter), null],
])('Backspace at the beginning %s', (_, key, want, focus) => {
  const edited = joined(letter, key)
  expect(text(edited.blocks)).toEqual(want)
  expect(edited.focus).toEqual(focus)
})

test('a piece goes up and down, never below the slip', () => {
  expect(moved(letter, 'b4', -1).map(({ key }) => key)).toEqual(['b1', 'b2', 'b4', 'b3', 'b5'])
  expect(moved(letter, 'b4', 1).map(({ key }) => key)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5'])
  expect(moved(letter, 'b1', -1).map(({ key }) => key)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5'])
})

test('what is added comes below the piece in hand and above the slip', () => {
  expect(added(letter, 'paragraph', 'b2', words).blocks.map(({ key }) => key)).toEqual(['b1', 'b2', 'b6', 'b3', 'b4', 'b5'])
  expect(added(letter, 'table', null, words).blocks.map(({ kind }) => kind)).toEqual(['heading-1', 'paragraph', 'table', 'paragraph', 'table', 'slip'])
  expect(added(letter.slice(0, 2), 'slip', 'b1', words).blocks.at(-1)).toEqual({ key: 'b3', kind: 'slip', text: '回执' })
})

test('a table or a slip is never turned into text', () => {
  expect(text(turned(letter, 'b3', 'heading-2'))).toEqual(text(letter))
  expect(text(turned(letter, 'b5', 'heading-2'))).toEqual(text(letter))
  expect(text(turned(letter, 'b2', 'heading-2'))[1]).toBe('heading-2:现将有关情况')
})

const table: TableBlock = { key: 't', kind: 'table', title: '', head: ['甲', '乙'], rows: [['1', '2']] }

test('cells of a workbook fill the table from where one stands; what is wider is left out', () => {
  expect(pasted(table, 0, 1, 'a\tb\r\nc\td\r\n').rows).toEqual([['1', 'a'], ['', 'c']])
  expect(pasted(table, 0, 0, 'x').rows).toEqual([['x', '2']])
})

test('the last column stays', () => {
  expect(withoutColumn(withoutColumn(table, 0), 0).head).toEqual(['乙'])
})

test('what comes from the server goes back as it was, without empty pieces', () => {
  const given = [
    { kind: 'paragraph' as const, text: '<script>alert(1)</script>' },
    { kind: 'paragraph' as const, text: '' },
    { kind: 'people' as const, label: '出席', posts: ['p'], units: ['u'], names: ['市长', '市财政局'] },
    { kind: 'table' as const, title: null, head: ['甲'], rows: [['1']] },
  ]
  expect(sent(editable(given))).toEqual([{ kind: 'paragraph', text: '<script>alert(1)</script>' }, { kind: 'people', label: '出席', posts: ['p'], units: ['u'] }, { kind: 'table', title: null, head: ['甲'], rows: [['1']] }])
  expect(editable(given)[2]).toMatchObject({ posts: [{ id: 'p', name: '市长' }], units: [{ id: 'u', name: '市财政局' }] })
})

test('names that do not fit the posts are put to none', () => {
  expect(editable([{ kind: 'people', label: '出席', posts: ['p', 'q'], units: [], names: ['市长'] }])[0]).toMatchObject({ posts: [{ id: 'p', name: '' }, { id: 'q', name: '' }] })
})

test.each([
  ['回执\n我单位情况如下。\n单位（盖章）：\n联系人：办公室', { title: '回执', lines: [{ text: '我单位情况如下。' }, { label: '单位（盖章）', value: '' }, { label: '联系人', value: '办公室' }] }],
  ['', { title: '', lines: [] }],
])('a slip %#', (slip, want) => {
  expect(slipOf(slip)).toEqual(want)
})
