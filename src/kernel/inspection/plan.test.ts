import { describe, expect, test } from 'vitest'
import { china } from '../time/china.ts'
import { warningSentence } from '../words/inspections.ts'
import { addedWarnings, planWarnings, quotaLimit, quotaUsed, type Planned } from './plan.ts'
import type { InspectionRule } from './rules.ts'

const rule = (id: string, more: Partial<InspectionRule> = {}): InspectionRule => ({ id, pack: 'p', name: { zh: id, en: id }, unannounced: false, ledger: 'findings', ...more })
const rules = [
  rule('open', { quota: 'whole', atMost: 1, longest: 5, apart: 60 }),
  rule('dissecting', { quota: 'whole', longest: 10, apart: 60 }),
  rule('special', { atMost: 2, longest: 3, apart: 30 }),
  rule('covert', { unannounced: true }),
]
const planned = (kind: string, from: string, to = from, more: Partial<Planned> = {}): Planned => ({ id: `${kind}-${from}`, title: `${kind} ${from}`, pack: 'p', kind, from, to, inspected: ['anyi'], status: 'planned', ...more })
const warned = (one: Planned, beside: Planned[]) => planWarnings(one, beside, rules, china).map(({ code }) => code)

test.each<[string, Planned, Planned[], string[]]>([
  ['nothing beside it', planned('special', '2023-09-20'), [], []],
  ['29 days after another', planned('special', '2023-09-20'), [planned('special', '2023-08-22')], ['overlap']],
  ['30 days after another', planned('special', '2023-09-20'), [planned('special', '2023-08-21')], []],
  ['before one that follows within the distance', planned('special', '2023-08-22'), [planned('special', '2023-09-20')], ['overlap']],
  ['in the same days', planned('special', '2023-09-20', '2023-09-21'), [planned('special', '2023-09-21')], ['overlap']],
  ['the longer distance of two kinds holds', planned('special', '2023-09-20'), [planned('open', '2023-08-01')], ['overlap']],
  ['no distance where a kind keeps none', planned('special', '2023-09-20'), [planned('covert', '2023-09-20')], []],
  ['another place', planned('special', '2023-09-20'), [planned('special', '2023-09-20', '2023-09-20', { inspected: ['longmen'] })], []],
  ['one that was called off', planned('special', '2023-09-20'), [planned('special', '2023-09-19', '2023-09-19', { status: 'cancelled' })], []],
  ['one that was merged into another', planned('special', '2023-09-20'), [planned('special', '2023-09-19', '2023-09-19', { status: 'merged' })], []],
  ['itself, as it stood', planned('special', '2023-09-20'), [planned('special', '2023-09-19', '2023-09-19', { id: 'special-2023-09-20' })], []],
  ['a second one that shares the quota', planned('dissecting', '2023-09-20'), [planned('open', '2023-03-20')], ['over-quota']],
  ['the quota of another year', planned('open', '2023-03-20'), [planned('dissecting', '2022-12-12')], []],
  ['a third special one', planned('special', '2023-11-20'), [planned('special', '2023-03-20'), planned('special', '2023-06-20')], ['over-quota']],
  ['as long as allowed', planned('special', '2023-09-20', '2023-09-22'), [], []],
  ['a working day longer', planned('special', '2023-09-18', '2023-09-21'), [], ['too-long']],
  ['over a holiday only working days count', planned('special', '2023-09-28', '2023-10-07'), [], []],
  ['begins on a Saturday', planned('special', '2023-09-23', '2023-09-25'), [], ['day-off']],
  ['on a make-up Saturday', planned('special', '2023-10-07'), [], []],
  ['a kind that no pack has', planned('gone', '2023-09-23'), [planned('special', '2023-09-22')], []],
])('%s', (_, one, beside, codes) => {
  expect(warned(one, beside)).toEqual(codes)
})

test('a year whose days off are not announced yet can be planned', () => {
  expect(warned(planned('open', '2028-03-20'), [])).toEqual([])
})

describe('what is said', () => {
  const both = planned('special', '2023-09-20', '2023-09-20', { inspected: ['anyi', 'longmen'] })
  const names: Record<string, string> = { anyi: '安邑区', longmen: '龙门市' }
  test('which other one, where, and how many days lie between', () => {
    const [warning] = planWarnings(both, [planned('special', '2023-09-10', '2023-09-11', { inspected: ['longmen'] })], rules, china)
    expect(warning).toEqual({ code: 'overlap', inspection: 'special-2023-09-10', title: 'special 2023-09-10', units: ['longmen'], days: 9, apart: 30 })
    expect(warningSentence(warning!, (id) => names[id]!, 'zh')).toBe('龙门市在前后30天内另有“special 2023-09-10”（相隔9天），建议合并进行')
    expect(warningSentence(warning!, (id) => names[id]!, 'en')).toBe('“special 2023-09-10” is at 龙门市 within 30 days (9 apart): merge the two')
  })
  test('the place that would meet too many, and no other', () => {
    const beside = [planned('special', '2023-03-20'), planned('special', '2023-06-20')]
    expect(planWarnings(both, beside, rules, china)).toEqual([{ code: 'over-quota', unit: 'anyi', planned: 3, atMost: 2 }])
  })
})

test('only what a change adds is warned of again', () => {
  const beside = [planned('special', '2023-09-10')]
  const before = planned('special', '2023-09-20')
  const after = { ...before, to: '2023-09-23' }
  const added = addedWarnings(planWarnings(before, beside, rules, china), planWarnings(after, beside, rules, china))
  expect(added.map(({ code }) => code)).toEqual(['day-off'])
})

test('the use of a quota: by place, of its year, without what was called off', () => {
  const all = [planned('open', '2023-03-20'), planned('dissecting', '2023-08-20', '2023-08-20', { inspected: ['anyi', 'longmen'] }), planned('open', '2022-03-20'), planned('open', '2023-05-20', '2023-05-20', { status: 'cancelled' })]
  expect(Object.fromEntries(quotaUsed(all, rules, 'p/whole', 2023))).toEqual({ anyi: 2, longmen: 1 })
  expect([quotaLimit(rules, 'p/whole'), quotaLimit(rules, 'p/special'), quotaLimit(rules, 'p/covert')]).toEqual([1, 2, null])
})
