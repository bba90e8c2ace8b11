import { DeliveryError } from '../../kernel/errors.ts'
import { canonical } from '../../store/hash.ts'
import { auditChains, auditHashAt, type AuditHead } from '../../store/queries/audit.ts'
import type { Deps } from '../call.ts'
import type { AuditAnchor } from './outside.ts'

/** The text over which an anchor is signed; it says what it is, so that no head's signature can be taken for it. */
export function anchorText({ city, no, hash, signedAt, key }: Omit<AuditAnchor, 'signature'>): string {
  return canonical({ type: 'lingxian-audit-anchor-1', city, no, hash, signedAt, key })
}

/**
 * Signs the end of every audit chain, each city's and the installation's, and keeps it outside of the database, where it moved. A chain that does not go on from
 * the anchor before is not signed: that one stays, and tells.
 *
 * @returns 0: no fact is sealed by it
 * @throws DeliveryError `audit_rewritten`, after all others had their turn; `signing_key_unfit`
 */
export async function anchorAudits(deps: Deps, stop?: AbortSignal): Promise<number> {
  const failures: unknown[] = []
  for (const { tenant, ...last } of await deps.db.jobs(auditChains)) {
    if (stop?.aborted) break
    try {
      await anchorAudit(deps, tenant, last)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return 0
}

async function anchorAudit(deps: Deps, city: string, { no, hash }: AuditHead): Promise<void> {
  const before = await deps.outside.anchor(city)
  if (before?.no === no && before.hash === hash) return
  if (before && (await deps.db.jobs((db) => auditHashAt(db, city, before.no))) !== before.hash) throw new DeliveryError('audit_rewritten', { city: city || '—', no: before.no })
  if (no === 0) return
  const key = await deps.signer.key()
  const anchor = { city, no, hash, signedAt: new Date(deps.now()).toISOString(), key: key.id }
  await deps.outside.keepAnchor({ ...anchor, signature: Buffer.from(key.sign(anchorText(anchor))).toString('hex') })
}
