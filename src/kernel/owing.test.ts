import { expect, test } from 'vitest'
import { rules } from './decide/fixtures.ts'
import type { Light } from './light.ts'
import { belongsOnDesk, statesAwaiting } from './owing.ts'

const duties = [...rules.duties, { ...rules.duties[0]!, id: 'leader' }]
const step = { who: 'lead', action: 'record' }
test.each([
  [['lead'], step, 'normal', 'mine', 'the next step is theirs'],
  [['support'], step, 'overdue', null, 'who only supports is not chased'],
  [['leader'], step, 'overdue', 'watch', 'who answers is told when it is late'],
  [['leader'], step, 'normal', null, 'and left alone while it is well'],
  [['lead'], { who: 'office', action: 'move' }, 'normal', null, 'someone else’s step'],
  [['lead'], { who: 'office', action: 'move' }, 'lagging', 'watch', 'someone else’s step, but late'],
  [['lead'], { who: null, action: 'none' }, 'done', null, 'nothing is asked any more'],
] as [string[], { who: string | null; action: string }, Light, string | null, string][])('roles %j, next %j, light %s: %s, %s', (roles, next, light, expected) => {
  expect(belongsOnDesk(roles, next, light, duties)).toBe(expected)
})

test('states that wait for a function are those whose onward step it takes first', () => {
  expect(statesAwaiting([rules], 'lead')).toEqual(['given'])
  expect(statesAwaiting([rules], 'office')).toEqual([])
})
