import type { systemWords } from './words.ts'

type Span = { key: Extract<keyof typeof systemWords, 'second' | 'minute' | 'hour' | 'day'>; n: number }

/** A duration in the largest whole unit that says enough: 90 minutes stay minutes, 49 hours are two days. */
export function spanOf(seconds: number): Span {
  if (seconds < 120) return { key: 'second', n: Math.max(0, Math.round(seconds)) }
  if (seconds < 2 * 3600) return { key: 'minute', n: Math.round(seconds / 60) }
  if (seconds < 48 * 3600) return { key: 'hour', n: Math.round(seconds / 3600) }
  return { key: 'day', n: Math.round(seconds / 86_400) }
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them, with three figures at most: `4.2 MB`, `118 GB`. */
export function bytesText(bytes: number): string {
  let value = bytes
  let at = 0
  while (value >= 1000 && at < UNITS.length - 1) {
    value /= 1024
    at += 1
  }
  return `${at > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[at]}`
}

/** An instant as it was in China: `09-28 14:05`, with the year where it is another. */
export function momentText(instant: string, now: string): string {
  const china = (text: string) => new Date(Date.parse(text) + 8 * 3_600_000).toISOString()
  const at = china(instant)
  return `${at.slice(0, 4) === china(now).slice(0, 4) ? at.slice(5, 10) : at.slice(0, 10)} ${at.slice(11, 16)}`
}
