import { expect, test } from 'vitest'
import { closePeriod, reopenPeriod } from './decide/closing.ts'
import { closedIn, closingSubject, type ClosingState } from './facts/closing.ts'
import { fold } from './fold.ts'
import { cameLater, countedFor } from './frozen.ts'
import { facts, labelledIds } from './testing.ts'
import { china } from './time/china.ts'
import { periodByKey } from './time/period.ts'

test.each([
  [['a', 'b'], ['a', 'b'], 0, 0, 'nothing came'],
  [['a'], ['a', 'c'], 1, 0, 'one was added'],
  [['a', 'b'], ['b'], 0, 1, 'one was taken back'],
  [['a'], ['c', 'c'], 1, 1, 'one for another, named twice'],
])('frozen %j, now %j: %i added, %i taken back, %s', (frozen, now, added, takenBack) => {
  expect(cameLater(frozen, now)).toEqual({ added, takenBack })
})

test('only confirmed records and those nobody looks at count, and matters by themselves', () => {
  const records = new Map([['a', { status: 'confirmed' as const }], ['b', { status: 'awaiting-review' as const }], ['c', { status: 'recorded' as const }], ['d', { status: 'returned' as const }]])
  expect(countedFor({ activities: ['a', 'b', 'c', 'd', 'unknown'], matters: ['problem'] }, records)).toEqual(['a', 'c', 'problem'])
})

test('a closing is named by pack and period, whatever the period, and reopened it keeps its rounds', () => {
  const period = periodByKey('2025-09-01/P1Y')
  const hash = 'a'.repeat(64)
  const frozen = { file: hash, counts: [{ rhythm: 'yearly', records: 1, done: 1, waiting: 0, returned: 0, missing: 0, exempt: 0 }], pack: { version: '1.0.0', hash }, calendar: { version: '1', hash } }
  const given = { today: '2026-09-10', calendar: china, newId: labelledIds() }
  const closed = closePeriod(null, { pack: 'reform', period, frozen, goOn: false }, given)
  if ('refusal' in closed) throw new Error(closed.refusal.code)
  const state = fold(facts(closed.facts)) as ClosingState
  expect([closed.facts[0]?.subject, state.pack, state.period, closedIn(state)?.on]).toEqual(['closing:reform.2025-09-01.P1Y', 'reform', '2025-09-01/P1Y', '2026-09-10'])
  expect(closingSubject(state.pack, state.period)).toBe(closed.facts[0]?.subject)
  const reopened = reopenPeriod(state, { pack: 'reform', period, reason: '补认定' }, { ...given, today: '2026-09-12' })
  if ('refusal' in reopened) throw new Error(reopened.refusal.code)
  const after = fold(facts([...closed.facts, ...reopened.facts])) as ClosingState
  expect([closedIn(after), after.rounds.map((round) => round.reopened?.reason)]).toEqual([null, ['补认定']])
})
