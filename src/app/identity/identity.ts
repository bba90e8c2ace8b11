import { randomBytes } from 'node:crypto'

import type { Database } from '../../store/database/index.ts'
import { settingOf } from '../../store/identity/settings.ts'
import type { Deps } from '../call.ts'
import { createAuth } from './auth.ts'
import type { Auth } from './auth.ts'

const opened = new WeakMap<Database['identity'], Promise<Auth>>()

/** The identity library on this database; made once. Its secret is made on the first start and kept beside the accounts. */
export function identityOf(deps: Pick<Deps, 'db' | 'now'>): Promise<Auth> {
  const known = opened.get(deps.db.identity)
  if (known) return known
  const opening = open(deps).catch((error: unknown) => {
    // A database that is away now may be back at the next request.
    opened.delete(deps.db.identity)
    throw error
  })
  opened.set(deps.db.identity, opening)
  return opening
}

async function open({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Auth> {
  const secret = await settingOf(db, 'secret', () => randomBytes(32).toString('base64url'))
  const auth = createAuth(db, { secret, now })
  return { ...auth, api: speakingOfTroubles(auth.api, db) }
}

/** The library's own answer to a database that is gone is an error without a cause. */
function speakingOfTroubles(api: Auth['api'], db: Database): Auth['api'] {
  return new Proxy(api, {
    get: (of, name) => {
      const called: unknown = Reflect.get(of, name)
      return typeof called === 'function' ? (...given: unknown[]) => db.identityWork(async () => (called as (...given: unknown[]) => Promise<unknown>)(...given)) : called
    },
  })
}
