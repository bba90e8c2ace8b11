import { describe, expect, test } from 'vitest'
import { foldedMatter, rules } from './fixtures.ts'
import * as matter from './matter.ts'
import * as activity from './activity.ts'
import { appoint, endAppointment } from './appointments.ts'
import { voidFact } from './void.ts'
import { moveMatter, PLAIN_STEP, rolesIn } from './move.ts'
import { facts, id, labelledIds } from '../testing.ts'
import { applyFact, fold } from '../fold.ts'
import type { ActivityState } from '../facts/activity.ts'
import type { PostState } from '../facts/organisation.ts'
import { china } from '../time/china.ts'

const given = { today: '2026-03-10', calendar: china, newId: labelledIds() }
const unit = (n: number) => ({ type: 'unit' as const, id: id(n) })
const known = new Map([[id(30), '市财政局'], [id(31), '市教育局']])
const fresh = { id: id(1), code: 'T-2026-001', title: '试行一件事', due: '2026-12-31', dueText: null, fields: {}, clause: null, milestones: [], duties: [{ role: 'lead', holder: unit(30), territory: null }], occurredOn: '2026-03-10' }
const codeOf = (decision: { facts: unknown[] } | { refusal: { code: string } }): string => ('refusal' in decision ? decision.refusal.code : 'decided')

describe('opening a matter', () => {
  test.each([
    ['as given', {}, 'decided'],
    ['without a title', { title: '  ' }, 'title_missing'],
    ['tomorrow', { occurredOn: '2026-03-11' }, 'day_in_future'],
    ['with a unit that does not exist', { duties: [{ role: 'lead', holder: unit(99), territory: null }] }, 'holder_unknown'],
    ['with a role the ledger does not have', { duties: [{ role: 'mayor', holder: unit(30), territory: null }] }, 'role_unknown'],
    ['with one unit twice in a role', { duties: [0, 1].map(() => ({ role: 'support', holder: unit(30), territory: null })) }, 'duty_doubled'],
    ['with two units where there is one', { duties: [30, 31].map((n) => ({ role: 'owner', holder: unit(n), territory: null })) }, 'duty_taken'],
    ['with two leads', { duties: [30, 31].map((n) => ({ role: 'lead', holder: unit(n), territory: null })) }, 'decided'],
    ['with a field that is not declared', { fields: { colour: '红' } }, 'field_unknown'],
    ['with a day that is none', { fields: { start: '2026-02-30' } }, 'field_invalid'],
    ['with a number in words', { fields: { amount: '三亿' } }, 'field_invalid'],
    ['with a decimal amount', { fields: { amount: '3.25' } }, 'decided'],
  ])('%s: %j → %s', (_, change, expected) => {
    expect(codeOf(matter.openMatter(rules, { ...fresh, ...change }, known, given))).toBe(expected)
  })
})

describe('duties', () => {
  const state = foldedMatter([])
  test.each([
    ['a second support', { role: 'support', holder: unit(31), territory: null }, 'decided'],
    ['the lead again', { role: 'lead', holder: unit(30), territory: null }, 'duty_doubled'],
  ])('%s: %s', (_, duty, expected) => {
    expect(codeOf(matter.assignDuty(rules, state, duty, known, given))).toBe(expected)
  })
  test('ending needs a reason, and a duty that stands', () => {
    const [duty] = state.duties
    expect(codeOf(matter.endDuty(state, { duty: duty!.id, on: '2026-03-10', reason: '' }, given))).toBe('reason_missing')
    expect(codeOf(matter.endDuty(state, { duty: id(99), on: '2026-03-10', reason: '划转' }, given))).toBe('duty_unknown')
    expect(codeOf(matter.endDuty(state, { duty: duty!.id, on: '2026-03-10', reason: '划转' }, given))).toBe('decided')
  })
})

describe('steps', () => {
  const state = foldedMatter([])
  const roles = rolesIn(state.duties, { role: 'handler', post: null, own: [id(30)] }, '2026-03-10')
  test('the roles of a unit are its duties, the office has its function besides', () => {
    expect(roles).toEqual(['lead'])
    expect(rolesIn(state.duties, { role: 'office', post: null, own: [id(50)] }, '2026-03-10')).toEqual(['office'])
  })
  test.each([
    ['begin', roles, 'decided'],
    ['begin', ['support'], 'transition_not_yours'],
    ['finish', roles, 'transition_not_now'],
    ['fly', roles, 'transition_unknown'],
  ])('%s by %j: %s', (transition, who, expected) => {
    expect(codeOf(moveMatter(rules, state, { transition, note: null, on: '2026-03-10', attachments: [], ...PLAIN_STEP }, who, given))).toBe(expected)
  })
  test('what is done is not changed any more', () => {
    const done = foldedMatter([{ transition: 'begin', from: 'given', to: 'doing' }, { transition: 'finish', from: 'doing', to: 'done' }])
    expect(codeOf(matter.amendMatter(rules, done, { changes: { title: '新' }, reason: '改', basis: null }, given))).toBe('matter_closed')
  })
})

describe('records', () => {
  const recorded = { id: id(60), matters: [id(1)], units: [], attended: [], kinds: ['meeting'], heldOn: '2026-03-09', summary: '会商接口标准', place: null, attachments: [], fields: {}, unit: id(30) }
  const stateOf = (...kinds: [string, unknown][]) =>
    fold(facts([...(activity.recordActivity([rules.pack], recorded, given) as { facts: Parameters<typeof facts>[0] }).facts, ...kinds.map(([kind, payload]) => ({ subject: `activity:${id(60)}`, kind, occurredOn: '2026-03-10', payload }))])) as ActivityState

  test.each([
    ['as it was', {}, 'decided'],
    ['of tomorrow', { heldOn: '2026-03-11' }, 'day_in_future'],
    ['of no matter', { matters: [] }, 'activity_without_matter'],
    ['of a body, without a matter', { matters: [], units: [id(40)] }, 'decided'],
    ['of a kind nobody declared', { kinds: ['party'] }, 'activity_kind_unknown'],
    ['with a field its kind does not have', { fields: { colour: '红' } }, 'field_unknown'],
    ['without the evidence its kind demands', { kinds: ['inspection'] }, 'activity_evidence_missing'],
  ])('a record %s: %s', (_, change, expected) => {
    expect(codeOf(activity.recordActivity([rules.pack], { ...recorded, ...change }, given))).toBe(expected)
  })
  test('it waits for the unit, then for the office, then counts', () => {
    expect(stateOf().status).toBe('awaiting-review')
    expect(stateOf(['activity.reviewed', {}]).status).toBe('awaiting-confirmation')
    expect(stateOf(['activity.reviewed', {}], ['activity.confirmed', {}]).status).toBe('confirmed')
  })
  test('nobody reviews their own record', () => {
    expect(codeOf(activity.reviewActivity({ ...stateOf(), actor: 'person:a' }, 'person:a', given))).toBe('own_review_refused')
    expect(codeOf(activity.reviewActivity({ ...stateOf(), actor: 'person:a' }, 'person:b', given))).toBe('decided')
  })
  test('the office confirms only what the unit has checked', () => {
    expect(codeOf(activity.confirmActivity(stateOf(), 'person:b', given))).toBe('activity_not_waiting')
  })
  test('sent back with a reason, corrected, it waits again and keeps the old words', () => {
    const back = activity.returnActivity(stateOf(['activity.reviewed', {}]), 'office', '缺纪要', given)
    expect(codeOf(back)).toBe('decided')
    const state = stateOf(['activity.reviewed', {}], ['activity.returned', { by: 'office', reason: '缺纪要' }], ['activity.corrected', { changes: { summary: '会商接口标准，附纪要' }, reason: '补纪要' }])
    expect(state).toMatchObject({ status: 'awaiting-review', returned: null, summary: '会商接口标准，附纪要', corrections: [{ reason: '补纪要', before: { summary: '会商接口标准' } }] })
  })
  const both = { unit: true, office: true }
  const office = { unit: false, office: true }
  const unitOnly = { unit: true, office: false }
  const none = { unit: false, office: false }
  test.each<[string, Partial<ActivityState>, string[], ActivityState['review'], ActivityState['status']]>([
    ['progress that becomes a meeting waits for the office too', { kinds: ['progress'], review: unitOnly }, ['meeting'], both, 'awaiting-review'],
    ['progress that counts as a meeting besides, too', { kinds: ['progress'], review: unitOnly }, ['progress', 'meeting'], both, 'awaiting-review'],
    ['a meeting that becomes progress waits for the unit only', { kinds: ['meeting'], review: both }, ['progress'], unitOnly, 'awaiting-review'],
    ['a leader’s progress that becomes a meeting waits for the office alone', { kinds: ['progress'], review: none }, ['meeting'], office, 'awaiting-confirmation'],
    ['what no one looked at becomes a meeting', { kinds: ['reminder'], review: none }, ['meeting'], both, 'awaiting-review'],
    ['the same, made for a leader', { kinds: ['reminder'], review: none, onBehalfOf: id(90) }, ['meeting'], office, 'awaiting-confirmation'],
    ['the same kinds in another order keep what was said', { kinds: ['progress', 'meeting'], review: office }, ['meeting', 'progress'], office, 'awaiting-confirmation'],
  ])('corrected kinds: %s', (_, change, kinds, review, status) => {
    const before = { ...stateOf(), ...change }
    const decision = activity.correctActivity([rules.pack], before, { kinds }, '记错了', given)
    const [fact] = facts('facts' in decision ? decision.facts : [])
    expect(fact && applyFact(before, fact)).toMatchObject({ kinds, review, status })
  })
})

describe('appointments', () => {
  const post = (places: number | null, ...holders: [number, string, string | null][]): PostState => ({
    id: id(40), unit: id(30), name: '副市长', order: 1, places, leader: true, head: false, portfolio: [], delegations: [], endedOn: null,
    appointments: holders.map(([n, from, to]) => ({ id: id(n), person: id(n + 100), from, to, acting: false, probationUntil: null, document: null })),
  })
  const someone = { id: id(70), person: id(170), from: '2026-03-01', until: null, acting: false, probationUntil: null, document: null }
  test.each([
    ['a vacant post', post(1), []],
    ['a post with one place', post(1, [50, '2024-01-01', null]), [id(50)]],
    ['a post with two places and one holder', post(2, [50, '2024-01-01', null]), []],
    ['a post with any number of places', post(null, [50, '2024-01-01', null], [51, '2025-01-01', null]), []],
  ])('%s: ends %j', (_, state, ends) => {
    const decision = appoint(state, someone, given.today)
    expect('facts' in decision && decision.facts[0]?.payload).toMatchObject({ ends })
  })
  test('the same person again is refused, also with another number', () => {
    expect(codeOf(appoint(post(1, [50, '2024-01-01', null]), { ...someone, person: id(150) }, given.today))).toBe('appointment_same')
  })
  test('nobody is appointed behind a successor’s back', () => {
    expect(codeOf(appoint(post(1, [50, '2026-03-05', null]), someone, given.today))).toBe('appointment_overlaps')
  })
  test('an appointment does not end before it began', () => {
    expect(codeOf(endAppointment(post(1, [50, '2026-03-05', null]), { id: id(50), on: '2026-03-01', reason: '调任' }))).toBe('appointment_before_start')
  })
})

describe('voids', () => {
  const log = facts([{ subject: 'city:t', kind: 'city.opened', occurredOn: '2026-01-01', payload: { name: '某市', demonstration: false, fixedToday: null } }])
  test.each([
    ['what cannot be taken back', log[0]!.id, '误', 'fact_not_voidable'],
    ['what does not exist', id(1), '误', 'not_found'],
    ['without a reason', log[0]!.id, '', 'reason_missing'],
  ])('%s: refused', (_, fact, reason, expected) => {
    expect(codeOf(voidFact(log, fact, reason, given))).toBe(expected)
  })
})
