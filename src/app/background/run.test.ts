import { expect, test } from 'vitest'

import { jobNames } from '../../kernel/words/jobs.ts'
import { jobs } from './jobs.ts'
import { againAfter } from './run.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test.each([
  [1_000, 0, 1_000, 'what runs each second is tried again after one'],
  [1_000, 3, 8_000, 'twice as long after each failure'],
  [MINUTE, 0, MINUTE, 'as soon as it would run anyway'],
  [MINUTE, 9, 15 * MINUTE, 'never later than after a quarter of an hour'],
  [DAY, 0, MINUTE, 'a daily job does not wait for the next day'],
  [DAY, 4, 15 * MINUTE, 'nor for ever longer'],
  [DAY, 5_000, 15 * MINUTE, 'however often it failed'],
])('every %i ms, failed %i times before: again after %i ms, %s', (every, before, after) => {
  expect(againAfter(every, before)).toBe(after)
})

test('every job has a name of its own, and words for it', () => {
  expect(jobs.map(({ name }) => name).toSorted()).toEqual([...new Set(jobs.map(({ name }) => name))].toSorted())
  expect(jobs.filter(({ name }) => !(name in jobNames)).map(({ name }) => name)).toEqual([])
})
