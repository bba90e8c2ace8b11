import { randomUUID } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import { oneTimeHash } from './one-time.ts'
import { refuseUnfit } from './password.ts'
import { isUserName, normalUserName } from './user-name.ts'

export type NewAccount = {
  username: string
  initialPassword: string
  /** the password was chosen by someone else and must be changed at the first sign-in */
  mustChange: boolean
  /** the city whose administrators keep the account */
  home?: string | undefined
  /** the password was made by `oneTimePassword` */
  oneTime?: boolean
}

/**
 * Makes an account. What it may do is said by memberships, which are facts of a city.
 *
 * @returns the account's id, for `membership.granted`
 * @throws DeliveryError `input_invalid` (user name unfit or taken), `password_unfit`
 */
export async function createAccount(deps: Deps, { username, initialPassword, mustChange, home, oneTime = false }: NewAccount): Promise<{ account: string }> {
  const name = normalUserName(username)
  if (!isUserName(name)) throw new DeliveryError('input_invalid', { problems: ['username'], fields: ['username'] })
  refuseUnfit({ next: initialPassword, username: name })
  const { adapter, password } = await (await identityOf(deps)).$context
  const taken = await adapter.findOne<{ id: string }>({ model: 'user', where: [{ field: 'username', value: name }] })
  if (taken) throw new DeliveryError('input_invalid', { problems: [`username ${name}`], fields: ['username'] })
  const hash = oneTime ? oneTimeHash(initialPassword) : await password.hash(initialPassword)
  const made = { createdAt: new Date(deps.now()), updatedAt: new Date(deps.now()) }
  const making = adapter.transaction(async (tx) => {
    // The library insists on an address for each account; `.invalid` can never be one (RFC 2606).
    const email = `${randomUUID()}@account.invalid`
    const user = await tx.create<Record<string, unknown>, { id: string }>({
      model: 'user',
      data: { name, username: name, email, emailVerified: false, mustChangePassword: mustChange, homeCity: home ?? null, closed: false, ...made },
    })
    await tx.create({ model: 'account', data: { userId: user.id, providerId: 'credential', accountId: user.id, password: hash, ...made } })
    return { account: user.id }
  })
  return making.catch((error: unknown) => {
    throw isTaken(error) ? new DeliveryError('input_invalid', { problems: [`username ${name}`], fields: ['username'] }) : error
  })
}

/** Two who make an account of one name at once both find it free; the database lets one. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'user_username_key'
}

/** The account of this user name, or null. */
export async function accountNamed(deps: Deps, username: string): Promise<{ account: string } | null> {
  const { adapter } = await (await identityOf(deps)).$context
  const user = await adapter.findOne<{ id: string }>({ model: 'user', where: [{ field: 'username', value: normalUserName(username) }] })
  return user && { account: user.id }
}
