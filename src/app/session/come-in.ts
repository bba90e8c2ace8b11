import { noteSignIn } from '../../store/identity/accounts.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import type { Entered } from '../identity/entered.ts'
import { askForNewPassword } from '../identity/password-age.ts'
import type { SignedIn } from '../identity/session-of.ts'
import { signOut } from '../identity/sign-out.ts'
import { enterCity } from './enter-city.ts'

/**
 * Puts a session that was just opened into its city, in whatever way it was opened, on the terms of its role there.
 *
 * @param what how it was opened, by the name of a command, for the audit log
 * @throws DeliveryError `no_membership`
 */
export async function comeIn(deps: Deps, { session, cookies }: Entered, { what, address }: { what: string; address: string }): Promise<SignedIn> {
  const { session: inCity, terms } = await enterCity(deps, session).catch(async (error: unknown) => {
    // Who may act nowhere leaves no session behind.
    await signOut(deps, cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '))
    throw error
  })
  const { tenant, account, membership } = inCity
  await noteSignIn(deps.db, account, deps.now())
  await noteAudit(deps, { tenant, account, membership, action: 'sign-in', outcome: 'done', what, address })
  if (terms.oneSession) await endSessions(deps.db, account, { allBut: inCity.session })
  const mustChangePassword = inCity.mustChangePassword || (await askForNewPassword(deps, account, terms.passwordDays))
  return { ...inCity, mustChangePassword }
}
