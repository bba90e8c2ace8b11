import { expect, test } from 'vitest'
import { fill } from '../../../kernel/words/fill.ts'
import { saidOf } from './upload-said.ts'
import type { Uploaded } from './upload-store.ts'
import { readWords } from './words.ts'

const taken: Uploaded = { command: 'c', document: 'd', known: false, proposals: 3, knownParts: 0, reissued: 0, carried: 0, notes: [] }
const words = (more: Partial<Uploaded>) => saidOf({ ...taken, ...more }).map(({ key, values }) => fill(readWords[key].zh, values))

test.each<[string, Partial<Uploaded>, string[]]>([
  ['new', {}, ['读出 3 条']],
  ['without a task', { proposals: 0 }, ['没有读出任务。文件已保留，可打开看原文。']],
  ['received before', { known: true }, ['这份文件以前收过，没有重复立项。']],
  ['a gazette of which two were received before', { knownParts: 2 }, ['读出 3 条', '其中 2 份已收过，不重复立项。']],
  ['issued again with nothing carried over', { reissued: 1 }, ['读出 3 条', '认出先前文件的新稿 1 份，打开可看改动。']],
  ['issued again, five tasks unchanged', { reissued: 1, carried: 5 }, ['读出 3 条', '认出先前文件的新稿 1 份，5 条未变，沿用原事项。']],
  ['issued again, and nothing else in it', { proposals: 0, reissued: 1, carried: 5 }, ['没有要新确认的任务。', '认出先前文件的新稿 1 份，5 条未变，沿用原事项。']],
])('%s', (_, more, said) => {
  expect(words(more)).toEqual(said)
})
