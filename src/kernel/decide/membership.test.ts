import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import type { Fact, FactDraft } from '../facts/envelope.ts'
import type { Membership, PersonState, Proposal } from '../facts/organisation.ts'
import { declineMembership, endMembership, grantMembership, proposeMembership, type AccountRights, type Asking } from './membership.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [LIU, WANG, SECURITY] = [id(1), id(2), id(3)] as [string, string, string]
const [UNIT, POST, OTHER_POST] = [id(11), id(12), id(13)] as [string, string, string]
const today = '2026-11-20'
const security: Asking = { account: 'account-security', person: SECURITY }

type Held = { role: string; unit?: string | null; post?: string | null; person?: string; account?: string; to?: string | null }
const held = ({ role, unit = null, post = null, person = LIU, account = 'account-liu', to = null }: Held): Membership & { person: string } => ({ id: id(90), account, role, unit, post, from: '2026-01-01', to, person })
const proposed = (given: Held, declined: Proposal['declined'] = null): Proposal & { person: string } => {
  const { to: _to, from: _from, ...right } = held(given)
  return { ...right, id: id(91), on: '2026-11-01', by: `person:${WANG}`, declined }
}
const right = (role: string, post: string | null = null, account = 'account-liu') => ({ id: id(50), account, role, unit: post ? UNIT : null, post })

/** What Liu and the account asked for have; of Liu's own, what is of Liu. */
const given = (rights: { memberships?: ReturnType<typeof held>[]; proposals?: ReturnType<typeof proposed>[] }, actor = security) => {
  const all: AccountRights = { memberships: rights.memberships ?? [], proposals: rights.proposals ?? [] }
  const person: PersonState = { id: LIU, memberships: all.memberships.filter((one) => one.person === LIU), proposals: all.proposals.filter((one) => one.person === LIU) }
  return { person, actor, today, rights: { memberships: all.memberships.filter(({ account }) => account === 'account-liu'), proposals: all.proposals.filter(({ account }) => account === 'account-liu') } }
}
const codeOf = (decision: ReturnType<typeof grantMembership>) => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind).join())

describe('granting and proposing', () => {
  test.each([
    ['a handler who has nothing yet', 'handler', POST, {}, 'granted'],
    ['a second post of the same person', 'handler', OTHER_POST, { memberships: [held({ role: 'handler', unit: UNIT, post: POST })] }, 'granted'],
    ['another role through the same post', 'reviewer', POST, { memberships: [held({ role: 'handler', unit: UNIT, post: POST })] }, 'granted'],
    ['the same once more', 'handler', POST, { memberships: [held({ role: 'handler', unit: UNIT, post: POST })] }, 'membership_doubled'],
    ['the same once more, after the first has ended', 'handler', POST, { memberships: [held({ role: 'handler', unit: UNIT, post: POST, to: today })] }, 'granted'],
    ['the same once more, while the first still lasts a while', 'handler', POST, { memberships: [held({ role: 'handler', unit: UNIT, post: POST, to: '2026-12-01' })] }, 'membership_doubled'],
    ['what is waiting already', 'handler', POST, { proposals: [proposed({ role: 'handler', unit: UNIT, post: POST })] }, 'membership_doubled'],
    ['what was declined before', 'handler', POST, { proposals: [proposed({ role: 'handler', unit: UNIT, post: POST }, { on: today, reason: '岗位变动' })] }, 'granted'],
    ['an administrator beside work', 'admin', null, { memberships: [held({ role: 'handler', unit: UNIT, post: POST })] }, 'roles_exclude'],
    ['work beside an administrator', 'handler', POST, { memberships: [held({ role: 'security' })] }, 'roles_exclude'],
    ['reading beside an administrator', 'observer', null, { memberships: [held({ role: 'auditor' })] }, 'roles_exclude'],
    ['a second of the three', 'auditor', null, { memberships: [held({ role: 'security' })] }, 'roles_exclude'],
    ['a second of the three that only waits', 'auditor', null, { proposals: [proposed({ role: 'admin' })] }, 'roles_exclude'],
    ['work where an administrator’s role was declined', 'handler', POST, { proposals: [proposed({ role: 'admin' }, { on: today, reason: '人选有变' })] }, 'granted'],
    ['work after the administrator’s role has ended', 'handler', POST, { memberships: [held({ role: 'admin', to: today })] }, 'granted'],
    ['the second of the three with another account of the same person', 'auditor', null, { memberships: [held({ role: 'security', account: 'account-liu-2' })] }, 'roles_exclude'],
    ['an administrator whose work is done with another account', 'admin', null, { memberships: [held({ role: 'handler', unit: UNIT, post: POST, account: 'account-liu-2' })] }, 'granted'],
    ['an account that someone else uses', 'handler', POST, { memberships: [held({ role: 'handler', unit: UNIT, post: OTHER_POST, person: WANG })] }, 'account_of_another'],
    ['an account that waits for someone else', 'handler', POST, { proposals: [proposed({ role: 'handler', unit: UNIT, post: OTHER_POST, person: WANG })] }, 'account_of_another'],
  ])('%s', (_, role, post, rights, expected) => {
    const asked = right(role, post)
    expect(codeOf(grantMembership(given(rights), asked, today))).toBe(expected === 'granted' ? 'membership.granted' : expected)
    expect(codeOf(proposeMembership(given(rights), asked))).toBe(expected === 'granted' ? 'membership.proposed' : expected)
  })

  test.each([
    ['to one’s own account', { account: 'account-liu', person: SECURITY }],
    ['to another account of oneself', { account: 'account-security', person: LIU }],
  ])('nobody gives a right %s', (_, actor) => {
    expect(codeOf(grantMembership(given({}, actor), right('handler', POST), today))).toBe('own_rights')
    expect(codeOf(proposeMembership(given({}, actor), right('handler', POST)))).toBe('own_rights')
  })

  test('a proposal is granted under its own id, and does not stand in its own way', () => {
    const waits = proposed({ role: 'auditor' })
    expect(grantMembership(given({ proposals: [waits] }), { ...right('auditor'), id: waits.id }, today)).toEqual({
      facts: [{ subject: `person:${LIU}`, kind: 'membership.granted', occurredOn: today, payload: { id: waits.id, account: 'account-liu', role: 'auditor', unit: null, post: null } }],
    })
  })
})

describe('declining and ending', () => {
  test.each([
    ['what waits', proposed({ role: 'handler' }), security, 'membership.declined'],
    ['what was declined already', proposed({ role: 'handler' }, { on: today, reason: '重复' }), security, 'right_not_waiting'],
    ['one’s own', proposed({ role: 'handler' }), { account: 'account-liu', person: LIU }, 'own_rights'],
  ])('%s', (_, waits, actor, expected) => {
    expect(codeOf(declineMembership(given({ proposals: [waits] }, actor), { id: waits.id, reason: '岗位变动' }))).toBe(expected)
  })

  test.each([
    ['what holds', held({ role: 'handler' }), security, 'membership.ended'],
    ['what has ended', held({ role: 'handler', to: '2026-11-01' }), security, 'membership_unknown'],
    ['one’s own', held({ role: 'security' }), { account: 'account-liu', person: LIU }, 'own_rights'],
  ])('%s', (_, membership, actor, expected) => {
    expect(codeOf(endMembership(given({ memberships: [membership] }, actor), { id: membership.id, on: today }))).toBe(expected)
  })
})

describe('what the facts make of a person', () => {
  const fact = (n: number, { subject, kind, occurredOn, payload }: FactDraft): Fact => ({
    id: id(200 + n), tenant: 't', kind, schemaVersion: 1, commandId: id(300 + n), subject, subjectVersion: n, occurredOn, occurredAt: null,
    recordedAt: `${today}T00:00:00.000Z`, actor: `person:${WANG}`, post: null, onBehalfOf: null, payload,
  })
  const subject = `person:${LIU}`
  const registered = { subject, kind: 'person.registered', occurredOn: today, payload: {} }
  const asked = { subject, kind: 'membership.proposed', occurredOn: today, payload: right('handler', POST) }
  const folded = (...drafts: FactDraft[]) => fold([registered, ...drafts].map((draft, index) => fact(index + 1, draft))) as PersonState

  test('a proposal gives nothing', () => {
    expect(folded(asked)).toEqual({ id: LIU, memberships: [], proposals: [{ ...right('handler', POST), on: today, by: `person:${WANG}`, declined: null }] })
  })
  test('granted, it is a membership and waits no more', () => {
    expect(folded(asked, { ...asked, kind: 'membership.granted' })).toEqual({ id: LIU, memberships: [{ ...right('handler', POST), from: today, to: null }], proposals: [] })
  })
  test('declined, it stays with the reason', () => {
    const declined = { ...asked, kind: 'membership.declined', payload: { id: id(50), reason: '岗位变动' } }
    expect(folded(asked, declined).proposals.map((one) => one.declined)).toEqual([{ on: today, reason: '岗位变动' }])
  })
})
