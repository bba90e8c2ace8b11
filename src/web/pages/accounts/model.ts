import type { Answer } from '../../../api/contract/endpoints.ts'

export type Account = Answer<'listAccounts'>['rows'][number]
export type AccountRight = Account['rights'][number]
export type Waiting = { account: Account; right: AccountRight }

/** Every right that waits, the oldest first. */
export function waitingOf(accounts: readonly Account[]): Waiting[] {
  return accounts
    .flatMap((account) => account.rights.filter(({ standing }) => standing === 'waiting').map((right) => ({ account, right })))
    .sort((a, b) => (a.right.on < b.right.on ? -1 : a.right.on > b.right.on ? 1 : 0))
}

/** Accounts in a state, whose words hold what was typed. */
export function found(accounts: readonly Account[], { state, words }: { state: string; words: string }): Account[] {
  const typed = words.trim().toLowerCase()
  const says = ({ username, person, rights }: Account) => [username, person?.name, ...rights.flatMap(({ unit, post, roleName }) => [unit?.name, post?.name, roleName.zh, roleName.en])].join(' ').toLowerCase()
  return accounts.filter((account) => (state === '' || account.state === state) && (typed === '' || says(account).includes(typed)))
}

/** 市体育局　承办人, or the role alone where there is no post. */
export function placeOf({ unit, post, roleName }: AccountRight, pick: (text: { zh: string; en: string }) => string): string {
  return post ? [unit?.name, post.name].filter(Boolean).join('　') : pick(roleName)
}
