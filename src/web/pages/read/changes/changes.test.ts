import { expect, test } from 'vitest'
import { changesByProposal, countsOf, isChanged, matterBefore, matterToGoOn, takeOf, type Change, type Issue } from './changes.ts'

const matter = { id: '00000000-0000-7000-8000-000000000001', code: 'GG-2026-001', ended: false }
const change = (kind: Change['kind'], more: Partial<Change> = {}): Change => ({ kind, before: [], after: [], words: [], title: null, due: null, units: [], stands: false, ...more })
const before = (proposal: string, of: Change['before'][number]['matter'] = null) => ({ proposal, title: '', matter: of })
const issue = (...changes: Change[]): Issue => ({ part: 'd1', earlier: { document: matter.id, part: 'd1', name: '', title: '', number: null, receivedOn: '2026-01-01' }, changes })

test('each proposal finds its change, also where a task was split', () => {
  const split = change('changed', { before: [before('t1')], after: ['t1', 't2'] })
  const found = changesByProposal([issue(split, change('added', { after: ['t3'] }), change('dropped', { before: [before('t9')] }))])
  expect([...found].map(([id, { kind }]) => [id, kind])).toEqual([['t1', 'changed'], ['t2', 'changed'], ['t3', 'added']])
})

test('the matter of merged tasks is the first that was opened', () => {
  expect(matterBefore(change('changed', { before: [before('t1'), before('t2', matter)] }))).toEqual(matter)
  expect(matterBefore(undefined)).toBeNull()
})

test('a matter that is over takes no changes over, but may be said to answer what has not changed', () => {
  const over = { ...matter, ended: true }
  const [changed, same] = [change('changed', { before: [before('t1', over)] }), change('same', { before: [before('t1', over)] })]
  expect([matterBefore(changed), matterToGoOn(changed), matterToGoOn(same)]).toEqual([over, null, over])
  expect(matterToGoOn(change('changed', { before: [before('t1', over), before('t2', matter)] }))).toEqual(matter)
})

test('a matter takes over what changed, unless the person says otherwise', () => {
  const one = change('changed', { due: { before: null, after: { date: '2027-12-31', text: '2027年底前' } }, units: [{ role: 'lead', gone: [], new: ['市水务局'] }] })
  expect(takeOf(one)).toEqual({ title: false, due: true, units: true })
  expect(takeOf(one, { units: false })).toEqual({ title: false, due: true, units: false })
})

test('counts and what counts as a change', () => {
  expect(countsOf(issue(change('same'), change('changed'), change('added'), change('dropped'), change('dropped')))).toEqual({ same: 1, changed: 1, added: 1, dropped: 2 })
  expect([change('same'), change('changed'), change('added'), undefined].map(isChanged)).toEqual([false, true, true, false])
})
