import type { CheckedReceipt } from '../../kernel/receipt.ts'
import { headOf, keysOf, leafOfFact } from '../../store/log/heads.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { checkByItself, readReceipt } from './check-receipt.ts'
import { keyOfRow } from './head.ts'

/** What this installation says to a receipt: whether it signed it, and whether its log still holds what the receipt holds. */
export type Standing = 'agrees' | 'differs' | 'other-city'

/**
 * Checks a receipt by itself, and against the log as it is now. Anyone may check what they hold; nothing is told of facts beyond it.
 *
 * @throws DeliveryError `receipt_unreadable`
 */
export async function checkReceipt({ deps, acting }: Call, { receipt: text }: { receipt: string }): Promise<CheckedReceipt & { keyKnown: boolean; standing: Standing }> {
  permitSomewhere(acting, 'checkReceipt')
  const { tenant } = acting
  const receipt = readReceipt(text)
  const checked = await checkByItself(receipt)
  const outside = await deps.outside.keys()
  return deps.db.snapshot(tenant, async (db) => {
    // Who owns the database can put a key into it: it is asked only where nothing was ever kept outside.
    const keys = outside.length > 0 ? outside : (await keysOf(db, tenant)).map(keyOfRow)
    const keyKnown = keys.some(({ id, publicKey }) => id === receipt.key.id && publicKey === receipt.key.publicKey)
    if (receipt.city.id !== tenant) return { ...checked, keyKnown, standing: 'other-city' }
    const head = await headOf(db, tenant, receipt.head.size)
    let agrees = head?.root.toString('hex') === receipt.head.root
    for (const { envelope, leaf, leafHash } of receipt.facts) {
      const now = await leafOfFact(db, tenant, envelope.id)
      agrees &&= now?.position === leaf && now.leafHash.toString('hex') === leafHash
    }
    return { ...checked, keyKnown, standing: agrees ? 'agrees' : 'differs' }
  })
}
