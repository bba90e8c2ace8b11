import type { Measured } from './types.ts'

/**
 * The figures of a line as one number, the same only for figures that are written the same; -1 where they do not fit one or have more to say
 * (records). Shares are even, scores by hand odd: a review may have set a score where a share was without data.
 */
export function keyOf(measured: Measured): number {
  if (measured.kind === 'hand') {
    const key = handKey(measured.scores)
    return key === -1 ? -1 : key * 2 + 1
  }
  if (measured.kind !== 'share' || measured.records.length > 0) return -1
  const [done, of] = [piecesIn(measured.done, measured.done.length), piecesIn(measured.of, measured.of.length)]
  return done === -1 || of === -1 ? -1 : (done * LARGE + of) * 2
}

/** Every score in tenths as one digit of a large number; -1 where they do not fit. */
function handKey(scores: readonly string[]): number {
  if (scores.length > MOST_SCORES) return -1
  let key = 0
  for (let index = 0; index < scores.length; index += 1) {
    const tenths = tenthsIn(scores[index] ?? '')
    if (tenths === -1) return -1
    key = key * TENTHS + tenths + 1
  }
  return key
}

/** `9`, `9.5`; -1 for what has more decimals, is too large, or is written otherwise (`9.0`). */
function tenthsIn(text: string): number {
  const point = text.length - 2
  if (point < 1 || text.charCodeAt(point) !== POINT) return text.length > 2 ? -1 : times10(piecesIn(text, text.length))
  const last = text.charCodeAt(text.length - 1) - NOUGHT
  const front = point > 2 ? -1 : times10(piecesIn(text, point))
  return front === -1 || !(last > 0 && last <= 9) ? -1 : front + last
}

function times10(value: number): number {
  return value === -1 ? -1 : value * 10
}

/** Five numbers of up to three digits fit one that is held exactly. */
const MOST_SCORES = 5
const TENTHS = 1001
const POINT = 46

/** A number of pieces as it is usually written, in the text up to `end`; -1 for any other, and for one that is written otherwise (`7.0`, `07`): its line would say so. */
function piecesIn(text: string, end: number): number {
  if (end === 0 || end > DIGITS || (end > 1 && text.charCodeAt(0) === NOUGHT)) return -1
  let value = 0
  for (let at = 0; at < end; at += 1) {
    const digit = text.charCodeAt(at) - NOUGHT
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

const DIGITS = 4
const LARGE = 10 ** DIGITS
const NOUGHT = 48
