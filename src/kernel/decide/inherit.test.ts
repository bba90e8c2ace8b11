import { expect, test } from 'vitest'

import type { FactDraft } from '../facts/index.ts'
import { concernedBy, inherit } from './inherit.ts'

const ON = '2026-01-02'
const fact = (subject: string, kind: string, payload: object): FactDraft => ({ subject, kind, occurredOn: ON, payload })
const opened = (clause: object | null = null) => fact('matter:new', 'matter.opened', { clause })
const sourced = (subject: string | null) => fact('matter:new', 'matter.sourced', { subject })
const linked = (target: string, subject = 'matter:new') => fact(subject, 'matter.linked', { target, relation: 'part' })
const about = (more: object) => ({ matters: [], inspection: null, meeting: null, answers: null, ...more })
const drafted = (more: object) => fact('letter:new', 'letter.drafted', { about: about(more) })
const revised = (changes: object) => fact('letter:old', 'letter.revised', { changes })

const recorded = () => fact('activity:new', 'activity.recorded', { matters: ['hidden'] })

const known = new Map([
  ['document:d', { posts: ['a', 'b'], reason: '未公开' }],
  ['meeting:m', { posts: ['b', 'c'], reason: '未公开' }],
  ['matter:hidden', { posts: ['a', 'c'], reason: '涉密' }],
  ['letter:l', { posts: ['b'], reason: '来函' }],
])

test.each<[string, FactDraft[], string[] | null]>([
  ['a matter of an internal document', [opened({ document: 'd' })], ['a', 'b']],
  ['of an open one', [opened({ document: 'open' })], null],
  ['of no document', [opened()], null],
  ['of an internal meeting’s decision', [opened(), sourced('meeting:m')], ['b', 'c']],
  ['of an instruction that came from nothing kept here', [opened(), sourced(null)], null],
  ['of an inspection, which has no named readers', [opened(), sourced('inspection:hidden')], null],
  ['a part or a problem of an internal matter', [opened(), linked('hidden')], ['a', 'c']],
  ['of two internal things: who may read both', [opened({ document: 'd' }), sourced('meeting:m')], ['b']],
  ['of three that nobody may read all of: who acts', [opened({ document: 'd' }), sourced('meeting:m'), linked('hidden')], ['c']],
  ['a matter that was there and is linked to an internal one', [linked('hidden', 'matter:old')], null],
  ['minutes of an internal meeting', [drafted({ meeting: 'm' })], ['b', 'c']],
  ['an answer to an internal letter', [drafted({ answers: 'l' })], ['b']],
  ['the record that an internal meeting is', [recorded(), fact('meeting:m', 'meeting.held', {})], ['b', 'c']],
  ['a record on an internal matter alone, which goes with it unasked', [recorded()], null],
  ['a letter about an internal matter alone, which goes with it unasked', [drafted({ matters: ['hidden'] })], null],
  ['minutes that are about an internal matter too', [drafted({ meeting: 'm', matters: ['hidden', 'open'] })], ['c']],
  ['a letter that is rewritten to be about an internal meeting', [revised({ about: about({ meeting: 'm' }) })], ['b', 'c']],
  ['a letter whose words alone are rewritten', [revised({ title: '函' })], null],
])('%s', (_, drafts, posts) => {
  const decision = inherit(drafts, known, ['c'])
  if (posts === null) expect(decision).toEqual({ facts: [] })
  else expect(decision).toMatchObject({ facts: [{ subject: drafts[0]!.subject, kind: `${drafts[0]!.subject.split(':')[0]}.readers-set`, occurredOn: ON, payload: { posts } }] })
})

test('what has readers already keeps them, and what is born of what is born now is as limited', () => {
  expect(inherit([revised({ about: about({ meeting: 'm' }) })], new Map([...known, ['letter:old', { posts: ['z'], reason: '已限定' }]]), [])).toEqual({ facts: [] })
  const part = [fact('matter:part', 'matter.opened', { clause: null }), linked('new', 'matter:part')]
  expect(inherit([opened({ document: 'd' }), ...part], known, [])).toMatchObject({ facts: [{ subject: 'matter:new' }, { subject: 'matter:part', payload: { posts: ['a', 'b'] } }] })
})

test('reasons are told once each; who may read nothing of it makes nothing of it', () => {
  const two = [opened({ document: 'd' }), sourced('meeting:m')]
  expect(inherit(two, known, [])).toMatchObject({ facts: [{ payload: { reason: '未公开' } }] })
  expect(inherit([...two, linked('hidden')], known, ['z'])).toMatchObject({ refusal: { code: 'not_found' } })
  expect(inherit([opened(), linked('hidden'), sourced('letter:l')], known, ['a'])).toMatchObject({ facts: [{ payload: { posts: ['a'], reason: '涉密；来函' } }] })
})

test('asked for is what it comes of, and nothing where it comes of nothing', () => {
  expect(concernedBy([opened(), linked('x', 'matter:old'), drafted({ matters: ['x'] })])).toEqual([])
  expect(concernedBy([opened({ document: 'd' }), drafted({ meeting: 'm', matters: ['x'] })])).toEqual(['matter:new', 'document:d', 'letter:new', 'meeting:m', 'matter:x'])
})
