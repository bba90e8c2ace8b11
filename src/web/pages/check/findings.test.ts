import { expect, test } from 'vitest'
import type { CheckedText } from './check-store.ts'
import { countsOf, findingsOf, marksOfText, stepTo, type Figure, type Verdict } from './findings.ts'
import { readHere } from './read-here.ts'
import { checkWords } from './words.ts'

const figure = (start: number, verdict: Verdict): Figure => ({
  at: { start, end: start + 5 }, relation: 'ratio', operands: [], claimed: { text: '81%', value: 81, unit: '%' }, computed: 81, verdict, explanation: '', sentence: '', other: null,
})
const text = (name: string, ...figures: Figure[]): CheckedText => ({ name, format: 'txt', text: '', documents: [], sections: [], figures, notes: [] })
const texts = [text('甲', figure(30, 'consistent'), figure(0, 'rounding')), text('乙', figure(9, 'inconsistent'), figure(2, 'inconsistent'))]

test('what is wrong comes first, then what is right by rounding; each in the order of the texts', () => {
  const findings = findingsOf(texts)
  expect(findings.map(({ number, text: at, figure: { verdict, at: { start } } }) => [number, at, verdict, start])).toEqual([
    [1, 1, 'inconsistent', 2],
    [2, 1, 'inconsistent', 9],
    [3, 0, 'rounding', 0],
    [4, 0, 'consistent', 30],
  ])
  expect(countsOf(findings)).toEqual({ inconsistent: 2, rounding: 1, consistent: 1 })
})

test('a text has the marks of its own findings, in its order', () => {
  expect(marksOfText(findingsOf(texts), 0).map(({ start, kind, proposal }) => [start, kind, proposal])).toEqual([[0, 'rounded', 'f3'], [30, 'right', 'f4']])
  expect(marksOfText(findingsOf(texts), 1).map(({ kind }) => kind)).toEqual(['wrong', 'wrong'])
})

test('what one text says against another is marked in both', () => {
  const across = { ...figure(4, 'inconsistent'), other: { text: 1, at: { start: 7, end: 11 } } }
  const findings = findingsOf([text('甲', across), text('乙')])
  expect([0, 1].map((index) => marksOfText(findings, index).map(({ start, end, kind, proposal }) => [start, end, kind, proposal]))).toEqual([[[4, 9, 'wrong', 'f1']], [[7, 11, 'wrong', 'f1']]])
})

test.each([
  ['f1', 1, 'f2'],
  ['f2', -1, 'f1'],
  ['f1', -1, 'f1'],
  ['f4', 1, 'f4'],
  [null, 1, 'f1'],
  ['hidden by the filter', 1, 'f1'],
] as const)('from %s by %s to %s', (current, by, expected) => {
  expect(stepTo(findingsOf(texts), current, by)).toBe(expected)
})

test('nothing to step to', () => {
  expect(stepTo([], null, 1)).toBe(null)
})

test('the example has one figure that differs, and one of each other kind at least', async () => {
  const { texts: read } = await readHere(checkWords.example.zh)
  const counts = countsOf(findingsOf(read))
  expect(counts.inconsistent).toBe(1)
  expect(Math.min(counts.rounding, counts.consistent)).toBeGreaterThan(0)
})
