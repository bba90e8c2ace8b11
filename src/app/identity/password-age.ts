import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'

const DAY_MS = 86_400_000

/**
 * Asks for a new password where the present one is older than the city allows. An account without a password has none to change.
 *
 * @param days null: passwords do not age
 * @returns whether one is asked for
 */
export async function askForNewPassword(deps: Deps, account: string, days: number | null): Promise<boolean> {
  if (days === null) return false
  const { adapter, internalAdapter } = await (await identityOf(deps)).$context
  const [user, credential] = [await adapter.findOne<{ passwordSince: Date | null; createdAt: Date }>({ model: 'user', where: [{ field: 'id', value: account }] }), await internalAdapter.findCredentialAccount(account)]
  if (!user || !credential?.password) return false
  if (Date.parse(deps.now()) - (user.passwordSince ?? user.createdAt).getTime() <= days * DAY_MS) return false
  await internalAdapter.updateUser(account, { mustChangePassword: true })
  return true
}
