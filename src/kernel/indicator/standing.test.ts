import { describe, expect, test } from 'vitest'
import { periodByKey } from '../time/period.ts'
import type { Reading, SeriesState } from '../facts/indicator.ts'
import { forecastOf } from './forecast.ts'
import { growthOf, type Growth } from './growth.ts'
import { nextBefore } from './neighbours.ts'
import { figuresAgree, rateAgrees, sumAgrees } from './printed.ts'
import { standingAgainst } from './standing.ts'

const year = periodByKey('2023')
const up = { direction: 'up', course: 'cumulative', decimals: 2 } as const
const down = { ...up, direction: 'down' } as const
const point = { ...up, course: 'point' } as const
type Content = Parameters<typeof standingAgainst>[0]
type Aim = Parameters<typeof standingAgainst>[1]
const target = (value: string, more: Partial<Aim> = {}): Aim => ({ value, about: false, trajectory: [], ...more })

describe('the figures of a city’s own report', () => {
  test.each([
    ['1890.92', '3000', '63.03', true, 'of the city’s target'],
    ['1890.92', '1546', '122.26', false, 'of the province’s it is 122.31'],
    ['1890.92', '1546', '122.31', true, 'as it should have been printed'],
    ['10.15', '15', '67.66', true, '67.667, the last digit cut off'],
    ['5.52', '3.5', '157.8', true, '157.71 from 5.52, 157.85 from 5.5249'],
    ['10.15', '20', '50.75', true, 'exactly'],
    ['5.52', '5.5', '100.42', true, '100.36 from 5.52, 100.45 from 5.5249'],
    ['10.15', '15', '67.5', false, 'another rate'],
    ['10.15', '0', '67.5', false, 'of nothing there is no share'],
  ])('%s of %s printed as %s %%: %s, %s', (value, of, rate, agrees) => {
    expect(rateAgrees(value, of, rate)).toBe(agrees)
  })

  test.each([
    ['1890.92', '3000', '63.03'],
    ['1890.92', '1546', '122.31'],
    ['10.15', '15', '67.67'],
    ['5.52', '5.5', '100.36'],
  ])('%s of %s is %s %%, ties half up', (value, of, rate) => {
    expect(standingAgainst(up, target(of), { value, asOf: '2023-06-30' }, year).rate).toBe(rate)
  })
})

test.each([
  ['5.52', '5.5', true],
  ['5.52', '5.6', false],
  ['100', '100.4', true],
])('%s and %s can be the same: %s', (left, right, same) => {
  expect(figuresAgree(left, right)).toBe(same)
})

test.each([
  [['10.1', '20.2', '30.3'], '60.6', true, 'exactly'],
  [['10.1', '20.2', '30.3'], '60.8', true, 'four roundings of 0.05'],
  [['10.1', '20.2', '30.3'], '60.9', false, 'more than rounding'],
])('%s come to %s: %s, %s', (parts, whole, agrees) => {
  expect(sumAgrees(parts, whole)).toBe(agrees)
})

describe('standing against what was due', () => {
  const halves = { trajectory: [{ by: '2023-06-30', value: '40' }] }
  test.each<[Content, Aim, string, string, string, string, string, string]>([
    [up, target('100'), '49.59', '2023-06-30', 'on-course', '49.59', '0.00', 'half of the year, half of the task'],
    [up, target('100'), '52', '2023-06-30', 'ahead', '49.59', '2.41', 'more than two points ahead'],
    [up, target('100'), '47', '2023-06-30', 'behind', '49.59', '-2.59', 'more than two points behind'],
    [up, target('100'), '48', '2023-06-30', 'on-course', '49.59', '-1.59', 'within two points'],
    [up, target('100'), '47', '2023-12-31', 'missed', '100.00', '-53.00', 'the last day knows no course'],
    [up, target('100'), '100', '2023-09-01', 'reached', '66.85', '33.15', 'what only grows is reached at once'],
    [up, target('100', halves), '40', '2023-06-30', 'on-course', '40.00', '0.00', 'the agreed trajectory'],
    [up, target('100', halves), '20', '2023-03-31', 'on-course', '19.89', '0.11', 'straight on the way to its first point'],
    [up, target('100', halves), '60', '2023-09-30', 'behind', '70.00', '-10.00', 'straight between its last point and the end'],
    [down, target('10'), '4', '2023-06-30', 'ahead', '4.96', '9.59', 'a limit used up more slowly than time'],
    [down, target('10'), '6', '2023-06-30', 'behind', '4.96', '-10.41', 'a limit used up faster'],
    [down, target('10'), '11', '2023-06-30', 'missed', '4.96', '-60.41', 'a limit once passed is passed'],
    [down, target('10'), '10', '2023-12-31', 'reached', '10.00', '0.00', 'a limit kept to the end'],
    [point, target('80'), '79', '2023-06-30', 'on-course', '80.00', '-1.25', 'a figure as it stands, near its target'],
    [point, target('80'), '85', '2023-06-30', 'ahead', '80.00', '6.25', 'which may fall again: not reached before the end'],
    [point, target('80'), '85', '2023-12-31', 'reached', '80.00', '6.25', 'at the end it is'],
    [point, target('80', { trajectory: [{ by: '2023-06-30', value: '70' }] }), '71', '2023-07-31', 'on-course', '70.00', '1.25', 'the last point that has come'],
    [point, target('80', { trajectory: [{ by: '2023-06-30', value: '70' }] }), '50', '2023-05-31', 'on-course', '70.00', '-25.00', 'the first point is not due yet'],
    [point, target('7', { about: true }), '6.8', '2023-08-31', 'on-course', '7.00', '-2.86', 'about its target, a standing figure is behind nothing'],
    [point, target('7'), '6.8', '2023-08-31', 'behind', '7.00', '-2.86', 'which one that is not “about” is'],
    [up, target('-2'), '-1', '2023-12-31', 'reached', '-2.00', '50.00', 'below zero only the gap is told'],
  ])('%o of %o: %s as of %s is %s, due %s, %s points (%s)', (content, of, value, asOf, standing, expected, ahead) => {
    const found = standingAgainst(content, of, { value, asOf }, year)
    expect([found.standing, found.expected, found.ahead]).toEqual([standing, expected, ahead])
  })

  test.each([
    ['7', '6.5', true, 'half of the last printed digit'],
    ['7', '6.49', false, 'less'],
    ['3000', '2970', true, 'one percent'],
    ['3000', '2969', false, 'more than one percent short'],
    ['7.0', '6.93', true, 'one percent is more than half a tenth'],
    ['7', '9', true, 'more is reached too'],
  ])('about %s is reached by %s: %s, %s', (of, value, reached) => {
    expect(standingAgainst(up, target(of, { about: true }), { value, asOf: '2023-12-31' }, year).reached).toBe(reached)
  })

  test.each<[Content, string, string, string | null, string]>([
    [up, '-2', '3', null, 'a negative target'],
    [down, '10', '0', null, 'nothing of what should fall'],
    [down, '10', '8', '125.00', 'less is better'],
  ])('%o of %s with %s has the rate %s: %s', (content, of, value, rate) => {
    expect(standingAgainst(content, target(of), { value, asOf: '2023-12-31' }, year).rate).toBe(rate)
  })
})

const reading = (asOf: string, value: string, more: Partial<Reading> = {}): Reading => ({
  id: `${asOf} ${value}`, unit: null, period: asOf.slice(0, 4), asOf, value, yearBefore: null, source: null, note: null, attachments: [], despite: null,
  status: 'confirmed', reported: { on: asOf, post: null, actor: 'system' }, checked: null, confirmed: null, returned: null, corrections: [], ...more,
})
const series = (...readings: Reading[]): SeriesState => ({ indicator: 'i', place: null, readings })

describe('growth', () => {
  const before = series(reading('2022-06-30', '80'))
  test.each<[Reading, string, Growth | null, string]>([
    [reading('2023-06-30', '100'), '亿元', { before: '80', rate: '25.00', from: 'reading', asOf: '2022-06-30' }, 'over the reading of that day'],
    [reading('2023-06-30', '100', { yearBefore: '90' }), '亿元', { before: '90', rate: '11.11', from: 'told', asOf: '2022-06-30' }, 'what was told with it goes first'],
    [reading('2023-06-30', '85'), '%', { before: '80', rate: null, from: 'reading', asOf: '2022-06-30' }, 'a share grows by points, not percent'],
    [reading('2023-05-31', '85'), '亿元', null, 'nothing is known of that day'],
    [reading('2023-06-30', '1', { yearBefore: '0' }), '亿元', { before: '0', rate: null, from: 'told', asOf: '2022-06-30' }, 'over nothing there is no rate'],
  ])('%o in %s', (now, measure, growth) => {
    expect(growthOf(now, before, measure)).toEqual(growth)
  })
})

describe('forecast', () => {
  const of = (content: typeof up | typeof point, ...readings: Reading[]) => {
    const found = forecastOf(content, year, series(...readings))
    return found && [found.method, found.value, found.low, found.high]
  }
  test.each([
    ['at the rate so far', up, [reading('2023-06-30', '100')], ['even', '201.66', null, null]],
    ['its slowest and fastest stretch', up, [reading('2023-01-31', '31'), reading('2023-02-28', '45'), reading('2023-03-31', '107')], ['even', '433.94', '244.50', '657.00']],
    ['as last year went on', up, [reading('2022-06-30', '40'), reading('2022-12-31', '100'), reading('2023-06-30', '50')], ['shape', '125.00', null, null]],
    ['last year’s end unknown', up, [reading('2022-06-30', '40'), reading('2023-06-30', '50')], ['even', '100.83', null, null]],
    ['a figure as it stands', point, [reading('2023-04-30', '80'), reading('2023-05-31', '82'), reading('2023-06-30', '81')], ['steady', '81.00', '79.00', '83.00']],
    ['what is not locked does not count', up, [reading('2023-06-30', '100', { status: 'checked' })], null],
    ['too early in the year', up, [reading('2023-01-20', '10')], null],
    ['on the last day nothing is left', up, [reading('2023-12-31', '10')], null],
    ['nothing known', up, [], null],
  ])('%s', (_, content, readings, result) => {
    expect(of(content, ...readings)).toEqual(result)
  })
})

describe('what separates neighbours', () => {
  test('the next before each, in points of completion', () => {
    expect([...nextBefore([{ place: 'a', rate: '63.03', value: '10' }, { place: 'b', rate: '61.00', value: '99' }, { place: 'c', rate: '61.00', value: '98' }, { place: 'd', rate: null, value: null }], 'up')]).toEqual([
      ['b', { place: 'a', by: '2.03', in: 'points' }],
      ['c', { place: 'a', by: '2.03', in: 'points' }],
    ])
  })

  test('in the measure where one has no rate; less is better', () => {
    expect([...nextBefore([{ place: 'a', rate: null, value: '3' }, { place: 'b', rate: '61.00', value: '5' }], 'down')]).toEqual([['b', { place: 'a', by: '2', in: 'measure' }]])
  })
})
