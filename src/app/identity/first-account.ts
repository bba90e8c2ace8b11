import { randomInt } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import { citiesOfAccount } from '../../store/queries/memberships.ts'
import type { Deps } from '../call.ts'
import { accountNamed, createAccount } from './create-account.ts'
import { identityOf } from './identity.ts'

/** Without those that are mistaken for each other when read from a screen: 0 o, 1 l i. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const SIGNS_IN_GROUP = 4

/** A password to be typed once and changed then: 79 bits, in groups. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: SIGNS_IN_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/**
 * Makes the account of a city's first person, with a password that must be changed at the first sign-in. An account of this name
 * that may act nowhere is left over from an attempt that was interrupted, and gives way.
 *
 * @throws DeliveryError `input_invalid` (user name unfit, or in use)
 */
export async function firstAccount(deps: Deps, username: string): Promise<{ account: string; password: string }> {
  const known = await accountNamed(deps, username)
  if (known) {
    const cities = await deps.db.jobs((db) => citiesOfAccount(db, known.account))
    if (cities.length > 0) throw new DeliveryError('input_invalid', { problems: [`username ${username}`], fields: ['username'] }, TAKEN)
    const { adapter } = await (await identityOf(deps)).$context
    await adapter.delete({ model: 'user', where: [{ field: 'id', value: known.account }] })
  }
  const password = oneTimePassword()
  const { account } = await createAccount(deps, { username, initialPassword: password, mustChange: true })
  return { account, password }
}

const TAKEN = {
  zh: '用户名已被使用：{problems}。请用 --admin 指定另一个用户名。',
  en: 'This user name is in use: {problems}. Choose another with --admin.',
}
