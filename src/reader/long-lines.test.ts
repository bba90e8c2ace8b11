import { expect, test } from 'vitest'
import { read } from './index.ts'

test.each(['10%', '增长5%，', '12个，', '市财政局、', '到2026年，', '（市财政局牵头）', '每月开展一次检查，', '责任单位：市财政局、'])('one line of nothing but %s is read', { timeout: 60_000 }, (words) => {
  const text = words.repeat(Math.ceil(600_000 / words.length))
  const { documents } = read(text)
  expect(documents[0]?.end).toBe(text.length)
})
