import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figure, fixtureHand, fixtureItem as item, hand, none, schemeOf, share, unitOf } from './fixtures.ts'
import { assess } from './index.ts'
import type { Measured } from './types.ts'

// Totals and places come from scores in whole numbers, lines from exact fractions: they must never differ.

const decimal = (most: number) => fc.tuple(fc.integer({ min: -2, max: most }), fc.constantFrom('', '.5', '.05', '.25', '.125', '.333333', '.0', '.50')).map(([whole, rest]) => `${whole}${rest}`)
const large = fc.bigInt({ min: 1n, max: 10n ** 20n }).map(String)
const amount = fc.oneof({ weight: 6, arbitrary: decimal(130) }, { weight: 1, arbitrary: large })
const points = fc.constantFrom(1, 1.5, 2, 10, 12.5, 0.1, 33.3333)
const limits = fc.record({ cap: fc.constantFrom(3, 12, 0.15), floor: fc.constantFrom(0.5, 1), bands: fc.constant([{ from: 33.3, share: 10 }, { from: 60, share: 66.6 }]), noData: fc.constantFrom('full', 'zero', 'share') }, { requiredKeys: [] })

type Case = { measure: object; measured: Measured }
const shares = fc.tuple(amount, amount).map(([done, of]): Case => ({ measure: { matters: 'rectified' }, measured: share(done, of) }))
const figures = fc.tuple(amount, amount, fc.constantFrom('up' as const, 'down' as const)).map(([value, against, direction]): Case => ({ measure: { indicator: 'x' }, measured: figure(value, against, { direction }) }))
const hands = fc.tuple(fc.array(decimal(20), { maxLength: 7 }), fc.boolean()).map(([scores, trimmed]): Case => ({ measure: fixtureHand(5, trimmed), measured: hand(...scores) }))
const missing = fc.constant<Case>({ measure: { matters: 'rectified' }, measured: none })
const line = fc.tuple(fc.oneof(shares, figures, hands, missing), points, limits)

test('the total is that of the lines, whatever the figures are', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom(0, 1, 2, 4), (lines, decimals) => {
      const scheme = schemeOf({ decimals, items: lines.map(([{ measure }, worth, more], at) => item(`i${at}`, `第${at}项`, worth, measure, more)) })
      const [unit] = assess(scheme, '2023-Q2', [unitOf('甲', lines.map(([{ measured }]) => measured))]).units
      const sum = unit?.lines.reduce((all, { score }) => all + (score === null ? 0 : Math.round(Number(score) * 10 ** decimals)), 0) ?? Number.NaN
      expect(unit?.base).toBe((sum / 10 ** decimals).toFixed(decimals))
    }),
    { numRuns: 400 },
  )
})

test('done of due, by the points, half up: in whole numbers of any size', () => {
  const pieces = fc.bigInt({ min: 1n, max: 10n ** 12n })
  fc.assert(
    fc.property(pieces, pieces, fc.constantFrom(10, 20, 35), (a, b, worth) => {
      const [done, due] = a < b ? [a, b] : [b, a]
      const scheme = schemeOf({ items: [item('i', '一项', worth, { matters: 'rectified' })] })
      const [unit] = assess(scheme, '2023-Q2', [unitOf('甲', [share(String(done), String(due))])]).units
      const hundredths = (done * BigInt(worth) * 200n + due) / (2n * due)
      expect(unit?.total).toBe(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`)
    }),
    { numRuns: 200 },
  )
})

test('figures that are written otherwise say so in their own line', () => {
  const scheme = schemeOf({ items: [item('a', '一项', 50, { matters: 'rectified' }), item('b', '二项', 50, fixtureHand())] })
  const { units } = assess(scheme, '2023-Q2', [unitOf('甲', [share('8', '9'), hand('9.5', '9')]), unitOf('乙', [share('8.0', '9'), hand('9.50', '9')]), unitOf('丙', [share('8', '9'), hand('9.5', '9')])])
  const said = (unit: string) => units.find((one) => one.unit === unit)?.lines.map(({ steps }) => JSON.stringify(steps))
  expect(said('丙')).toEqual(said('甲'))
  expect(said('乙')?.map((steps) => steps.match(/"8\.0"|9\.50、9/)?.[0])).toEqual(['"8.0"', '9.50、9'])
})

test('a score that a review set in place of a share is not taken for the share', () => {
  const scheme = schemeOf({ items: [item('a', '一项', 100, { matters: 'rectified' })] })
  expect(assess(scheme, '2023-Q2', [unitOf('甲', [share(0, 501)]), unitOf('乙', [hand(50)])]).units.map(({ unit, total }) => [unit, total])).toEqual([['乙', '50.00'], ['甲', '0.00']])
})

test('a floor above the points is looked at after them', () => {
  const scheme = schemeOf({ decimals: 0, items: [item('a', '一项', 0.1, { indicator: 'x' }, { floor: 0.5 }), item('b', '二项', 1, { matters: 'rectified' })] })
  expect(assess(scheme, '2023-Q2', [unitOf('甲', [figure('2', '1'), share(0, 1)])]).units[0]).toMatchObject({ base: '0', lines: [{ score: '0', exact: '0.1' }, { score: '0' }] })
})
