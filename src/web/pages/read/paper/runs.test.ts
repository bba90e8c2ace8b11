import { expect, test } from 'vitest'
import type { Mark } from './marks.ts'
import { drawnKind, proposalUnder, runsOf } from './runs.ts'

const mark = (kind: Mark['kind'], start: number, end: number, proposal: string | null = null): Mark => ({ kind, start, end, proposal, note: null })
const whole = (text: string) => [{ start: 0, end: text.length }]

function drawn(text: string, marks: Mark[], lines = whole(text)): string[] {
  return runsOf(text, lines, marks).map((run) => `${run.text}:${drawnKind(run) ?? '-'}`)
}

test('text without marks is one run', () => {
  expect(drawn('年内完成', [])).toEqual(['年内完成:-'])
})

test.each([
  ['beside each other', [mark('task', 0, 2), mark('target', 2, 4)], ['年内:task', '完成:target']],
  ['one inside the other', [mark('task', 0, 4), mark('target', 1, 3)], ['年:task', '内完:target', '成:task']],
  ['overlapping', [mark('task', 0, 3), mark('wrong', 2, 4)], ['年内:task', '完:wrong', '成:wrong']],
  ['the same place twice: what says most is drawn', [mark('task', 0, 4), mark('rhythm', 0, 4)], ['年内完成:rhythm']],
  ['outside', [mark('task', 9, 12)], ['年内完成:-']],
])('marks %s', (_name, marks, expected) => {
  expect(drawn('年内完成', marks)).toEqual(expected)
})

test('a mark over two lines begins and ends once, also where it begins in the blanks', () => {
  const text = '年内\n\n完成'
  const lines = [{ start: 0, end: 2 }, { start: 4, end: 6 }]
  const runs = runsOf(text, lines, [mark('task', 0, 6, 'p1'), mark('wrong', 3, 6, 'p2')])
  expect(runs.map((run) => [run.text, run.begins.map((m) => m.proposal), run.ends.map((m) => m.proposal)])).toEqual([
    ['年内', ['p1'], []],
    ['完成', ['p2'], ['p1', 'p2']],
  ])
})

test('a mark over two paragraphs begins in the first and ends in the second', () => {
  const text = '年内\n完成'
  const over = [mark('task', 0, 5, 'p1')]
  const [first] = runsOf(text, [{ start: 0, end: 2 }], over)
  const [second] = runsOf(text, [{ start: 3, end: 5 }], over)
  expect([first?.begins.length, first?.ends.length, second?.begins.length, second?.ends.length]).toEqual([1, 0, 0, 1])
})

test('a click means the shortest proposal under it', () => {
  const [first, second] = runsOf('年内完成', whole('年内完成'), [mark('task', 0, 4, 'p1'), mark('target', 2, 4, 'p2')])
  expect([proposalUnder(first!), proposalUnder(second!)]).toEqual(['p1', 'p2'])
})
