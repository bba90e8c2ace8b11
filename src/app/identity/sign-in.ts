import { z } from 'zod'

import { DeliveryError } from '../../kernel/errors.ts'
import { forgetAttempts, forgetOldAttempts } from '../../store/identity/attempts.ts'
import type { Deps } from '../call.ts'
import { ADDRESS_HEADER, LIBRARY_URL } from './auth.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { identityOf } from './identity.ts'
import { attemptKey, LOCKED_OUT } from './lock-out.ts'

const refusal = z.object({ code: z.string().optional(), message: z.string().optional() })

/**
 * Signs in. The library's handler is asked and not its function, because only there its limit per address holds.
 *
 * @throws DeliveryError `sign_in_failed`, `locked_out`, `too_many_requests`
 */
export async function signIn(deps: Deps, input: { username: string; password: string; address: string }): Promise<Entered> {
  const auth = await identityOf(deps)
  const { username, password, address } = input
  const answer = await auth.handler(
    new Request(`${LIBRARY_URL}/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [ADDRESS_HEADER]: address },
      body: JSON.stringify({ username, password }),
    }),
  )
  if (!answer.ok) throw await refusedBy(answer)
  await forgetAttempts(deps.db, attemptKey(username))
  await tidy(deps)
  return entered(deps, answer.headers)
}

async function refusedBy(answer: Response): Promise<Error> {
  if (answer.status >= 500) return new Error(`the identity library failed with status ${answer.status}`)
  const { code, message } = refusal.parse(await answer.json())
  if (code === LOCKED_OUT) return new DeliveryError('locked_out', { minutes: Number(message) })
  if (answer.status === 429) return new DeliveryError('too_many_requests')
  return new DeliveryError('sign_in_failed')
}

/** What has expired is removed whenever someone comes in: no job is needed, and no table grows for ever. */
async function tidy(deps: Deps): Promise<void> {
  const { adapter } = await (await identityOf(deps)).$context
  await adapter.deleteMany({ model: 'session', where: [{ field: 'expiresAt', operator: 'lt', value: new Date() }] })
  await forgetOldAttempts(deps.db, deps.now())
}
