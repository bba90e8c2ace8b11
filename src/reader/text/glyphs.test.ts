import { expect, test } from 'vitest'
import { plainGlyphs } from './glyphs.ts'

test.each([
  ['２０２３年１月', '2023年1月', 'digits of full width'],
  ['完成率８５％', '完成率85%', 'per cent of full width'],
  ['Ａ类Ｂ类ａ', 'A类B类a', 'letters of full width'],
  ['⼈⺠政府⼯作', '人民政府工作', 'radicals of PDF files'],
  ['河政发﹝2023﹞7号', '河政发〔2023〕7号', 'small brackets of a number'],
  ['1﹒清理﹐公布﹔', '1.清理，公布；', 'small punctuation'],
  ['各县（市、区），市直各单位：', '各县（市、区），市直各单位：', 'punctuation stays as printed'],
  ['一二三\ud800四', '一二三\ud800四', 'a lone surrogate'],
])('%s is read as %s: %s', (text, plain) => {
  expect(plainGlyphs(text)).toBe(plain)
  expect(plainGlyphs(text)).toHaveLength(text.length)
})
