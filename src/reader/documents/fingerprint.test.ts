import { expect, test } from 'vitest'
import { documentFingerprint, read, standsInside } from '../index.ts'

const body = '一、重点任务\n清理证明事项，对照权责清单逐项提出处理意见，形成全市统一目录。（市司法局负责）\n二、组织保障\n加强统筹，压实责任，定期通报进展情况。'
const alone = `河东市人民政府办公室\n关于印发某方案的通知\n河东市人民政府办公室\n2023年3月6日\n${body}\n`
const gazette = `河东市人民政府\n关于同意某规划的批复\n市水务局：\n同意。\n河东市人民政府\n2023年3月1日\n20- -\n·市政府办公室文件·\n河东市 人民政府办公室\n关于印发某方案\n的通知\n河东市人民政府办公室\n2023 年 3 月 6 日\n${body.replaceAll('，', '，\n\n')}\n`

test('a document is known again inside a gazette, set with other line breaks, blanks and page numbers', () => {
  const [, second] = read(gazette).documents
  expect(second && documentFingerprint(gazette, second)).toBe(documentFingerprint(alone, read(alone).documents[0]))
})

test('another document is not', () => {
  const [first] = read(gazette).documents
  expect(first && documentFingerprint(gazette, first)).not.toBe(documentFingerprint(alone))
})

test('one word more is another document', () => {
  expect(documentFingerprint(`${alone}一`)).not.toBe(documentFingerprint(alone))
})

test('a document stands inside the gazette that prints it, a phrase does not', () => {
  expect(standsInside(documentFingerprint(alone), documentFingerprint(gazette))).toBe(true)
  expect(standsInside('市司法局负责', documentFingerprint(gazette))).toBe(false)
})

test('a title at the head of a page, in the middle of a sentence, changes nothing', () => {
  const plain = '《河东市某项工作实施方案》现印发给你们。\n对照权责清单逐项提出处理意见，形成全市统一目录。'
  const paged = '《河东市某项工作实施方案》现印发给你们。\n对照权责清单逐项提出\n·市政府办公室文件·\n河东市某项工作实施方案\n处理意见，形成全市统一目录。'
  expect(documentFingerprint(paged)).toBe(documentFingerprint(plain))
})
