import { expect, test } from 'vitest'
import { countTests } from '../../../scripts/test-steps.mjs'

const one = (status, fullName = 'a test') => ({ status, fullName })
const file = (assertionResults, status = 'passed') => ({ name: '/root/src/a.test.ts', status, assertionResults })
const count = (files, options = {}) => countTests({ testResults: files }, { code: 0, root: '/root', hasShared: false, ...options })

test('passed and failed tests are counted', () => {
  const counts = count([file([one('passed'), one('failed'), one('passed')], 'failed')], { code: 1 })
  expect(counts).toEqual({ passed: 2, failed: 1, notes: [] })
})

test('a file that could not be loaded is a failure', () => {
  const counts = count([file([], 'failed'), file([one('passed')])], { code: 1 })
  expect(counts).toEqual({ passed: 1, failed: 1, notes: ['src/a.test.ts: failed outside its tests'] })
})

test('an error outside every test is a failure', () => {
  const counts = count([file([one('passed')])], { code: 1 })
  expect(counts).toEqual({ passed: 1, failed: 1, notes: ['vitest ended with code 1 though no test failed'] })
})

test.each(['skipped', 'pending', 'todo'])('a test that is %s is a failure', (status) => {
  const counts = count([file([one('passed'), one(status)])])
  expect(counts).toEqual({ passed: 1, failed: 1, notes: ['skipped, which counts as a failure: src/a.test.ts: a test'] })
})

test('a test that needs ../shared stays out where that is absent, and is named', () => {
  const counts = count([file([one('passed'), one('skipped', '004 (needs ../shared)')])])
  expect(counts).toEqual({ passed: 1, failed: 0, notes: ['left out: 004 (needs ../shared)'] })
})

test('a test that needs ../shared may not stay out where that is present', () => {
  const counts = count([file([one('passed'), one('skipped', '004 (needs ../shared)')])], { hasShared: true })
  expect(counts.failed).toBe(1)
})
