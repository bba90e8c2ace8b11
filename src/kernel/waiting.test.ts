import { expect, test } from 'vitest'
import { foldedMatter, rules } from './decide/fixtures.ts'
import type { MatterState } from './facts/matter.ts'
import { id } from './testing.ts'
import { china } from './time/china.ts'
import { chainsOf, waitsOn } from './waiting.ts'

/** A matter led by a unit that blocks others since a day. */
function matter(n: number, unit: number, blocks: number[] = [], more: Partial<MatterState> = {}): MatterState {
  const duty = { id: id(100 + n), role: 'lead', holder: { type: 'unit' as const, id: id(unit) }, territory: null, from: '2026-01-05', to: null }
  return { ...foldedMatter([]), id: id(n), duties: [duty], links: blocks.map((target) => ({ target: id(target), relation: 'blocks', from: '2026-03-02', to: null })), due: '2026-03-06', ...more }
}
const given = { today: '2026-03-10', calendar: china }
const chains = (...matters: MatterState[]) =>
  chainsOf(waitsOn(matters, () => rules, given)).map(({ waits, circle }) => `${waits.map(({ waiting, owing }) => `${waiting.map(short).join()}>${owing.map(short).join()}`).join(' ')}${circle ? ' circle' : ''}`)
const short = (unit: string) => unit.slice(-2)

test('days are working days, from when it blocks and beyond the day agreed on', () => {
  expect(waitsOn([matter(1, 30), matter(2, 31, [1])], () => rules, given)).toMatchObject([{ waiting: [id(30)], owing: [id(31)], workdays: 6, workdaysLate: 2, limit: '2026-03-06' }])
})

test.each([
  ['nobody blocks', [matter(1, 30), matter(2, 31)], []],
  ['A waits for B', [matter(1, 30), matter(2, 31, [1])], ['30>31']],
  ['A waits for B waits for C', [matter(1, 30), matter(2, 31, [1]), matter(3, 32, [2])], ['30>31 31>32', '31>32']],
  ['two wait for one', [matter(1, 30), matter(4, 33), matter(2, 31, [1, 4])], ['30>31', '33>31']],
  ['A waits for B, and B for A', [matter(1, 30), matter(2, 31, [1]), matter(3, 30, [2])], ['30>31 31>30 circle', '31>30']],
  ['two matters block each other', [matter(1, 30, [2]), matter(2, 31, [1])], ['31>30 30>31 circle', '30>31 31>30 circle']],
  ['a problem that is done keeps no one waiting', [matter(1, 30), matter(2, 31, [1], { stage: 'done' })], []],
  ['a matter that is done does not wait', [matter(1, 30, [], { stage: 'done' }), matter(2, 31, [1])], []],
  ['not divided yet: nobody in particular owes', [matter(1, 30), matter(2, 31, [1], { duties: [] })], ['30>']],
  ['an ended link', [matter(1, 30), matter(2, 31, [], { links: [{ target: id(1), relation: 'blocks', from: '2026-03-02', to: '2026-03-09' }] })], []],
] satisfies [string, MatterState[], string[]][])('%s', (_, matters, expected) => {
  expect(chains(...matters)).toEqual(expected)
})
