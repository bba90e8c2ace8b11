import { dropPasskeys } from '../../store/identity/passkeys.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { endTokens } from '../../store/identity/tokens.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'

/**
 * Ends by what else than its password and codes an account is entered: sessions, API tokens, passkeys, identities of providers. Whoever got in by one
 * of them is out, and adds none again without what took its place.
 */
export async function evict(deps: Deps, account: string): Promise<void> {
  const { adapter } = await (await identityOf(deps)).$context
  await adapter.deleteMany({ model: 'account', where: [{ field: 'userId', value: account }, { field: 'providerId', operator: 'ne', value: 'credential' }] })
  await dropPasskeys(deps.db, account)
  await endTokens(deps.db, { account }, deps.now())
  await endSessions(deps.db, account, 'all')
}
