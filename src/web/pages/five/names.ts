import type { Bilingual } from '../../i18n/language.tsx'
import type { Period, Rhythm, Row } from './model.ts'

const TWO_YEARS = /\d{4}.*\d{4}/
const YEAR_BEFORE = /^\d{4}\p{Script=Han}(?=.)/u
const YEAR_AFTER = /(?<=.) (of )?\d{4}$/

/** A period where its year is already said: the third quarter, September, week 40. What spans two years keeps them. */
export function nameOf({ label: { zh, en } }: Pick<Period, 'label'>): Bilingual {
  if (TWO_YEARS.test(en)) return { zh, en }
  return { zh: zh.replace(YEAR_BEFORE, ''), en: en.replace(YEAR_AFTER, '') }
}

/** What a rhythm asks for, in a word: the kind of record, where it asks for one. */
export function kindOf({ activity, name }: Pick<Rhythm, 'activity' | 'name'>): Bilingual {
  return activity?.name ?? name
}

/** 01, 02 … as the list numbers its rows. */
export function numbersOf(rows: readonly Row[]): ReadonlyMap<string, string> {
  const digits = Math.max(2, String(rows.length).length)
  return new Map(rows.map(({ subject }, at) => [subject.id, String(at + 1).padStart(digits, '0')]))
}
