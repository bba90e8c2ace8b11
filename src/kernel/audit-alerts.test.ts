import { expect, test } from 'vitest'

import { alertsIn, type Noted } from './audit-alerts.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 8, 20, 2, minute)).toISOString()
const signIn = (minute: number, more: Partial<Noted> = {}): Noted => ({ at: at(minute), account: null, address: '10.0.0.8', action: 'sign-in', outcome: 'refused', ...more })
const times = (n: number, one: (index: number) => Noted) => Array.from({ length: n }, (_, index) => one(index))

test.each([
  ['ten refused sign-ins of an address in an hour are usual', times(10, (n) => signIn(n)), []],
  ['eleven are not', times(11, (n) => signIn(n)), [['sign-ins-refused', '10.0.0.8', 11]]],
  ['eleven over two hours are usual', times(11, (n) => signIn(n * 12)), []],
  ['the sixtieth minute is the next hour', [...times(10, () => signIn(0)), signIn(60)], []],
  ['eleven from different addresses are usual', times(11, (n) => signIn(n, { address: `10.0.0.${n}` })), []],
  ['those that came in do not count', times(40, (n) => signIn(n, { outcome: 'done', account: 'a' })), []],
  ['thirty-one exports and downloads of an account', times(31, (n) => signIn(n, { account: 'a', action: n % 2 ? 'export' : 'download', outcome: 'done' })), [['many-exports', 'a', 31]]],
  ['entries of nobody belong to no account', times(31, (n) => signIn(n, { action: 'export', outcome: 'done' })), []],
])('%s', (_, entries, expected) => {
  expect(alertsIn(entries.toReversed()).map(({ rule, who, count }) => [rule, who, count])).toEqual(expected)
})

test('an alert says which span it counted', () => {
  expect(alertsIn([signIn(0), ...times(12, (n) => signIn(100 + n))])).toEqual([{ rule: 'sign-ins-refused', of: 'address', who: '10.0.0.8', count: 12, from: at(100), until: at(111), most: 10, minutes: 60 }])
})
