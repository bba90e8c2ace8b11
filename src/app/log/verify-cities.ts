import { cityIds } from '../city/rebuild-city.ts'
import type { Deps } from '../call.ts'
import { readHead } from './check-receipt.ts'
import { verifyHeld, type HeldVerification } from './verify-held.ts'
import { findingSentence } from './verify/words.ts'

export type CityVerified = HeldVerification & { sentences: { zh: string; en: string }[] }

/**
 * Verifies one city's log, or every one's, for the command line.
 *
 * @param kept texts of files of heads or receipts that were kept outside; each is held against its own city
 * @throws DeliveryError `not_found`, `receipt_unreadable`
 */
export async function* verifyCities(
  deps: Deps,
  { city, kept, trusted, progress }: { city: string | undefined; kept: readonly string[]; trusted: readonly string[] | null; progress: (city: string, done: number, total: number) => void },
): AsyncGenerator<CityVerified> {
  const heads = kept.map(readHead)
  for (const id of city === undefined ? await cityIds(deps) : [city]) {
    // Named alone, a city is held against every head that is given: one of another city then is a finding, and not passed over.
    const own = heads.filter((one) => city !== undefined || one.head.city === id)
    const verified = await verifyHeld(deps, id, { kept: own, trusted, progress: (done, total) => progress(id, done, total) })
    yield { ...verified, sentences: verified.findings.map(findingSentence) }
  }
}
