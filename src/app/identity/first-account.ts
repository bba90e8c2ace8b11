import { DeliveryError } from '../../kernel/errors.ts'
import { rightsEverywhere } from '../../store/queries/memberships.ts'
import type { Deps } from '../call.ts'
import { createAccount } from './create-account.ts'
import { identityOf } from './identity.ts'
import { oneTimePassword } from './one-time.ts'
import { normalUserName } from './user-name.ts'

/**
 * Makes an account with a password that must be changed at the first sign-in. An account of this name that may act nowhere, and waits
 * for no right, is left over from an attempt that was interrupted, and gives way.
 *
 * @param attemptMinutes an account younger than this may belong to an attempt that is still under way, here or in another
 *   process, and is left alone; 0 where there can be no other
 * @throws DeliveryError `input_invalid` (user name unfit, or in use)
 */
export async function firstAccount(deps: Deps, { username, home, attemptMinutes = 0 }: { username: string; home: string; attemptMinutes?: number }): Promise<{ account: string; password: string }> {
  const { adapter } = await (await identityOf(deps)).$context
  const known = await adapter.findOne<{ id: string; createdAt: Date }>({ model: 'user', where: [{ field: 'username', value: normalUserName(username) }] })
  if (known) {
    const age = Date.parse(deps.now()) - known.createdAt.getTime()
    const rights = await deps.db.jobs((db) => rightsEverywhere(db, known.id))
    if (rights.length > 0 || age < attemptMinutes * 60_000) throw new DeliveryError('input_invalid', { problems: [`username ${username}`], fields: ['username'] }, TAKEN)
    await removeAccount(deps, known.id)
  }
  const password = oneTimePassword()
  const { account } = await createAccount(deps, { username, initialPassword: password, mustChange: true, home, oneTime: true })
  return { account, password }
}

/** Removes an account that never could act anywhere. */
export async function removeAccount(deps: Deps, account: string): Promise<void> {
  const { adapter } = await (await identityOf(deps)).$context
  await adapter.delete({ model: 'user', where: [{ field: 'id', value: account }] })
}

const TAKEN = {
  zh: '用户名已被使用：{problems}。请换一个用户名（命令行用 --admin、--security、--auditor、--office 指定）。',
  en: 'This user name is in use: {problems}. Choose another (on the command line with --admin, --security, --auditor or --office).',
}
