import { expect, test } from 'vitest'
import { headPosts, maySeeByLeader } from './heads.ts'
import type { Role } from './permission.ts'

const post = (id: string, more: { head?: boolean; endedOn?: string | null } = {}) => ({ id, head: false, endedOn: null, ...more })
const posts = [post('vice'), post('mayor', { head: true }), post('secretary', { head: true }), post('former', { head: true, endedOn: '2026-01-01' }), post('under a bureau')]

test('the heads are who was entered as one: not the first of a unit, and not who has ended', () => {
  expect(headPosts(posts).toSorted()).toEqual(['mayor', 'secretary'])
})

test.each<[string, Role, string | null, string | null, boolean]>([
  ['the reform office', 'office', null, null, true],
  ['a head', 'leader', 'mayor', null, true],
  ['who acts for a head', 'leader', 'clerk', 'mayor', true],
  ['a leader kept alone under a bureau', 'leader', 'under a bureau', null, false],
  ['another leader', 'leader', 'vice', null, false],
  ['who acts for another leader', 'leader', 'mayor', 'vice', false],
  ['a unit', 'handler', 'mayor', null, false],
  ['an observer', 'observer', null, null, false],
])('%s by leader', (_, role, own, onBehalfOf, expected) => {
  expect(maySeeByLeader({ role, post: own, onBehalfOf }, headPosts(posts))).toBe(expected)
})
