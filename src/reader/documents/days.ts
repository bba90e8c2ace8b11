import { dayFrom, isDay } from '../../kernel/time/day.ts'
import { wholeNumber } from '../text/numerals.ts'
import type { ReadDay } from '../reading.ts'

const YEAR = '[\\d〇零○ΟОOo0一二三四五六七八九]{4}'
const WRITTEN = `(${YEAR})年([\\d一二三四五六七八九十〇]{1,3})月([\\d一二三四五六七八九十〇]{1,3})日`
const IN_FIGURES = '((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})'

const AT_START = new RegExp(`^${WRITTEN}`)
const FIGURES_AT_START = new RegExp(`^${IN_FIGURES}(?:(?=\\d{2}:\\d{2})|(?!\\d))`)
const ANYWHERE = new RegExp(WRITTEN)

/**
 * The day that words begin with.
 *
 * @example dayAt('二○二三年三月二十四日') // '2023-03-24'
 * @example dayAt('2023-03-24 16:40') // '2023-03-24'
 */
export function dayAt(words: string): ReadDay | null {
  const written = AT_START.exec(words)
  if (written) return dayOfParts(written[1], written[2], written[3])
  const figures = FIGURES_AT_START.exec(words)
  return figures ? dayOfParts(figures[1], figures[3], figures[4]) : null
}

/** The first day that words name with year, month and day. */
export function dayIn(words: string): ReadDay | null {
  if (!words.includes('日')) return null
  const written = ANYWHERE.exec(words)
  return written ? dayOfParts(written[1], written[2], written[3]) : null
}

const SIGNED = new RegExp(`^[（(]?${WRITTEN}[）)]?$`)
const PRINTED = new RegExp(`^[（(]?${IN_FIGURES}(?:\\d{2}:\\d{2}(?::\\d{2})?)?[）)]?$`)

/** The day a paragraph consists of, written as under a signature, in brackets or without; null for one in figures only. */
export function signedDay(text: string): ReadDay | null {
  if (text.length > 16 || !text.includes('日')) return null
  const written = SIGNED.exec(text)
  return written ? dayOfParts(written[1], written[2], written[3]) : null
}

/** The day in figures a paragraph consists of, as web pages print the day they were put up. */
export function printedDay(text: string): ReadDay | null {
  if (text.length > 20 || text.length < 8) return null
  const figures = PRINTED.exec(text)
  return figures ? dayOfParts(figures[1], figures[3], figures[4]) : null
}

/** Circles of several kinds and the letter O stand for 〇. */
const ZERO = /[○ΟОOo]/g

function dayOfParts(yearWords = '', monthWords = '', dayWords = ''): ReadDay | null {
  const [year, month, day] = [yearWords, monthWords, dayWords].map((words) => wholeNumber(words.replace(ZERO, '〇')))
  if (!year || !month || !day) return null
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(written) ? dayFrom(year, month, day) : null
}
