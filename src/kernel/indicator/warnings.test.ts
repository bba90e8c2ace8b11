import { describe, expect, test } from 'vitest'
import type { NewTarget, Reading, Target } from '../facts/indicator.ts'
import { indicatorWarning, indicatorReasonWords, indicatorWarningWords } from '../words/indicators.ts'
import { readingWarnings, type Around, type Entered } from './check-reading.ts'
import { targetWarnings } from './check-target.ts'

const reading = (asOf: string, value: string, status: Reading['status'] = 'confirmed'): Reading => ({
  id: `${asOf} ${value}`, unit: null, period: asOf.slice(0, 4), asOf, value, yearBefore: null, source: null, note: null, attachments: [], despite: null,
  status, reported: { on: asOf, post: null, actor: 'system' }, checked: null, confirmed: null, returned: null, corrections: [],
})
const entered = (asOf: string, value: string, yearBefore: string | null = null): Entered => ({ period: asOf.slice(0, 4), asOf, value, yearBefore })
const around = (readings: Reading[], more: Partial<Around> = {}): Around => ({
  indicator: { course: 'cumulative', direction: 'up', decimals: 2, adds: false }, series: { readings }, targets: [], of: 'whole', sameDay: { whole: null, places: [] }, said: [], ...more,
})
const point = { course: 'point', direction: 'up', decimals: 2, adds: false } as const
const adds = { course: 'cumulative', direction: 'up', decimals: 2, adds: true } as const
const codes = (one: Entered, of: Around) => readingWarnings(one, of).map(({ code }) => code)

const monthly = [reading('2023-01-31', '10'), reading('2023-02-28', '19'), reading('2023-03-31', '29.5'), reading('2023-04-30', '39')]

describe('slips of the unit', () => {
  test.each([
    ['万 for 亿', entered('2023-05-31', '490000'), monthly, [], ['unit-slip']],
    ['亿 for 元', entered('2023-05-31', '4900000000'), monthly, [], ['unit-slip']],
    ['亿 for 万, against the year before', entered('2023-06-30', '0.0055'), [reading('2022-06-30', '50')], [], ['unit-slip']],
    ['a digit too many', entered('2023-05-31', '495'), monthly, [], ['unit-slip']],
    ['as usual', entered('2023-05-31', '49.2'), monthly, [], []],
    ['plausible by the year before, if not by the last', entered('2023-05-31', '480'), [reading('2023-04-30', '39'), reading('2022-05-31', '450')], [], []],
    ['against the target alone, ten thousand times', entered('2023-05-31', '1000000'), [], [{ value: '120' }], ['unit-slip']],
    ['a small beginning is no slip', entered('2023-01-31', '1.2'), [], [{ value: '120' }], []],
    ['a ten-thousandth of the target is one', entered('2023-05-31', '0.005'), [], [{ value: '120' }], ['unit-slip']],
    ['of the province’s target it is plausible', entered('2023-05-31', '100'), [], [{ value: '1000000' }, { value: '120' }], []],
    ['nothing is known', entered('2023-05-31', '100000'), [], [], []],
    ['zero is no slip', entered('2023-01-31', '0'), [reading('2022-01-31', '50')], [], []],
  ])('%s', (_, one, readings, targets, expected) => {
    expect(codes(one, around(readings, { targets }))).toEqual(expected)
  })

  test('in words', () => {
    const [warning] = readingWarnings(entered('2023-05-31', '490000'), around(monthly))
    expect(indicatorWarning(warning!, 'zh')).toBe('完成值 490000 约为以往数 49.07 的10000 倍，像是单位用错（如万、亿）')
    expect(indicatorWarning({ code: 'unit-slip', params: { value: '0.005', times: 10000, more: 'less', reference: '50', of: 'target' } }, 'en')).toBe('0.005 is about one 10000th of the target 50: the unit may have slipped (万, 亿)')
  })
})

describe('outliers against own history', () => {
  test.each([
    ['a month five times the usual', entered('2023-05-31', '89'), monthly, {}, ['outlier']],
    ['a month twice the usual, of even ones', entered('2023-05-31', '59'), monthly, {}, ['outlier']],
    ['a good month', entered('2023-05-31', '51'), monthly, {}, []],
    ['three readings are no history', entered('2023-05-31', '89'), monthly.slice(1), {}, []],
    ['one odd month before hides nothing', entered('2023-06-30', '180'), [...monthly, reading('2023-05-31', '120')], {}, ['outlier']],
    ['what was sent back is no history', entered('2023-05-31', '89'), [...monthly.slice(1), reading('2023-01-31', '10', 'returned')], {}, []],
    ['a standing figure', entered('2023-05-31', '60'), [reading('2023-01-31', '80'), reading('2023-02-28', '81'), reading('2023-03-31', '80.5'), reading('2023-04-30', '79.5')], { indicator: point }, ['outlier']],
    ['a standing figure as usual', entered('2023-05-31', '78'), [reading('2023-01-31', '80'), reading('2023-02-28', '81'), reading('2023-03-31', '80.5'), reading('2023-04-30', '79.5')], { indicator: point }, []],
  ])('%s', (_, one, readings, more, expected) => {
    expect(codes(one, around(readings, more))).toEqual(expected)
  })
})

describe('what adds up', () => {
  test.each([
    ['falls', entered('2023-05-31', '38.5'), around(monthly), ['outlier', 'falling']],
    ['a standing figure may', entered('2023-05-31', '30'), around([reading('2023-04-30', '39')], { indicator: point }), []],
    ['more than what was told of a later day', entered('2023-03-31', '45'), around([reading('2023-04-30', '39')]), ['above-later']],
  ])('%s', (_, one, of, expected) => {
    expect(codes(one, of)).toEqual(expected)
  })

  const places = (...values: (string | null)[]) => values.map((value, at) => ({ name: `县${at}`, value }))
  test.each([
    ['the whole and its places agree', entered('2023-05-31', '60.6'), 'whole', { whole: null, places: places('10.1', '20.2', '30.3') }, []],
    ['within rounding', entered('2023-05-31', '60.8'), 'whole', { whole: null, places: places('10.1', '20.2', '30.3') }, []],
    ['beyond it', entered('2023-05-31', '65'), 'whole', { whole: null, places: places('10.1', '20.2', '30.3') }, ['sum-differs']],
    ['a place is missing', entered('2023-05-31', '65'), 'whole', { whole: null, places: places('10.1', '20.2', null) }, []],
    ['the last place, after the whole', entered('2023-05-31', '35'), 'place', { whole: '60.6', places: places('10.1', '20.2') }, ['sum-differs']],
    ['a place more than the whole', entered('2023-05-31', '70'), 'place', { whole: '60.6', places: places('10.1', null) }, ['part-over-whole']],
    ['no whole is known', entered('2023-05-31', '70'), 'place', { whole: null, places: places('10.1') }, []],
  ] as const)('%s', (_, one, of, sameDay, expected) => {
    expect(codes(one, around([], { indicator: adds, of, sameDay }))).toEqual(expected)
  })

  test('places that do not add up are not added', () => {
    expect(codes(entered('2023-05-31', '65'), around([], { sameDay: { whole: null, places: places('10', '20') } }))).toEqual([])
  })
})

test.each([
  ['what it says of the year before', entered('2023-06-30', '100', '85'), around([reading('2022-06-30', '80')]), ['year-before-differs']],
  ['the same, rounded', entered('2023-06-30', '100', '80'), around([reading('2022-06-30', '80.4')]), []],
  ['a text says another figure', entered('2023-06-30', '100'), around([], { said: [{ title: '汇报', value: '110' }] }), ['said-elsewhere']],
  ['a text says the same, rounded', entered('2023-06-30', '100.3'), around([], { said: [{ title: '汇报', value: '100' }] }), []],
  ['one of its figures is the same', entered('2023-06-30', '100'), around([], { said: [{ title: '汇报', value: '110' }, { title: '汇报', value: '100' }] }), []],
])('%s', (_, one, of, expected) => {
  expect(codes(one, of)).toEqual(expected)
})

describe('targets raised on the way down', () => {
  const target = (level: NewTarget['level'], value: string, more: Partial<Target> = {}): Target => ({
    id: `${level} ${more.place ?? ''} ${value}`, level, period: '2023', place: null, value, about: false, trajectory: [], document: null, ground: null, despite: null, on: '2023-01-10', withdrawn: null, ...more,
  })
  const raised = (one: Target, targets: Target[], content: { direction: 'up' | 'down'; course: 'cumulative' | 'point'; adds: boolean } = { direction: 'up', course: 'cumulative', adds: true }) =>
    targetWarnings(one, { ...content, targets }).map(({ code }) => code)

  test.each([
    ['over the level above', target('city', '3000'), [target('province', '1546')], ['raised-over-level']],
    ['as much as above', target('city', '1546'), [target('province', '1546')], []],
    ['less than above', target('city', '1500'), [target('province', '1546')], []],
    ['a level below says nothing', target('province', '1546'), [target('city', '1000')], []],
    ['one withdrawn does not count', target('city', '3000'), [target('province', '1546', { withdrawn: { reason: '', on: '2023-02-01' } })], []],
    ['the places over the whole', target('city', '60', { place: 'b' }), [target('city', '100'), target('city', '50', { place: 'a' })], ['raised-by-sum']],
    ['the places within the whole', target('city', '50', { place: 'b' }), [target('city', '100'), target('city', '50', { place: 'a' })], []],
    ['an earlier one of the place is taken the place of', target('city', '50', { place: 'a' }), [target('city', '100'), target('city', '90', { place: 'a' })], []],
    ['the places over the whole of the level above', target('city', '60', { place: 'b' }), [target('province', '100'), target('city', '60', { place: 'a' })], ['raised-by-sum']],
    ['the nearest whole is the one that counts', target('city', '60', { place: 'b' }), [target('province', '100'), target('city', '120'), target('city', '60', { place: 'a' })], []],
    ['a whole of a level below is none of theirs', target('province', '60', { place: 'b' }), [target('city', '100'), target('province', '60', { place: 'a' })], []],
    ['the whole set below its places later', target('city', '100'), [target('city', '60', { place: 'a' }), target('city', '60', { place: 'b' })], ['raised-by-sum']],
    ['the whole of the level above set later', target('province', '100'), [target('city', '60', { place: 'a' }), target('city', '60', { place: 'b' })], ['raised-by-sum']],
    ['the whole above, where a nearer one stands', target('province', '100'), [target('city', '120'), target('city', '60', { place: 'a' }), target('city', '60', { place: 'b' })], []],
    ['the whole lowered', target('city', '100', { id: 'new' }), [target('city', '120'), target('city', '60', { place: 'a' }), target('city', '60', { place: 'b' })], ['raised-by-sum']],
    ['the whole as much as its places', target('city', '120'), [target('city', '60', { place: 'a' }), target('city', '60', { place: 'b' })], []],
    ['all of it earlier on the way', target('city', '1546', { trajectory: [{ by: '2023-09-30', value: '1546' }] }), [target('province', '1546')], ['raised-by-date']],
    ['all of it in a shorter period', target('city', '1546', { period: '2023-H1' }), [target('province', '1546')], ['raised-by-date']],
    ['half of it in half of the time', target('city', '800', { period: '2023-H1' }), [target('province', '1546')], []],
    ['another size is a slip', target('city', '15460000'), [target('province', '1546')], ['target-slip']],
    ['a trajectory that falls', target('city', '100', { trajectory: [{ by: '2023-06-30', value: '50' }, { by: '2023-09-30', value: '40' }] }), [], ['trajectory-falling']],
    ['a trajectory beyond it', target('city', '100', { trajectory: [{ by: '2023-06-30', value: '120' }] }), [], ['trajectory-beyond']],
  ])('%s', (_, one, targets, expected) => {
    expect(raised(one, targets)).toEqual(expected)
  })

  test('where less is better, less is stricter', () => {
    const content = { direction: 'down', course: 'point', adds: false } as const
    expect([raised(target('city', '9'), [target('province', '10')], content), raised(target('city', '11'), [target('province', '10')], content)]).toEqual([['raised-over-level'], []])
  })

  test('in words', () => {
    const [warning] = targetWarnings(target('city', '3000'), { direction: 'up', course: 'cumulative', adds: true, targets: [target('province', '1546')] })
    expect(indicatorWarning(warning!, 'zh')).toBe('市定目标 3000 严于省定目标 1546，相差 94.05%')
    expect(indicatorWarning(warning!, 'en')).toBe('the municipal target 3000 is stricter than the provincial one, 1546, by 94.05 %')
  })
})

test('both languages name the same figures', () => {
  const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
  for (const { zh, en } of [...Object.values(indicatorWarningWords), ...Object.values(indicatorReasonWords)]) expect(holes(en)).toEqual(holes(zh))
})
