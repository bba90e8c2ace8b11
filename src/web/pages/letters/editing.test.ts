import { expect, test } from 'vitest'
import { baseOf, changesOf, editingOf } from './editing.ts'

const letter = {
  title: '关于三季度规定动作的提醒函',
  blocks: [{ kind: 'paragraph' as const, text: '现将有关情况函告如下。' }],
  to: [{ type: 'unit' as const, id: 'u1', name: '市财政局', leader: false }],
  copies: [],
  replyBy: '2023-09-28',
  urgency: null,
}

test('what was not touched is not sent', () => {
  expect(changesOf(letter, editingOf(letter))).toEqual({})
})

test.each([
  ['a title', { title: '关于三季度的提醒函 ' }, { title: '关于三季度的提醒函' }],
  ['a day taken away', { replyBy: '' }, { replyBy: null }],
  ['an urgency', { urgency: 'urgent' as const }, { urgency: 'urgent' }],
  ['an empty piece is nothing', { blocks: [...editingOf(letter).blocks, { key: 'b2', kind: 'paragraph' as const, text: ' ' }] }, {}],
  ['an addressee', { to: [] }, { to: [] }],
])('%s', (_, change, want) => {
  expect(changesOf(letter, { ...editingOf(letter), ...change })).toEqual(want)
})

test('another’s change shows in the base, a resolved name does not', () => {
  expect(baseOf({ ...letter, title: '另一个标题' })).not.toBe(baseOf(letter))
  expect(baseOf({ ...letter, to: [{ type: 'unit', id: 'u1', name: '市财政局（新）', leader: false }] })).toBe(baseOf(letter))
})
