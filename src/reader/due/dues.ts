import { matchesOf } from '../text/matches.ts'
import type { Due } from '../reading.ts'
import { DAY_READERS } from './days.ts'
import { EVENT_READERS } from './events.ts'
import { isSomethingElse } from './not-due.ts'
import type { DueContext } from './reader.ts'
import { apart } from '../text/apart.ts'
import { narrowDigits } from '../text/numerals.ts'
import { RELATIVE_READERS } from './relative.ts'
import { YEAR_READERS } from './years.ts'

/** A deadline found in a text: its place there and what it says. */
export type FoundDue = { from: number; to: number; due: Due }

/** Most exact first: of two readings that overlap the earlier in this list keeps its words. */
const READERS = [...DAY_READERS, ...EVENT_READERS, ...YEAR_READERS, ...RELATIVE_READERS]
const NAMES_TIME = /[年月季旬期续化前内五末]|立行|即[知日]|20\d{2}[-./]/

/**
 * Every deadline in `words`, in order.
 *
 * @param context year and day of issue of the document; without them a deadline that needs them has words and no day, or is none
 */
export function duesIn(words: string, context: DueContext): FoundDue[] {
  if (!NAMES_TIME.test(words)) return []
  const text = narrowDigits(words)
  const readings = READERS.filter(({ needs }) => needs.some((word) => text.includes(word))).map(({ pattern, date }) =>
    matchesOf(pattern, text).flatMap((match): FoundDue[] => {
      const from = match.index
      const to = from + match[0].length
      const day = isSomethingElse(text, from, to) ? undefined : date(match.groups ?? {}, context)
      return day === undefined ? [] : [{ from, to, due: { date: day, text: words.slice(from, to) } }]
    }),
  )
  return apart(...readings)
}
