import { DeliveryError } from '../../kernel/errors.ts'
import type { Role } from '../../kernel/permission.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { noteAuditIn } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { firstAccount, removeAccount } from '../identity/first-account.ts'
import { normalUserName } from '../identity/user-name.ts'
import { together } from '../together.ts'
import { cityKnown } from './city-known.ts'
import { firstRights } from './first-rights.ts'
import { installPacks, type PackReport } from './install-packs.ts'
import { openCity } from './open-city.ts'

/** With whom a city begins: the three administrators, kept apart, and the office that enters units and posts. */
export const firstRoles = ['admin', 'security', 'auditor', 'office'] as const satisfies readonly Role[]
export type FirstRole = (typeof firstRoles)[number]

export type NewCity = {
  /** small letters, digits and hyphens: it stands in every key */
  id: string
  name: string
  /** user names of the first four */
  users: Record<FirstRole, string>
  /** where the city's own packs lie; need not exist */
  packs: string
  /** by which its facts are sealed, for ever; SM3 unless said otherwise */
  hash?: 'sm3' | 'sha256'
}

const CITY_ID = /^[a-z][a-z0-9-]{1,30}$/

/**
 * Opens a city for real work: packs in force from today, nothing invented in it, and four people who may begin. The
 * city is one transaction; interrupted before, the same call begins anew.
 *
 * @returns the one-time passwords, told only here, and the mistakes of packs that were not installed
 * @throws DeliveryError `input_invalid` (id unfit or in use, user name unfit, in use or given twice), `pack_invalid`
 */
export async function beginCity(deps: Deps, { id, name, users, packs, hash = 'sm3' }: NewCity): Promise<{ passwords: Record<FirstRole, string>; packs: PackReport }> {
  if (!CITY_ID.test(id)) throw refused(id, UNFIT)
  if (await cityKnown(deps, id)) throw refused(id, KNOWN)
  const names = firstRoles.map((role) => normalUserName(users[role]))
  if (new Set(names).size < names.length) throw new DeliveryError('input_invalid', { problems: names, fields: ['username'] }, TWICE)
  const opened = await accountsOf(deps, id, users)
  const report = await together(deps, id, async (inOne) => {
    const today = dayOf(deps.now())
    await openCity(inOne, { id, name, demonstration: false, fixedToday: null, hash })
    const installed = await installPacks(inOne, id, packs, today)
    await firstRights(inOne, id, opened.map(({ role, account }) => ({ role, account })), today)
    await inOne.db.write(id, async (tx) => {
      for (const { account } of opened) await noteAuditIn(tx, deps.now(), { tenant: id, account, action: 'account-opened', outcome: 'done', what: 'init' })
    })
    return installed
  })
  return { passwords: Object.fromEntries(opened.map(({ role, password }) => [role, password])) as Record<FirstRole, string>, packs: report }
}

/** Accounts of all four, or, where one name cannot be had, of none. */
async function accountsOf(deps: Deps, home: string, users: Record<FirstRole, string>): Promise<{ role: FirstRole; account: string; password: string }[]> {
  const opened: { role: FirstRole; account: string; password: string }[] = []
  try {
    for (const role of firstRoles) opened.push({ role, ...(await firstAccount(deps, { username: users[role], home })) })
    return opened
  } catch (error) {
    for (const { account } of opened) await removeAccount(deps, account)
    throw error
  }
}

function refused(id: string, exact: { zh: string; en: string }): DeliveryError {
  return new DeliveryError('input_invalid', { problems: [`id ${id}`], fields: ['id'] }, exact)
}

const UNFIT = {
  zh: '地区代号不合要求：{problems}。请用 --id 指定 2 至 31 位小写字母、数字或连字符，以字母开头。',
  en: 'This city id is unfit: {problems}. Give one with --id: 2 to 31 small letters, digits or hyphens, a letter first.',
}
const KNOWN = {
  zh: '这个地区已经建立：{problems}。没有作任何改动；要另建一个，请用 --id 指定别的代号。',
  en: 'This city exists: {problems}. Nothing was changed; for another city choose another --id.',
}
const TWICE = {
  zh: '四个账号须用不同的用户名：{problems}。系统管理、安全管理、安全审计和业务工作须分开。',
  en: 'The four accounts need different user names: {problems}. The administrators and the work are kept apart.',
}
