import { describe, expect, test } from 'vitest'
import { delegate, endDelegation } from './decide/delegation.ts'
import { actingFor, delegated } from './delegation.ts'
import { fold } from './fold.ts'
import type { Delegation, PostState } from './facts/organisation.ts'
import type { Doing } from './organisation.ts'
import { permissions, scopeOf } from './permission.ts'
import { facts, id } from './testing.ts'

const DAY = '2026-03-10'
const all: Doing[] = ['view', 'record', 'decide']
const grant = (more: Partial<Delegation> = {}): Delegation => ({ id: 'd', to: 'aide', from: '2026-01-01', until: null, scope: all, endedOn: null, ...more })
const leader = (delegations: Delegation[], more: Partial<PostState> = {}): PostState => ({
  id: 'vice', unit: 'city', name: '副市长', order: 1, places: 1, leader: true, head: false, portfolio: [], delegations, endedOn: null,
  appointments: [{ id: 'a', person: 'p', from: '2024-01-01', to: null, acting: false, probationUntil: null, document: null }], ...more,
})

describe('who may act for a leader', () => {
  test.each([
    ['in force', [grant()], {}, all],
    ['on its first day', [grant({ from: DAY })], {}, all],
    ['on its last day', [grant({ until: DAY })], {}, all],
    ['two delegations together', [grant({ scope: ['view'] }), grant({ scope: ['record'] })], {}, ['view', 'record']],
    ['the leader is acting', [grant()], { appointments: [{ id: 'a', person: 'p', from: '2024-01-01', to: null, acting: true, probationUntil: null, document: null }] }, all],
    ['not before it begins', [grant({ from: '2026-03-11' })], {}, null],
    ['not after its last day', [grant({ until: '2026-03-09' })], {}, null],
    ['not from the day it was ended', [grant({ endedOn: DAY })], {}, null],
    ['not another post', [grant({ to: 'other' })], {}, null],
    ['not by a note of old, which gave nothing', [grant({ scope: [] })], {}, null],
    ['not for a post that is no leader’s', [grant()], { leader: false }, null],
    ['not for a vacant post', [grant()], { appointments: [] }, null],
    ['not for a post that was abolished', [grant()], { endedOn: DAY }, null],
  ])('%s', (_, delegations, more, expected) => {
    expect(actingFor(leader(delegations, more), 'aide', DAY)).toEqual(expected)
  })

  test('a delegation of the first version is lifted to one that gives no right', () => {
    const subject = `post:${id(1)}`
    const log = facts([
      { subject, kind: 'post.created', occurredOn: '2020-01-01', payload: { unit: id(3), name: '副市长', order: 1, places: 1, leader: true, head: false } },
      { subject, kind: 'delegation.granted', occurredOn: '2020-01-01', payload: { id: id(4), to: id(2), until: null, scope: [] } },
    ]).map((fact) => (fact.kind === 'delegation.granted' ? { ...fact, schemaVersion: 1, payload: { id: id(4), to: id(2), until: null } } : fact))
    expect((fold(log) as PostState).delegations).toEqual([{ id: id(4), to: id(2), from: '2020-01-01', until: null, scope: [], endedOn: null }])
  })
})

describe('what a delegation reaches', () => {
  test.each([
    [['view'], 'getMatter', true], [['view'], 'recordActivity', false], [['record'], 'recordActivity', true], [['record'], 'getMatter', true],
    [['record'], 'signJudgement', false], [all, 'voidFact', false], [all, 'delegate', false], [all, 'appoint', false], [all, 'openAccount', false], [[], 'getMatter', false],
  ] as const)('%j: %s %s', (scope, command, expected) => {
    expect(delegated(scope, command)).toBe(expected)
  })

  test('no delegation lets anyone grant rights, appoint, or take back', () => {
    const kept = /^(grant|open|end|appoint|delegate|create|void|withdraw|assign|settle|apply|register|close|reopen)/
    expect((Object.keys(permissions) as (keyof typeof permissions)[]).filter((command) => kept.test(command) && delegated(all, command))).toEqual([])
  })

  test.each(['recordActivity', 'correctActivity', 'uploadFile'] as const)('%s: the leader may, and so who may record for the leader', (command) => {
    expect([scopeOf('leader', command) !== null, delegated(['record'], command)]).toEqual([true, true])
  })
})

describe('granting', () => {
  const aide = leader([], { id: 'aide', name: '副秘书长', leader: false })
  const wanted = { id: 'new', to: 'aide', from: DAY, until: null, scope: all }
  const code = (decision: ReturnType<typeof delegate>) => ('refusal' in decision ? decision.refusal.code : 'decided')
  test.each([
    ['by a leader’s post', leader([]), aide, wanted, 'decided'],
    ['again after it ended', leader([grant({ endedOn: '2026-02-01' })]), aide, wanted, 'decided'],
    ['where the old one was only a note', leader([grant({ scope: [] })]), aide, wanted, 'decided'],
    ['by a post that has nothing to delegate', aide, leader([]), wanted, 'delegation_nothing'],
    ['to itself', leader([]), leader([]), { ...wanted, to: 'vice' }, 'delegation_itself'],
    ['until before it begins', leader([]), aide, { ...wanted, until: '2026-03-09' }, 'delegation_before_start'],
    ['twice at once', leader([grant()]), aide, wanted, 'delegation_doubled'],
    ['over one that begins later', leader([grant({ from: '2026-04-01' })]), aide, wanted, 'delegation_doubled'],
    ['to a post that was abolished', leader([]), { ...aide, endedOn: '2026-01-01' }, wanted, 'post_ended'],
  ])('%s: %s', (_, post, to, delegating, expected) => {
    expect(code(delegate(post, to, delegating, 'the-office'))).toBe(expected)
  })

  test.each<[string, { from: string; to: string | null }, object, string]>([
    ['a post that one holds', { from: '2020-01-01', to: null }, {}, 'own_delegation'],
    ['a post that one holds until later', { from: '2020-01-01', to: '2026-03-11' }, {}, 'own_delegation'],
    ['a post that one will hold meanwhile', { from: '2026-05-01', to: null }, {}, 'own_delegation'],
    ['a post that one left', { from: '2020-01-01', to: DAY }, {}, 'decided'],
    ['a post that one will hold afterwards', { from: '2026-05-01', to: null }, { until: '2026-04-30' }, 'decided'],
  ])('nobody lets themselves act for a leader: to %s', (_, term, more, expected) => {
    const own = leader([], { id: 'aide', leader: false, appointments: [{ id: 'a', person: 'the-office', acting: false, probationUntil: null, document: null, ...term }] })
    expect(code(delegate(leader([]), own, { ...wanted, ...more }, 'the-office'))).toBe(expected)
    expect(code(delegate(leader([]), own, { ...wanted, ...more }, 'another'))).toBe('decided')
  })

  test('an ended delegation is not ended again', () => {
    expect(code(endDelegation(leader([grant({ endedOn: '2026-02-01' })]), { id: 'd', on: DAY }))).toBe('delegation_unknown')
    expect(code(endDelegation(leader([grant()]), { id: 'd', on: DAY }))).toBe('decided')
  })
})
