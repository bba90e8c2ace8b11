import { expect, test } from 'vitest'
import { headPosts, maySeeByLeader } from './heads.ts'
import type { Role } from './permission.ts'

const post = (id: string, unit: string, order: number, more: { leader?: boolean; endedOn?: string | null } = {}) => ({ id, unit, order, leader: true, endedOn: null, ...more })
const posts = [post('mayor', 'government', 2), post('vice', 'government', 5), post('secretary', 'committee', 1), post('former', 'committee', 0, { endedOn: '2026-01-01' }), post('clerk', 'government', 1, { leader: false })]

test('the heads are the first leader of each body; who has ended or leads nothing is none', () => {
  expect(headPosts(posts).toSorted()).toEqual(['mayor', 'secretary'])
})

test.each<[string, Role, string | null, string | null, boolean]>([
  ['the reform office', 'office', null, null, true],
  ['a head', 'leader', 'mayor', null, true],
  ['who acts for a head', 'leader', 'clerk', 'mayor', true],
  ['another leader', 'leader', 'vice', null, false],
  ['who acts for another leader', 'leader', 'mayor', 'vice', false],
  ['a unit', 'handler', 'mayor', null, false],
  ['an observer', 'observer', null, null, false],
])('%s by leader', (_, role, own, onBehalfOf, expected) => {
  expect(maySeeByLeader({ role, post: own, onBehalfOf }, headPosts(posts))).toBe(expected)
})
