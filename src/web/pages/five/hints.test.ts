import { expect, test } from 'vitest'
import { hintsOf } from './hints.ts'

const record = (id: string, heldOn: string, kind: string, matter: string, place: string | null = null) => ({ id, heldOn, kinds: [{ id: kind }], place, matters: [{ id: matter }], attachments: [] })

test('a record that waits is compared with what waits and with what is confirmed, never with itself', () => {
  const waiting = [record('1', '2023-09-06', 'study', 'a'), record('2', '2023-09-07', 'study', 'a'), record('3', '2023-09-06', 'meeting', 'b', '龙门市')]
  const confirmed = [record('4', '2023-09-05', 'study', 'c', '龙门市政务大厅'), record('5', '2023-06-05', 'study', 'a')]
  expect([...hintsOf(waiting, confirmed)].map(([id, hints]) => [id, hints.map(({ other, same }) => [other.id, ...same])])).toEqual([
    ['1', [['2', 'kind', 'matter']]],
    ['2', [['1', 'kind', 'matter']]],
    ['3', [['4', 'place']]],
  ])
})

test('nothing alike, no hint', () => {
  expect([...hintsOf([record('1', '2023-09-06', 'study', 'a')], [record('2', '2023-09-06', 'study', 'b')])]).toEqual([])
})
