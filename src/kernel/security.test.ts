import { expect, test } from 'vitest'
import type { Role } from './permission.ts'
import { defaultSecurity, isIdle, securitySettings, sessionTerms, stricter } from './security.ts'

test.each<[Role, boolean, { idleMinutes: number; secondFactorDue: boolean; oneSession: boolean }]>([
  ['admin', false, { idleMinutes: 30, secondFactorDue: true, oneSession: true }],
  ['security', false, { idleMinutes: 30, secondFactorDue: true, oneSession: true }],
  ['auditor', false, { idleMinutes: 30, secondFactorDue: true, oneSession: true }],
  ['office', false, { idleMinutes: 120, secondFactorDue: false, oneSession: false }],
  ['handler', false, { idleMinutes: 120, secondFactorDue: false, oneSession: false }],
  ['admin', true, { idleMinutes: 120, secondFactorDue: false, oneSession: false }],
])('unless set otherwise %s (demonstration: %s) has %j', (role, demonstration, terms) => {
  expect(sessionTerms(defaultSecurity(demonstration), role)).toEqual({ ...terms, passwordDays: null })
})

test('of two terms the stricter holds in each', () => {
  const loose = { idleMinutes: 120, secondFactorDue: false, oneSession: true, passwordDays: null }
  const tight = { idleMinutes: 30, secondFactorDue: true, oneSession: false, passwordDays: 90 }
  const both = { idleMinutes: 30, secondFactorDue: true, oneSession: true, passwordDays: 90 }
  expect([stricter(loose, tight), stricter(tight, loose), stricter(loose, loose)]).toEqual([both, both, loose])
})

test.each<[number | null, number, boolean, string]>([
  [30, 30 * 60_000, false, 'at the limit'],
  [30, 30 * 60_000 + 1, true, 'beyond it'],
  [30, -5_000, false, 'a clock that was set back'],
  [null, 365 * 86_400_000, false, 'without a limit'],
])('limit %s minutes, idle for %d ms: over %s, %s', (idleMinutes, since, over) => {
  expect(isIdle({ lastSeenAt: 1_000_000, idleMinutes }, 1_000_000 + since)).toBe(over)
})

test.each([
  ['no limit at all', { idleMinutes: { administrators: 0, others: 120 } }],
  ['beyond the absolute limit', { idleMinutes: { administrators: 30, others: 721 } }],
  ['a password of a week', { passwordDays: 7 }],
  ['a role there is not', { secondFactorRoles: ['king'] }],
])('%s cannot be set', (_, part) => {
  expect(securitySettings.safeParse({ ...defaultSecurity(false), ...part }).success).toBe(false)
})
