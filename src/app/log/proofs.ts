import { DeliveryError } from '../../kernel/errors.ts'
import { consistencyPath, inclusionPath } from '../../kernel/merkle/shape.ts'
import type { PublishedKey, SignedHead } from '../../kernel/receipt.ts'
import { hashWith } from '../../store/hash.ts'
import type { Db } from '../../store/database/database.ts'
import { headOf, keysOf, leafOfFact, newestHead, type HeadRow } from '../../store/log/heads.ts'
import { hashesOf } from '../../store/log/kept.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { headOfRow, keyOfRow } from './head.ts'

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A head with the key it was signed by. @throws DeliveryError `head_unknown` where none was signed */
export async function signedBy(db: Db, tenant: string, row: HeadRow | undefined, size: number): Promise<{ head: SignedHead; key: PublishedKey }> {
  const key = row && (await keysOf(db, tenant)).find(({ id }) => id === row.key)
  if (!row || !key) throw new DeliveryError('head_unknown', { size })
  return { head: headOfRow(row), key: keyOfRow(key) }
}

/** Where a fact stands in the tree of a head. @throws DeliveryError `not_sealed_yet` where it is not under that head */
export async function placeOf(db: Db, tenant: string, fact: string, head: SignedHead) {
  const leaf = await leafOfFact(db, tenant, fact)
  if (!leaf || leaf.position >= head.size) throw new DeliveryError('not_sealed_yet')
  const path = await hashesOf(db, tenant, hashWith(head.hash), inclusionPath(leaf.position, head.size))
  return { leaf: leaf.position, leafHash: hexOf(leaf.leafHash), path: path.map(hexOf) }
}

/**
 * That a fact is in the log, by hashes alone: who knows the fact's id learns nothing of it but that.
 *
 * @param size the head under which it is proved; the newest unless said otherwise
 * @throws DeliveryError `head_unknown`, `not_sealed_yet`
 */
export async function getInclusionProof({ deps, acting }: Call, { fact, size }: { fact: string; size?: number | undefined }) {
  permitSomewhere(acting, 'getInclusionProof')
  const { tenant } = acting
  return deps.db.snapshot(tenant, async (db) => {
    const signed = await signedBy(db, tenant, size === undefined ? await newestHead(db, tenant) : await headOf(db, tenant, size), size ?? 0)
    return { fact, ...signed, ...(await placeOf(db, tenant, fact, signed.head)) }
  })
}

/** That the log of a later head begins with all that the earlier one sealed. @throws DeliveryError `head_unknown` */
export async function getConsistencyProof({ deps, acting }: Call, { from, to }: { from: number; to: number }) {
  permitSomewhere(acting, 'getConsistencyProof')
  const { tenant } = acting
  return deps.db.snapshot(tenant, async (db) => {
    const [earlier, later] = [await signedBy(db, tenant, await headOf(db, tenant, Math.min(from, to)), Math.min(from, to)), await signedBy(db, tenant, await headOf(db, tenant, Math.max(from, to)), Math.max(from, to))]
    const path = await hashesOf(db, tenant, hashWith(later.head.hash), consistencyPath(earlier.head.size, later.head.size))
    return { earlier, later, path: path.map(hexOf) }
  })
}
