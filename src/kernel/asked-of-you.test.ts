import { expect, test } from 'vitest'
import { askedOfYou, type Doable } from './asked-of-you.ts'
import { waitsForAsker } from './asker.ts'
import { order, orderRules } from './decide/procedure-fixtures.ts'
import { offered } from './procedure.ts'

const doing = order(['begin', 'given', 'doing', '2023-09-04'])
const nothing: Doable = { next: { what: { code: 'next-none', params: {} }, who: null, by: null, action: 'none', target: null }, roles: [], offered: [], limitDue: null, raises: [], requests: [], verdict: false, escalation: null, may: () => true }
const request = { id: 'r1', name: { zh: '延期', en: 'extension' }, from: '2023-09-28', to: '2023-10-09' }
const move = { what: { code: 'next-move', params: {} }, who: 'lead', by: '2023-09-22', action: 'move' as const, target: 'report' }
const record = { what: { code: 'next-record', params: {} }, who: 'lead', by: null, action: 'record' as const, target: null }
const steps = (stage: string, roles: string[], didWork = false) => offered(orderRules.procedure, stage, roles, didWork)

test.each<[string, Partial<Doable>, string | null, string | null]>([
  ['nothing, where nothing is theirs', { next: move }, null, null],
  ['a word that others wait for comes first', { raises: [{ id: 'a1', ask: '定方案' }], requests: [request], offered: steps('checking', ['office']) }, 'decide-raise', 'a1'],
  ['a later day that was asked for', { requests: [request], offered: steps('checking', ['office']) }, 'decide-extension', 'r1'],
  ['checking what others did', { offered: steps('checking', ['office']), verdict: true }, 'move', 'close'],
  ['not what one did oneself', { offered: steps('checking', ['office'], true), verdict: true }, 'answer', null],
  ['whether it was done', { verdict: true, roles: ['giver'] }, 'answer', null],
  ['the next step, where it is theirs', { next: move, roles: ['lead'], offered: steps('doing', ['lead']) }, 'move', 'report'],
  ['not where the step is not offered', { next: move, roles: ['lead'], offered: [] }, null, null],
  ['what is done about lateness', { escalation: { id: 'letter', name: { zh: '提醒函', en: 'letter' }, on: '2023-10-07' } }, 'escalate', 'letter'],
  ['news, where there is nothing else', { next: record, roles: ['lead'] }, 'record', null],
  ['not from who only assists', { next: record, roles: ['support'] }, null, null],
  ['not from who may not record', { next: record, roles: ['lead'], may: () => false }, null, null],
])('%s', (_, given, action, target) => {
  const asked = askedOfYou({ ...nothing, ...given })
  expect([asked?.action ?? null, asked?.target ?? null]).toEqual([action, target])
})

const answer = (solved: 'yes' | 'no', on: string) => ({ solved, words: '', by: { unit: null, name: '市长' }, on, post: null })
const done = order(['begin', 'given', 'doing', '2023-09-04'], ['report', 'doing', 'checking', '2023-09-15'], ['close', 'checking', 'done', '2023-09-18'])
test.each([
  ['before it is said to be done', doing, false],
  ['once it is', done, true],
  ['answered', { ...done, answers: [answer('yes', '2023-09-18')] }, false],
  ['answered before it was done anew', { ...done, answers: [answer('yes', '2023-09-10')] }, true],
  ['done again after a no', { ...done, answers: [answer('no', '2023-09-18')] }, true],
])('who asked is waited for %s: %s', (_, matter, expected) => {
  expect(waitsForAsker(orderRules, matter)).toBe(expected)
})
