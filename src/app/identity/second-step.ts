import type { Deps } from '../call.ts'
import { SECOND_STEP_COOKIE } from './auth.ts'
import { identityOf } from './identity.ts'

/**
 * The sign-in of this browser that waits for its second step: its account, and the one cookie that names it. A session that the browser also has is
 * left out, because the library would check the code against that. Null: none, or over. The cookie's signature is the library's to check.
 */
export async function pendingStep(deps: Deps, cookies: string | undefined): Promise<{ account: string; cookie: string } | null> {
  const cookie = cookies?.split(/;\s*/).find((one) => one.startsWith(`${SECOND_STEP_COOKIE}=`))
  if (!cookie) return null
  const [identifier] = cookie.slice(SECOND_STEP_COOKIE.length + 1).split('.', 1)
  const { internalAdapter } = await (await identityOf(deps)).$context
  const waiting = identifier ? await internalAdapter.findVerificationValue(identifier) : null
  return waiting ? { account: waiting.value, cookie } : null
}
