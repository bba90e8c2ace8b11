import { expect, test } from 'vitest'
import { begun, toPublish, type Matter } from './rows.ts'

const matter = (id: string, shown: Matter['public'] = null): Matter => ({ id, code: id, title: `办${id}`, standing: 'going-on', since: '2023-03-01', public: shown, proposed: { promise: `办${id}`, topic: '教育' } })

test('a line begins with what is public, else with what is proposed and not chosen', () => {
  expect(begun(matter('a'))).toEqual({ on: false, promise: '办a', topic: '教育', outcome: '' })
  expect(begun(matter('a', { promise: '建校', outcome: '已建', topic: null, on: '2023-03-01' }))).toEqual({ on: true, promise: '建校', topic: '', outcome: '已建' })
})

test('only what is chosen and says something new is sent', () => {
  const shown = { promise: '建校', outcome: null, topic: null, on: '2023-03-01' }
  const matters = [matter('a'), matter('b'), matter('c', shown), matter('d', shown)]
  const typed = { a: { on: true, promise: ' 修路 ', topic: '', outcome: '' }, b: { on: false, promise: '修路', topic: '', outcome: '' }, d: { on: true, promise: '建校', topic: '', outcome: '已建成' } }
  expect(toPublish(matters, typed)).toEqual([
    { matter: 'a', promise: '修路', topic: null, outcome: null },
    { matter: 'd', promise: '建校', topic: null, outcome: '已建成' },
  ])
})
