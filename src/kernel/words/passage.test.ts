import { expect, test } from 'vitest'
import { passageId, passageOfId, passageTitle, plainTitle } from './passage.ts'

test.each([
  ['（二）优质教育。年内新建幼儿园6所', '优质教育'],
  ['1.新建书房二十座，惠及\n全市读者；再建公园', '新建书房二十座，惠及全市读者'],
  ['改造管网18公里\t市能源局\t年底', '改造管网18公里　市能源局　年底'],
  ['。；继续整治内涝', '继续整治内涝'],
  ['字'.repeat(200), '字'.repeat(80)],
])('%s is called %s', (words, title) => {
  expect(passageTitle(words)).toBe(title)
})

test.each([
  ['三、保障措施：', '保障措施'],
  ['12.清理证明', '清理证明'],
  ['2026年重点', '2026年重点'],
  ['（一）', '（一）'],
])('%s without its number is %s', (heading, title) => {
  expect(plainTitle(heading)).toBe(title)
})

test('an id says the place and nothing else does', () => {
  expect(passageOfId(passageId({ start: 3, end: 9 }))).toEqual({ start: 3, end: 9 })
  for (const id of ['t3', 'at:3', 'at:-1-4', 'at:a-b', 'at:1-123456789', ' at:3-9']) expect(passageOfId(id)).toBeNull()
})
