import { expect, test } from 'vitest'
import { foldedMatter, rules } from './decide/fixtures.ts'
import type { MatterState } from './facts/matter.ts'
import type { BeneficiaryAnswer } from './facts/problem.ts'
import { solvedIn, solvedOn } from './solved.ts'
import { periodByKey } from './time/period.ts'

const asking = { ...rules, ledger: { ...rules.ledger, problem: { reporter: 'support', responsible: 'lead', beneficiary: 'owner', divide: 'begin', unsolved: 'begin' } } }
const said = (...answers: BeneficiaryAnswer['solved'][]): BeneficiaryAnswer[] => answers.map((solved) => ({ solved, words: '', by: { unit: null, name: '群众' }, on: '2026-04-20', post: null }))
const closed = (answers: BeneficiaryAnswer[], stage = 'done'): MatterState => ({ ...foldedMatter([{ transition: 'finish', from: 'doing', to: stage }]), answers })

test.each([
  ['closed and confirmed', closed(said('yes')), '2026-02-01'],
  ['closed, nobody asked', closed([]), null],
  ['closed, they say partly', closed(said('partly')), null],
  ['closed, first no, then yes', closed(said('no', 'yes')), '2026-02-01'],
  ['closed, first yes, then no', closed(said('yes', 'no')), null],
  ['confirmed, not closed', closed(said('yes'), 'doing'), null],
] satisfies [string, MatterState, string | null][])('%s', (_, problem, expected) => {
  expect(solvedOn(problem, asking)).toBe(expected)
})

test('a ledger that asks no beneficiary counts what is closed', () => {
  expect(solvedOn(closed([]), rules)).toBe('2026-02-01')
})

test('it counts for the period in which it was closed, also when confirmed later', () => {
  expect(['2026-Q1', '2026-Q2'].map((key) => solvedIn(closed(said('yes')), asking, periodByKey(key)))).toEqual([true, false])
})
