import { expect, test } from 'vitest'
import { checkNamed, type NamedInRecord } from './about.ts'

const known: NamedInRecord = {
  units: new Map([
    ['u1', { name: '市审批服务管理局', ended: null }],
    ['u2', { name: '市乡村振兴局', ended: { on: '2024-03-01', successors: [] } }],
  ]),
  posts: new Map([
    ['p1', { name: '副市长', endedOn: null }],
    ['p2', { name: '市委常委', endedOn: '2024-03-01' }],
  ]),
}

test.each([
  [[], [], '2024-03-01', null, 'nothing named'],
  [['u1'], ['p1'], '2024-03-01', null, 'both exist'],
  [['u2'], ['p2'], '2024-02-29', null, 'the day before the end'],
  [['u1', 'u2'], [], '2024-03-01', { code: 'unit_ended', facts: { unit: '市乡村振兴局', day: '2024-03-01' } }, 'a unit on the day of its end'],
  [[], ['p2'], '2024-03-02', { code: 'post_ended', facts: { post: '市委常委', day: '2024-03-01' } }, 'a post after its end'],
  [['u3'], [], '2024-02-29', { code: 'unit_unknown', facts: { unit: 'u3' } }, 'no such unit'],
  [[], ['u1'], '2024-02-29', { code: 'post_unknown', facts: { post: 'u1' } }, 'a unit where a post is meant'],
])('about %j, attended by %j, held on %s', (units, attended, heldOn, refusal, why) => {
  expect(checkNamed({ units, attended, heldOn }, known), why).toEqual(refusal && { refusal })
})
