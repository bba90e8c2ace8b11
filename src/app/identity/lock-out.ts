import { createHash } from 'node:crypto'

import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Database } from '../../store/database/index.ts'
import { countAttempt } from '../../store/identity/attempts.ts'
import { normalUserName } from './user-name.ts'

export const LOCKED_OUT = 'LOCKED_OUT'

/** What the attempts on one account are counted under; a mistyped name may be a password, so it is not kept as typed. */
export function attemptKey(userName: string): string {
  return createHash('sha256').update(normalUserName(userName)).digest('hex')
}

/** @throws DeliveryError `locked_out` with the whole minutes still to wait */
export async function refuseWhenLocked(db: Database, userName: string, now: string): Promise<void> {
  const until = await countAttempt(db, attemptKey(userName), now)
  if (until) throw new DeliveryError('locked_out', { minutes: Math.max(1, Math.ceil((until.getTime() - Date.parse(now)) / 60_000)) })
}

/** Counts each sign-in after the library's limit per address: requests that are turned away there must not lock an account. */
export function lockOutPlugin(db: Database, now: () => string) {
  return {
    id: 'lock-out',
    hooks: {
      before: [
        {
          matcher: (context) => context.path === '/sign-in/username',
          handler: createAuthMiddleware(async (context) => {
            try {
              await refuseWhenLocked(db, String(context.body.username), now())
            } catch (error) {
              if (!(error instanceof DeliveryError)) throw error
              throw new APIError('TOO_MANY_REQUESTS', { code: LOCKED_OUT, message: String(error.facts.minutes) })
            }
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin
}
