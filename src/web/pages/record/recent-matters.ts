import type { MatterChoice } from './content.ts'

const MOST = 8

/** Matters recorded on before by this account on this machine, the last first: offered before anything is typed, also without a line. */
export function recentMatters(account: string, shelf: Pick<Storage, 'getItem'> = localStorage): MatterChoice[] {
  const text = shelf.getItem(keyOf(account))
  return text ? (JSON.parse(text) as MatterChoice[]) : []
}

export function rememberMatters(account: string, matters: readonly MatterChoice[], shelf: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const ids = new Set(matters.map(({ id }) => id))
  const rest = recentMatters(account, shelf).filter(({ id }) => !ids.has(id))
  if (ids.size > 0) shelf.setItem(keyOf(account), JSON.stringify([...matters, ...rest].slice(0, MOST)))
}

function keyOf(account: string): string {
  return `lingxian.matters.${account}`
}
