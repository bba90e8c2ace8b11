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
  const opening = open(deps)
  opened.set(deps.db.identity, opening)
  return opening
}

async function open({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Auth> {
  const secret = await settingOf(db, 'secret', () => randomBytes(32).toString('base64url'))
  return createAuth(db, { secret, now })
}
