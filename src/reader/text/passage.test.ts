import { expect, test } from 'vitest'
import { passagesOf } from './passage.ts'

const text = '一、重点任务\n（一）清理证明。对照清单逐项清理，形成统一目\n\n— 13 —\n\n录。（市司法局\n牵头，市财政局配合）\n（二）规范窗口。'
const span = (from: string, to: string) => ({ start: text.indexOf(from), end: text.indexOf(to) + to.length })

test.each([
  ['a sentence broken by a page number', span('对照清单', '录。'), '对照清单逐项清理，形成统一目录。'],
  ['an annotation over two lines', span('（市司法局', '配合）'), '（市司法局牵头，市财政局配合）'],
  ['nothing', { start: 3, end: 3 }, ''],
])('%s reads whole', (_, place, expected) => {
  expect(passagesOf(text)(place)).toBe(expected)
})
