import { expect, test } from 'vitest'
import { blocksFrom } from './skeleton.ts'

const heading = (text: string, rank: 1 | 2 | 3 = 1) => ({ kind: `heading-${rank}` as const, text })
const text = (words: string) => ({ kind: 'paragraph' as const, text: words })
const of = (...pieces: ReturnType<typeof heading | typeof text>[]) => blocksFrom(pieces, { none: '', said: '情况', list: ['甲', '乙'] }).map((block) => ('text' in block ? block.text : block.kind))

test.each([
  ['headings are counted', of(heading('总体情况'), text('{said}'), heading('存在问题'), text('{said}')), ['一、总体情况', '情况', '二、存在问题', '情况']],
  ['one under which nothing is said is left out and not counted', of(heading('成效'), text('{none}'), heading('存在问题'), text('{said}')), ['一、存在问题', '情况']],
  ['each level by itself, anew under the next', of(heading('甲'), heading('子', 2), text('{said}'), heading('丑', 2), text('{said}'), heading('乙'), heading('寅', 2), text('{said}')), ['一、甲', '（一）子', '情况', '（二）丑', '情况', '二、乙', '（一）寅', '情况']],
  ['the third level in digits', of(heading('甲', 3), text('{said}'), heading('乙', 3), text('{said}')), ['1. 甲', '情况', '2. 乙', '情况']],
  ['one that bears its number keeps it, the next goes on', of(heading('一、总体情况'), text('{said}'), heading('下步要求'), text('{said}')), ['一、总体情况', '情况', '二、下步要求', '情况']],
  ['a list becomes paragraphs without numbers of their own', of(heading('存在问题'), text('{list}')), ['一、存在问题', '甲', '乙']],
])('%s', (_, got, want) => {
  expect(got).toEqual(want)
})
