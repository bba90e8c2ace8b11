import { describe, expect, test } from 'vitest'
import type { Limit, Procedure } from './pack/schema.ts'
import { endingOf, limitDay, missingFor, nextLimits, offered, transition, type StepInput } from './procedure.ts'
import { china } from './time/china.ts'

const named = (zh: string) => ({ zh, en: zh })
const nothing = { fields: [], duties: [], evidence: false, note: false }
const state = (id: string, zh: string) => ({ id, name: named(zh), suspended: false, carriesOut: false })

const procedure: Procedure = {
  id: 'task',
  name: named('流程'),
  start: 'pending',
  extensions: [],
  escalation: [],
  states: [
    state('pending', '待下达'),
    state('working', '承办'),
    { ...state('done', '办结'), final: 'done' },
    { ...state('suspended', '中止'), suspended: true },
    { ...state('dropped', '终止'), final: 'stopped' },
  ],
  transitions: [
    {
      id: 'hand-down',
      name: named('下达'),
      from: ['pending'],
      to: 'working',
      who: ['office'],
      notBy: [],
      needs: { ...nothing, fields: ['goal'], duties: ['lead'] },
    },
    {
      id: 'finish',
      name: named('办结'),
      from: ['working'],
      to: 'done',
      who: ['lead', 'office'],
      notBy: [],
      needs: { ...nothing, evidence: true, note: true },
      limit: { n: 15, unit: 'workday' },
    },
    { id: 'reply', name: named('反馈'), from: ['working'], to: 'working', who: ['handler'], notBy: [], needs: nothing, limit: { n: 30, unit: 'day' } },
    { id: 'suspend', name: named('中止'), from: ['working'], to: 'suspended', who: ['office'], notBy: [], needs: nothing },
    { id: 'resume', name: named('恢复'), from: ['suspended'], to: 'working', who: ['office'], notBy: [], needs: nothing },
    { id: 'drop', name: named('终止'), from: ['pending', 'working', 'suspended'], to: 'dropped', who: ['office'], notBy: [], needs: nothing },
  ],
}

const all: StepInput = {
  on: '2023-09-20',
  calendar: china,
  fields: ['goal'],
  duties: ['lead'],
  attachments: 1,
  note: '已办',
  at: null,
  due: true,
  openParts: [],
  didWork: false,
  entered: new Map(),
  nameOf: (what) => `《${what}》`,
}
const step = (from: string, id: string, roles: string[], given: Partial<StepInput> = {}) =>
  transition(procedure, from, id, roles, { ...all, ...given })

describe('a step that may be taken', () => {
  test.each([
    [
      'handed down: the earliest limit of the next state runs',
      'pending',
      'hand-down',
      ['office'],
      { to: 'working', limitDue: '2023-10-17', limitAt: null },
    ],
    ['finished: an end has no limit', 'working', 'finish', ['lead'], { to: 'done', limitDue: null, limitAt: null }],
    ['suspended: the clock stands still', 'working', 'suspend', ['office'], { to: 'suspended', limitDue: null, limitAt: null }],
    ['resumed: the limit begins anew', 'suspended', 'resume', ['office'], { to: 'working', limitDue: '2023-10-17', limitAt: null }],
    ['one role among several is enough', 'working', 'finish', ['observer', 'office'], { to: 'done', limitDue: null, limitAt: null }],
  ])('%s', (_, from, id, roles, expected) => {
    expect(step(from, id, roles)).toEqual(expected)
  })
})

describe('a step that is refused', () => {
  test.each<[string, string, string, string[], Partial<StepInput>, string, Record<string, unknown>]>([
    ['no such step', 'pending', 'fly', ['office'], {}, 'transition_unknown', { transition: 'fly' }],
    ['not from here', 'pending', 'finish', ['office'], {}, 'transition_not_now', { state: '待下达', transition: '办结' }],
    ['from an end nothing goes on', 'done', 'drop', ['office'], {}, 'transition_not_now', { state: '办结', transition: '终止' }],
    [
      'not by this role',
      'working',
      'suspend',
      ['lead', 'handler'],
      {},
      'transition_not_yours',
      { transition: '中止', who: ['《role:office》'] },
    ],
    ['by no role at all', 'working', 'suspend', [], {}, 'transition_not_yours', { transition: '中止', who: ['《role:office》'] }],
    [
      'everything missing is said at once',
      'pending',
      'hand-down',
      ['office'],
      { fields: [], duties: [] },
      'transition_needs',
      { transition: '下达', missing: ['《field:goal》', '《duty:lead》'] },
    ],
    [
      'no evidence and a blank note',
      'working',
      'finish',
      ['lead'],
      { attachments: 0, note: '  ' },
      'transition_needs',
      { transition: '办结', missing: ['《evidence》', '《note》'] },
    ],
    [
      'who comes before what is missing',
      'pending',
      'hand-down',
      ['lead'],
      { fields: [] },
      'transition_not_yours',
      { transition: '下达', who: ['《role:office》'] },
    ],
  ])('%s', (_, from, id, roles, given, code, facts) => {
    expect(step(from, id, roles, given)).toEqual({ refusal: { code, facts } })
  })
})

test.each([
  ['pending', ['office'], ['hand-down', 'drop']],
  ['working', ['office'], ['finish', 'suspend', 'drop']],
  ['working', ['handler'], ['reply']],
  ['working', ['observer'], []],
  ['done', ['office', 'lead', 'handler'], []],
])('from %s the roles %j are offered %j', (from, roles, ids) => {
  expect(offered(procedure, from, roles, false).map(({ id }) => id)).toEqual(ids)
})

test.each<[string, Limit, string]>([
  ['2023-09-27', { n: 3, unit: 'workday' }, '2023-10-08'],
  ['2023-09-27', { n: 3, unit: 'day' }, '2023-09-30'],
  ['2023-09-27', { n: 24, unit: 'hour' }, '2023-09-28'],
  ['2023-09-27', { n: 25, unit: 'hour' }, '2023-09-29'],
])('from %s a limit of %j ends on %s', (from, limit, expected) => {
  expect(limitDay(from, limit, china)).toBe(expected)
})

test('a state without limits has none', () => {
  expect(nextLimits(procedure, 'pending', { on: '2023-09-20' }, china)).toEqual({ limitDue: null, limitAt: null })
})

test('ends and rests; a state that the pack no longer has is neither', () => {
  expect(['done', 'dropped', 'suspended', 'working', 'gone'].map((id) => endingOf(procedure, id))).toEqual([
    { final: 'done', suspended: false },
    { final: 'stopped', suspended: false },
    { final: null, suspended: true },
    { final: null, suspended: false },
    { final: null, suspended: false },
  ])
})

test('a page can ask what is missing before anyone presses a button', () => {
  const needs = { fields: ['goal'], duties: ['lead', 'handler'], evidence: true, note: true }
  expect(missingFor({ needs }, { fields: [], duties: ['lead'], attachments: 0, note: null, due: true })).toEqual([
    'field:goal',
    'duty:handler',
    'evidence',
    'note',
  ])
  expect(missingFor({ needs }, { fields: ['goal'], duties: ['lead', 'handler'], attachments: 1, note: 'x', due: true })).toEqual([])
})
