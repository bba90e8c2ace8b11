import { expect, test } from 'vitest'
import { noticeWarning } from './notice.ts'
import { china } from './time/china.ts'

test.each<[string, string, number | null, string]>([
  ['2026-09-16', '2026-09-16', 0, 'asked and due on one day'],
  ['2026-09-16', '2026-09-17', 1, 'due tomorrow'],
  ['2026-09-16', '2026-09-22', 5, 'a make-up Sunday makes it five: enough'],
  ['2026-09-16', '2026-09-21', 4, 'one too few'],
  ['2026-09-30', '2026-10-10', 3, 'holidays leave three'],
  ['2026-09-30', '2026-10-14', 5, 'enough after the holidays'],
  ['2026-09-16', '2026-09-15', null, 'a day that has passed is no notice'],
  ['2026-09-16', '2199-12-31', null, 'far away, beyond any calendar'],
])('on %s due %s: %s working days, %s', (today, due, workdays) => {
  const expected = workdays === null || workdays >= 5 ? null : { code: 'short_notice', params: { due, workdays, least: 5 } }
  expect(noticeWarning(due, today, china)).toEqual(expected)
})
