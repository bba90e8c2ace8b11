import { describe, expect, test } from 'vitest'
import { decideExtension, requestExtension } from './decide/extension.ts'
import { given, order, orderRules, said } from './decide/procedure-fixtures.ts'
import { stateAfter } from './decide/state-after.ts'
import type { MatterState } from './facts/matter.ts'
import type { ExtensionRequest } from './facts/procedure.ts'
import { china } from './time/china.ts'

const doing = order(['begin', 'given', 'doing', '2023-09-04'])
const request = (more: Partial<ExtensionRequest> = {}): ExtensionRequest => ({ id: '00000000-0000-7000-8000-000000000080', rule: 'later', from: '2023-09-28', to: '2023-10-09', reason: '设备未到', attachments: [], on: '2023-09-15', post: null, actor: 'person:asker', decided: null, ...more })
const granted = request({ decided: { approved: true, to: '2023-10-09', words: null, on: '2023-09-15', post: null } })
const rejected = request({ decided: { approved: false, to: null, words: '请抓紧', on: '2023-09-15', post: null } })
const ask = (matter: MatterState, more: Partial<Parameters<typeof requestExtension>[2]> = {}, roles = ['lead'], today = '2023-09-20') =>
  requestExtension(orderRules, matter, { rule: 'later', to: '2023-10-12', reason: '设备未到', attachments: [], on: today, ...more }, roles, given(today, china))

describe('asking for a later day', () => {
  test.each([
    ['by the unit in charge, in time', ask(doing), ['extension.requested']],
    ['by who only assists', ask(doing, {}, ['support']), 'extension_not_yours'],
    ['in a state where nothing runs', ask(order()), 'extension_not_now'],
    ['a second time while the first waits', ask({ ...doing, extensions: [request()] }), 'extension_waits'],
    ['once it was granted as often as it may be', ask({ ...doing, extensions: [granted] }), 'extension_used_up'],
    ['again after a refusal, which counts against nothing', ask({ ...doing, extensions: [rejected] }), ['extension.requested']],
    ['with no day to move', ask({ ...doing, due: null }), 'extension_nothing_to_move'],
    ['three working days before', ask(doing, {}, ['lead'], '2023-09-25'), ['extension.requested']],
    ['two working days before', ask(doing, {}, ['lead'], '2023-09-26'), 'extension_too_late'],
    ['two working days before, dated back to when it was in time', ask(doing, { on: '2023-09-20' }, ['lead'], '2023-09-26'), 'extension_too_late'],
    ['on that day by the office, from a paper of when it was in time', ask(doing, { on: '2023-09-20' }, ['lead', 'office'], '2023-09-26'), ['extension.requested']],
    ['for the day it is', ask(doing, { to: '2023-09-28' }), 'extension_not_later'],
    ['for a day that does not exist', ask(doing, { to: '2023-09-31' }), 'day_unreal'],
    ['for the last day possible', ask(doing, { to: '2023-10-18' }), ['extension.requested']],
    ['without a reason', ask(doing, { reason: ' ' }), 'reason_missing'],
    ['for the limit, without the evidence it needs', ask({ ...doing, limitDue: '2023-09-22' }, { rule: 'step-later', to: '2023-09-26' }), 'extension_needs_evidence'],
    ['tomorrow', ask(doing, { on: '2023-09-21' }), 'day_in_future'],
    ['by a rule that is none', ask(doing, { rule: 'ever' }), 'extension_unknown'],
  ])('%s', (_, decision, expected) => {
    expect(said(decision)).toEqual(expected)
  })
  test('a day too late is told the latest that will do', () => {
    expect(ask(doing, { to: '2023-12-29' })).toEqual({ refusal: { code: 'extension_too_long', facts: { day: '2023-12-29', latest: '2023-10-18' } } })
  })
})

describe('the word on it', () => {
  const asked = { ...doing, extensions: [request()] }
  const office = { actor: 'person:office', post: null, roles: ['office'], didWork: false }
  const decide = (matter: MatterState, more: Partial<Parameters<typeof decideExtension>[2]> = {}, decider: Partial<typeof office & { post: string | null }> = {}) =>
    decideExtension(orderRules, matter, { request: request().id, approved: true, to: null, words: null, on: '2023-09-20', ...more }, { ...office, ...decider }, given('2023-09-20', china))

  test.each([
    ['granted', decide(asked), ['extension.decided']],
    ['for another day within the limit', decide(asked, { to: '2023-10-08' }), ['extension.decided']],
    ['for a day beyond it', decide(asked, { to: '2023-11-30' }), 'extension_too_long'],
    ['for the old day', decide(asked, { to: '2023-09-28' }), 'extension_not_later'],
    ['refused with the reason', decide(asked, { approved: false, words: '请抓紧' }), ['extension.decided']],
    ['refused without one', decide(asked, { approved: false }), 'reason_missing'],
    ['by who asked', decide(asked, {}, { actor: 'person:asker' }), 'extension_own_request'],
    ['by who carries the matter out', decide(asked, {}, { didWork: true }), 'own_work_refused'],
    ['by a unit that is not asked', decide(asked, {}, { roles: ['support'] }), 'extension_not_yours_to_decide'],
    ['a second time', decide({ ...doing, extensions: [granted] }), 'extension_decided'],
    ['on none', decide(doing), 'extension_request_unknown'],
    ['when the matter has gone on', decide({ ...asked, stage: 'checking' }), 'extension_overtaken'],
    ['when the day has moved otherwise', decide({ ...asked, due: '2023-10-31' }), 'extension_overtaken'],
    ['refused all the same, when it has', decide({ ...asked, due: '2023-10-31' }, { approved: false, words: '已另行调整' }), ['extension.decided']],
  ])('%s', (_, decision, expected) => {
    expect(said(decision)).toEqual(expected)
  })
  test.each([
    [{ to: '2023-10-08' }, '2023-10-08'],
    [{}, '2023-10-09'],
    [{ approved: false, words: '请抓紧' }, '2023-09-28'],
  ])('%j leaves the due day at %s', (more, due) => {
    const decision = decide(asked, more)
    expect(stateAfter(asked, 'facts' in decision ? decision.facts : []).due).toBe(due)
  })
})
