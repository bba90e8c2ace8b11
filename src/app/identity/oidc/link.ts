import { DeliveryError } from '../../../kernel/errors.ts'
import { linkedAccount } from '../../../store/identity/accounts.ts'
import { endSessions } from '../../../store/identity/sessions.ts'
import type { Call, Deps } from '../../call.ts'
import { accountHere } from '../../account/account-here.ts'
import { holdBack } from '../../account/keep-accounts.ts'
import { identityOf } from '../identity.ts'

/**
 * Links an account to an identity of the provider, in place of a former one, or unlinks it (null); its sessions end. Whoever links could be whoever the
 * account is, so a linked one waits until `confirmAccount`. Not for administrators: see `accountHere`.
 *
 * @throws DeliveryError `oidc_off`, `oidc_taken`, and as `accountHere`
 */
export async function linkAccount(call: Call, { account, subject }: { account: string; subject: string | null }): Promise<{ account: string }> {
  const { deps } = call
  await accountHere(call, 'linkAccount', account, { spareAdministrators: true })
  if (!deps.oidc) throw new DeliveryError('oidc_off')
  const { issuer } = deps.oidc
  if (subject === null) await unlink(deps, account, issuer)
  else {
    await holdBack(deps, account)
    await linkIdentity(deps, { account, issuer, subject })
  }
  await endSessions(deps.db, account, 'all')
  return { account }
}

/** @throws DeliveryError `oidc_taken` */
export async function linkIdentity(deps: Deps, { account, issuer, subject }: { account: string; issuer: string; subject: string }): Promise<void> {
  const taken = await linkedAccount(deps.db, issuer, subject)
  if (taken?.userId === account) return
  if (taken) throw new DeliveryError('oidc_taken')
  await unlink(deps, account, issuer)
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.linkAccount({ userId: account, providerId: issuer, accountId: subject })
  await internalAdapter.updateUser(account, { linkedAt: new Date(deps.now()) })
}

async function unlink(deps: Deps, account: string, issuer: string): Promise<void> {
  const { adapter } = await (await identityOf(deps)).$context
  await adapter.deleteMany({ model: 'account', where: [{ field: 'userId', value: account }, { field: 'providerId', value: issuer }] })
}
