import { passkeysOf } from '../../store/identity/passkeys.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import type { SignedIn } from './session-of.ts'

/** By what an account is entered, as its owner sees it. Instants ISO in UTC. */
export type OwnSecurity = {
  username: string
  /** null: since before it was kept */
  passwordSince: string | null
  /** what somebody else did last to how it is entered; null: never */
  byOthers: { passwordReset: string | null; linked: string | null; secondFactorReset: string | null }
  secondFactor: boolean
  /** codes on paper that are not used up; null without a second factor */
  backupCodesLeft: number | null
  passkeys: { id: string; name: string; host: string; madeAt: string; usedAt: string | null }[]
}

export async function ownSecurity(deps: Deps, { account, username, hasSecondFactor }: SignedIn): Promise<OwnSecurity> {
  const auth = await identityOf(deps)
  const { adapter } = await auth.$context
  const user = await adapter.findOne<{ passwordSince: Date | null; passwordResetAt: Date | null; linkedAt: Date | null; secondFactorResetAt: Date | null }>({ model: 'user', where: [{ field: 'id', value: account }] })
  const passkeys = await passkeysOf(deps.db, account)
  return {
    username,
    passwordSince: user?.passwordSince?.toISOString() ?? null,
    byOthers: { passwordReset: user?.passwordResetAt?.toISOString() ?? null, linked: user?.linkedAt?.toISOString() ?? null, secondFactorReset: user?.secondFactorResetAt?.toISOString() ?? null },
    secondFactor: hasSecondFactor,
    backupCodesLeft: hasSecondFactor ? (await auth.api.viewBackupCodes({ body: { userId: account } })).backupCodes.length : null,
    passkeys: passkeys.map(({ id, name, rp, madeAt, usedAt }) => ({ id, name, host: rp, madeAt: madeAt.toISOString(), usedAt: usedAt?.toISOString() ?? null })),
  }
}

/**
 * What a session has yet to do before it may act: `set` up a second factor, because its role demands one, or `show` the one its account has by
 * signing in with it. Null: nothing.
 */
export async function secondFactorDue(deps: Deps, session: SignedIn): Promise<'set' | 'show' | null> {
  if (!session.secondFactorDue || session.byTwoFactors) return null
  return session.hasSecondFactor || (await passkeysOf(deps.db, session.account)).length > 0 ? 'show' : 'set'
}
