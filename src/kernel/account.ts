import type { Day } from './time/day.ts'

/** What there is to say of an account, the most pressing first. */
export const accountStates = {
  closed: { zh: '已停用', en: 'Closed' },
  locked: { zh: '已锁', en: 'Locked' },
  waiting: { zh: '待授权', en: 'Waiting for its right' },
  unconfirmed: { zh: '待确认', en: 'Waiting to be confirmed' },
  none: { zh: '无权限', en: 'Without a right' },
  never: { zh: '从未登录', en: 'Never signed in' },
  active: { zh: '在用', en: 'In use' },
} as const satisfies Record<string, { zh: string; en: string }>

export type AccountState = keyof typeof accountStates

/** What an account's state follows from. `holds`: it may act today; `waits`: a right of it is proposed and not decided; `unconfirmed`: somebody else changed how it is entered. */
export type AccountSigns = { closed: boolean; locked: boolean; waits: boolean; holds: boolean; unconfirmed: boolean; lastSignInOn: Day | null }

export function accountState({ closed, locked, waits, holds, unconfirmed, lastSignInOn }: AccountSigns): AccountState {
  if (closed) return 'closed'
  if (locked) return 'locked'
  if (waits) return 'waiting'
  if (unconfirmed) return 'unconfirmed'
  if (!holds) return 'none'
  return lastSignInOn === null ? 'never' : 'active'
}

/** Accounts opened at once from one list. */
export const mostAccountsAtOnce = 500
