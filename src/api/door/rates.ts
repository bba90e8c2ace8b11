import type { FastifyInstance } from 'fastify'

import type { Deps } from '../../app/call.ts'
import { askedTogether } from '../../app/identity/asked-together.ts'
import { addressKey } from '../../kernel/address.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { buckets, type Buckets, type Rate } from './buckets.ts'

/** How often one account, and one address, may ask. */
export type Rates = { account: Rate; address: Rate }

/**
 * Far above what people do, and below what keeps a process from others. Opening a page asks some ten to thirty times; hundreds of people of a
 * city hall come from one address at half past eight, so an address may do a hundred times what sign-ins may (`app/identity/often.ts`).
 */
export const apiRates: Rates = { account: { burst: 400, perSecond: 20 }, address: { burst: 4000, perSecond: 200 } }

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request of an account that has signed in. Throws DeliveryError `too_many_requests`. */
    countAccount: (account: string) => void
  }
}

/**
 * Turns away who asks too often, with the seconds to wait: by address before anything is looked up, by account once it is known. `rates` null: nobody
 * is, as in tests, where everything comes from one address at once.
 */
export function limitRates(app: FastifyInstance, deps: Pick<Deps, 'db'>, rates: Rates | null): void {
  if (rates === null) {
    app.decorate('countAccount', () => undefined)
    return
  }
  const [ofAddress, ofAccount] = [buckets(rates.address), buckets(rates.account)]
  app.decorate('countAccount', (account) => refuse(ofAccount.take(account, performance.now())))
  app.addHook('onRequest', async ({ ip, url }) => {
    if (isAnswered(url)) refuse(ofAddress.take(addressKey(ip), performance.now()))
  })
  if (deps.db.kind === 'server') app.addHook('onClose', everySecond(() => Promise.all([share(deps, 'address', ofAddress), share(deps, 'account', ofAccount)])))
}

const TOGETHER_EVERY_MS = 1_000

/** @returns ends it */
function everySecond(work: () => Promise<unknown>): () => Promise<void> {
  let sharing: Promise<void> | null = null
  const timer = setInterval(() => {
    // What cannot be told is not counted together: the buckets of each process hold all the same.
    sharing ??= work().then(() => {}, () => {}).finally(() => (sharing = null))
  }, TOGETHER_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await sharing
  }
}

/** Tells other processes who asks often here, and takes what they let through. Who does not ask often costs the database nothing. */
export async function share(deps: Pick<Deps, 'db'>, of: 'account' | 'address', own: Buckets): Promise<void> {
  own.heard(await askedTogether(deps, of, own.told()))
}

/** What asks the database; files of the web app cost as good as nothing. */
function isAnswered(url: string): boolean {
  return url.startsWith('/api/') || url.startsWith('/calendar/')
}

function refuse(seconds: number | null): void {
  if (seconds !== null) throw new DeliveryError('too_many_requests', { seconds })
}
