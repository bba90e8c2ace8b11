import { expect, test } from 'vitest'

import { storageLeft } from './storage-left.ts'

const MB = 1024 ** 2
const GB = 1024 ** 3

test.each([
  [50 * GB, 500 * GB, 'enough', 'a tenth of a large disk'],
  [2 * GB, 500 * GB, 'enough', 'two gigabytes carry for months'],
  [2 * GB - 1, 500 * GB, 'low', 'below two gigabytes'],
  [199 * MB, 500 * GB, 'full', 'below 200 megabytes'],
  [120 * MB, 1 * GB, 'enough', 'a small disk is judged by its share'],
  [90 * MB, 1 * GB, 'low', 'below a tenth of a small disk'],
  [40 * MB, 1 * GB, 'full', 'below a twentieth of a small disk'],
  [0, 1 * GB, 'full', 'nothing left'],
])('%i of %i bytes: %s, %s', (free, total, expected) => {
  expect(storageLeft(free, total)).toBe(expected)
})
