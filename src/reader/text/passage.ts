import { flowOf, lastNotAfter } from './flow.ts'
import type { Span } from '../reading.ts'

/** A break with Chinese on one side at least parts no words. */
const LINE_BREAK = /(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s{1,8}|\s{1,8}(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])/gu

/**
 * Gives the words of passages of a text as they read: whole again, without the line breaks, page numbers and page headers that
 * stand between them in the file.
 *
 * @param text the text that the spans point into
 */
export function passagesOf(text: string): (span: Span) => string {
  const { clean, starts, places } = flowOf(text)
  const firstFrom = (place: number): number => {
    const run = lastNotAfter(places, place)
    const start = starts[run] ?? clean.length
    const begin = places[run] ?? 0
    if (place < begin) return start
    return Math.min(start + place - begin, starts[run + 1] ?? clean.length)
  }
  return ({ start, end }) => clean.slice(firstFrom(start), firstFrom(end)).replace(LINE_BREAK, '').replace(/\s+/g, ' ').trim()
}
