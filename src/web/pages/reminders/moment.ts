import type { reminderWords } from './words.ts'

const PLAIN = { mid: 'moment.mid', before: 'moment.before', due: 'moment.due', arose: 'moment.arose' } as const

/** Which sentence says why a reminder came when it did, and how many weeks late it was. */
export function momentKey(moment: string): { key: keyof typeof reminderWords; n: number } {
  const plain = PLAIN[moment as keyof typeof PLAIN]
  if (plain) return { key: plain, n: 0 }
  const weeks = /^late-(\d+)$/.exec(moment)?.[1]
  return weeks === undefined ? { key: 'moment.again', n: 0 } : { key: 'moment.late', n: Number(weeks) }
}
