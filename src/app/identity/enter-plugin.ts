import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** Lets the library open a session for an account that has proved itself otherwise than by its password. Never served: only this process can call it. */
export function enterPlugin() {
  return {
    id: 'enter',
    endpoints: {
      enterAccount: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ account: z.string() }) }, async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.account)
        if (!user) throw new Error('an account is entered that there is not')
        const session = await internalAdapter.createSession(user.id, false)
        await setSessionCookie(context, { session, user })
        return context.json({ token: session.token })
      }),
    },
  } satisfies BetterAuthPlugin
}
