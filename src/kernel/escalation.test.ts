import { describe, expect, test } from 'vitest'
import { takeEscalation } from './decide/escalation.ts'
import { given, order, orderRules, said } from './decide/procedure-fixtures.ts'
import { escalationDue, escalationsOf } from './escalation.ts'
import type { MatterState } from './facts/matter.ts'
import { china } from './time/china.ts'

const doing = order(['begin', 'given', 'doing', '2023-09-04'])
const took = (...steps: [step: string, on: string][]): MatterState => ({ ...doing, escalations: steps.map(([step, on]) => ({ step, on, note: null, letter: null, post: null })) })
const statuses = (matter: MatterState, today: string) => escalationsOf(matter, orderRules.procedure, china, today).map(({ status }) => status)

describe('the steps as a day comes near and passes; due on 28 September', () => {
  test.each([
    ['2023-09-22', doing, ['coming', 'coming', 'coming'], 'four working days before'],
    ['2023-09-25', doing, ['reached', 'coming', 'coming'], 'three working days before'],
    ['2023-09-28', doing, ['reached', 'coming', 'coming'], 'on the day itself'],
    ['2023-09-30', doing, ['passed', 'coming', 'coming'], 'in the holiday nobody is pressed, and a reminder before is over'],
    ['2023-10-07', doing, ['passed', 'reached', 'coming'], 'the first working day late is a make-up Saturday'],
    ['2023-10-12', took(['letter', '2023-10-08']), ['passed', 'taken', 'reached'], 'after the letter the notice, five working days late'],
    ['2023-10-12', took(['notice', '2023-10-12']), ['passed', 'passed', 'taken'], 'behind a later step none is taken'],
    ['2023-10-12', { ...took(['remind', '2023-09-25']), due: '2023-10-13' }, ['reached', 'coming', 'coming'], 'a day that was moved is reminded of anew'],
    ['2023-10-12', { ...doing, stage: 'waiting' }, ['passed', 'coming', 'coming'], 'nothing while the clock stands still'],
    ['2023-10-12', { ...doing, stage: 'done' }, [], 'once it is done nothing is announced any more'],
    ['2023-10-12', { ...took(['letter', '2023-10-08']), stage: 'done' }, ['taken'], 'what was taken is still told'],
    ['2023-10-12', { ...doing, due: null }, ['coming', 'coming', 'coming'], 'nothing without a day'],
  ] satisfies [string, MatterState, string[], string][])('%s: %s', (today, matter, expected) => {
    expect(statuses(matter, today)).toEqual(expected)
  })
  test('the one that waits is the first that is reached', () => {
    expect(escalationDue(doing, orderRules.procedure, china, '2023-10-20')).toMatchObject({ step: { id: 'letter' }, on: '2023-10-07' })
    expect(escalationDue(doing, orderRules.procedure, china, '2023-09-20')).toBeNull()
  })
})

test.each([
  ['letter', '2023-10-08', doing, ['escalation.taken']],
  ['notice', '2023-10-08', doing, 'escalation_not_yet'],
  ['letter', '2023-10-09', took(['letter', '2023-10-08']), 'escalation_taken'],
  ['remind', '2023-10-08', doing, 'escalation_passed'],
  ['letter', '2023-10-08', { ...doing, stage: 'waiting' }, 'escalation_not_now'],
  ['letter', '2023-10-08', { ...doing, stage: 'done' }, 'matter_closed'],
  ['circular', '2023-10-08', doing, 'escalation_unknown'],
  ['letter', '2023-10-10', doing, 'day_in_future'],
] satisfies [string, string, MatterState, string | string[]][])('taking “%s” on %s', (step, on, matter, expected) => {
  expect(said(takeEscalation(orderRules, matter, { step, note: null, letter: null, on }, given('2023-10-09', china)))).toEqual(expected)
})
