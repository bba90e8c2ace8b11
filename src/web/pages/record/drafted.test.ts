import { expect, test } from 'vitest'
import { alsoMeant, contentOfDraft, unread, type Draft } from './drafted.ts'

const matter = (id: string, sure: boolean): Draft['matters'][number] => ({ id, code: id, title: `项目${id}`, ledger: 'led', why: sure ? 'title' : 'leader', sure })
const choice = (id: string) => ({ id, code: id, title: `项目${id}`, ledger: 'led' })
const empty: Draft = { heldOn: null, place: null, kinds: [], units: [], attended: [], present: [], matters: [], summary: null, capped: false }

test('a text that says nothing leaves the form as it is', () => {
  expect(contentOfDraft(empty)).toEqual({ read: {} })
  expect(unread(contentOfDraft(empty))).toEqual(['kind', 'matters', 'heldOn', 'place', 'summary'])
})

test('each value comes with the words it was read from', () => {
  const content = contentOfDraft({
    ...empty,
    heldOn: { value: '2023-09-12', quote: '9月12日上午', yearInferred: true },
    kinds: [{ id: 'coordination', quote: '专题协调会' }, { id: 'study', quote: '调研' }],
    matters: [matter('1', true), matter('2', false)],
    present: [{ words: '市长', known: true, unit: null }],
    attended: [{ id: 'p1', name: '市长', quote: '市长' }],
  })
  expect(content).toEqual({
    kind: 'coordination',
    also: ['study'],
    heldOn: '2023-09-12',
    matters: [choice('1')],
    attended: ['p1'],
    read: { kind: '专题协调会', heldOn: '9月12日上午', matters: '项目1', attended: '市长' },
  })
  expect(unread(content)).toEqual(['place', 'summary'])
})

test('where the text names who was there, nobody else is taken to have been', () => {
  expect(contentOfDraft({ ...empty, present: [{ words: '市公安局', known: true, unit: '市公安局' }] }).attended).toEqual([])
})

test.each([
  [[matter('1', false)], ['1'], [], 'the only matter of a leader who took part is taken'],
  [[matter('1', false), matter('2', false)], undefined, ['1', '2'], 'of several none is'],
  [[matter('1', true), matter('2', false)], ['1'], ['2'], 'what the text names comes before what its leader leads'],
])('of %j it takes %j and offers %j: %s', (matters, taken, offered, why) => {
  const content = contentOfDraft({ ...empty, matters })
  expect(content.matters?.map(({ id }) => id), why).toEqual(taken)
  expect(alsoMeant({ ...empty, matters }, content.matters ?? []).map(({ id }) => id)).toEqual(offered)
})
