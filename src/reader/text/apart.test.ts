import { expect, test } from 'vitest'
import { apart } from './apart.ts'

const at = (from: number, to: number, name: string) => ({ from, to, name })

test.each([
  [[[at(5, 8, 'b'), at(0, 3, 'a')]], 'a b', 'in order of place'],
  [[[at(0, 4, 'a')], [at(2, 6, 'b')]], 'a', 'the earlier group stays'],
  [[[at(4, 8, 'a')], [at(2, 6, 'b'), at(8, 9, 'c')]], 'a c', 'touching is no overlap'],
  [[[at(0, 9, 'a')], [at(2, 3, 'b')]], 'a', 'what lies inside another'],
  [[[at(2, 3, 'a')], [at(0, 9, 'b')]], 'a', 'what covers another'],
  [[[at(0, 4, 'a'), at(2, 6, 'b')]], 'a', 'inside a group the first'],
  [[[at(0, 2, 'a'), at(6, 8, 'c')], [at(3, 5, 'b'), at(9, 10, 'd')]], 'a b c d', 'between and behind'],
  [[[], [at(0, 1, 'a')]], 'a', 'an empty group'],
])('%j → %s: %s', (groups, names) => {
  expect(apart(...groups).map(({ name }) => name).join(' ')).toBe(names)
})
