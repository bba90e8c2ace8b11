import type { FastifyInstance } from 'fastify'

import { addressKey } from '../../kernel/address.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { buckets, type Rate } from './buckets.ts'

/** How often one account, and one address, may ask this process. */
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
export function limitRates(app: FastifyInstance, rates: Rates | null): void {
  if (rates === null) {
    app.decorate('countAccount', () => undefined)
    return
  }
  const [ofAddress, ofAccount] = [buckets(rates.address), buckets(rates.account)]
  app.decorate('countAccount', (account) => refuse(ofAccount(account, performance.now())))
  app.addHook('onRequest', async ({ ip, url }) => {
    if (isAnswered(url)) refuse(ofAddress(addressKey(ip), performance.now()))
  })
}

/** What asks the database; files of the web app cost as good as nothing. */
function isAnswered(url: string): boolean {
  return url.startsWith('/api/') || url.startsWith('/calendar/')
}

function refuse(seconds: number | null): void {
  if (seconds !== null) throw new DeliveryError('too_many_requests', { seconds })
}
