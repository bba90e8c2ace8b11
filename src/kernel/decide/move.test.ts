import { describe, expect, test } from 'vitest'
import type { MatterState } from '../facts/matter.ts'
import { didTheWork } from '../own-work.ts'
import { china } from '../time/china.ts'
import { moveMatter, PLAIN_STEP, type Move } from './move.ts'
import { CHECKER, given, LEAD, order, orderRules, said } from './procedure-fixtures.ts'
import { stateAfter } from './state-after.ts'

const on = '2023-09-20'
const doing = order(['begin', 'given', 'doing', '2023-09-04'])
const checking = order(['begin', 'given', 'doing', '2023-09-04'], ['report', 'doing', 'checking', '2023-09-18'])
const waiting = order(['begin', 'given', 'doing', '2023-09-04', { limitDue: '2023-09-22' }], ['defer', 'doing', 'waiting', '2023-09-18', { limitDue: '2023-09-22' }])
const hourly = order(['begin', 'given', 'doing', '2023-09-04'], ['report', 'doing', 'checking', on, { at: '2023-09-20T01:00:00.000Z' }])
const at = (instant: string) => ({ instant, now: '2023-09-20T02:00:00.000Z' })
const take = (matter: MatterState, transition: string, roles: string[], more: Partial<Move> = {}) => moveMatter(orderRules, matter, { transition, note: '说明', on, attachments: [], ...PLAIN_STEP, ...more }, roles, given(on, china))
const after = (matter: MatterState, ...args: [string, string[], Partial<Move>?]): MatterState => {
  const decision = take(matter, ...args)
  if ('refusal' in decision) throw new Error(decision.refusal.code)
  return stateAfter(matter, decision.facts)
}

describe('who may, and what it needs', () => {
  test.each<[string, string | string[], MatterState, string, string[], Partial<Move>?]>([
    ['checked by the office', ['procedure.moved'], checking, 'close', ['office']],
    ['not by an office that did the work', 'own_work_refused', checking, 'close', ['office'], { didWork: true }],
    ['nor by a checker whose unit did', 'own_work_refused', checking, 'close', ['checker'], { didWork: true }],
    ['going back is no checking: whoever may, may', ['procedure.moved'], checking, 'back', ['checker'], { didWork: true }],
    ['but says why, though the pack does not ask', 'transition_needs', checking, 'back', ['office'], { note: ' ' }],
    ['giving up says why too', 'transition_needs', order(), 'void', ['office'], { note: null }],
    ['reported while a part is open', 'parts_open', doing, 'report', ['lead'], { openParts: ['D-2023-002'] }],
    ['reported once the parts have ended', ['procedure.moved'], doing, 'report', ['lead']],
    ['an instant of another day', 'instant_of_another_day', doing, 'report', ['lead'], { at: at('2023-09-20T16:00:00.000Z') }],
    ['an hour still to come', 'day_in_future', doing, 'report', ['lead'], { at: at('2023-09-20T02:00:00.001Z') }],
    ['an hour before the last step', 'day_too_early', hourly, 'back', ['office'], { at: at('2023-09-20T00:59:00.000Z') }],
    ['the hour of the last step', ['procedure.moved'], hourly, 'back', ['office'], { at: at('2023-09-20T01:00:00.000Z') }],
    ['before the last step', 'day_too_early', checking, 'close', ['office'], { on: '2023-09-15' }],
    ['by nobody with the duty', 'transition_not_yours', checking, 'close', ['support']],
  ])('%s: %s', (_, expected, matter, transition, roles, more) => {
    expect(said(take(matter, transition, roles, more))).toEqual(expected)
  })
})

describe('what a step needs comes with it', () => {
  const none = { ...doing, due: null }
  test.each<[string, string | string[], MatterState, Partial<Move>]>([
    ['a plan with its day', ['matter.amended', 'procedure.moved'], none, { fields: { plan: '分三步' }, due: '2023-12-29' }],
    ['a plan without a day', 'transition_needs', none, { fields: { plan: '分三步' } }],
    ['the plan alone, where there is a day', ['matter.amended', 'procedure.moved'], doing, { fields: { plan: '分三步' } }],
    ['another day in passing', 'due_not_asked', doing, { fields: { plan: '分三步' }, due: '2023-12-29' }],
    ['a field that the step does not ask for', 'field_not_asked', none, { fields: { secret: '改一改' }, due: '2023-12-29' }],
    ['a day that is past', 'day_too_early', none, { fields: { plan: '分三步' }, due: '2023-09-19' }],
  ])('%s: %s', (_, expected, matter, more) => {
    expect(said(take(matter, 'plan', ['lead'], more))).toEqual(expected)
  })
})

describe('limits', () => {
  test('hours count from the instant of the step, and the day of their end is the limit', () => {
    expect(after(order(), 'begin', ['lead'], { at: at('2023-09-20T01:30:00.000Z') })).toMatchObject({ limitDue: '2023-09-22', limitAt: '2023-09-22T01:30:00.000Z', steps: [{ at: '2023-09-20T01:30:00.000Z' }] })
  })
  test('without an instant hours are rounded up to days', () => {
    const state = after(order(), 'begin', ['lead'])
    expect([state.limitDue, state.limitAt]).toEqual(['2023-09-22', undefined])
  })
  test('where no limit counts hours, no instant is kept', () => {
    expect(after(doing, 'report', ['lead'], { at: at('2023-09-20T01:30:00.000Z') }).steps.at(-1)?.at).toBeUndefined()
  })
})

describe('a pause', () => {
  test('keeps the limit of the step before, and moves day and limit on when it ends', () => {
    const paused = after({ ...doing, limitDue: '2023-09-22' }, 'defer', ['office'])
    expect([paused.stage, paused.limitDue, paused.due]).toEqual(['waiting', '2023-09-22', '2023-09-28'])
    // Two working days passed; two after 28 September, over the holiday, are the make-up weekend of 7 and 8 October.
    expect(after(waiting, 'resume', ['office'])).toMatchObject({ stage: 'doing', due: '2023-10-08', limitDue: '2023-09-26' })
  })
  test('of no working day moves nothing', () => {
    const same = order(['begin', 'given', 'doing', '2023-09-04'], ['defer', 'doing', 'waiting', on])
    expect(after(same, 'resume', ['office'])).toMatchObject({ due: '2023-09-28' })
  })
  test('the facts say since when and how long', () => {
    const decision = take(waiting, 'resume', ['office'])
    expect('facts' in decision && decision.facts.at(-1)).toMatchObject({ kind: 'clock.resumed', payload: { since: '2023-09-18', workdays: 2, due: '2023-10-08', limitDue: '2023-09-26' } })
  })
  test('that ends in giving up resumes nothing', () => {
    expect(said(take(waiting, 'void', ['office']))).toEqual(['procedure.moved'])
  })
})

test.each([
  ['the unit in charge', [LEAD], [on], true],
  ['a stranger', ['00000000-0000-7000-8000-000000000099'], [on], false],
  ['who only checks', [CHECKER], [on], false],
  ['the unit in charge, on a day before it was', [LEAD], ['2023-08-30'], true],
])('%s did the work: %s', (_, holders, days, expected) => {
  expect(didTheWork(checking, orderRules.duties, holders, days)).toBe(expected)
})

test('whose duty ended after they reported it, and before it was checked, did it all the same', () => {
  const handedOn = { ...checking, duties: checking.duties.map((duty) => (duty.role === 'lead' ? { ...duty, to: '2023-09-19' } : duty)) }
  expect(didTheWork(handedOn, orderRules.duties, [LEAD], [on])).toBe(true)
  expect(didTheWork({ ...handedOn, duties: handedOn.duties.map((duty) => ({ ...duty, to: '2023-09-10' })) }, orderRules.duties, [LEAD], [on])).toBe(false)
})
