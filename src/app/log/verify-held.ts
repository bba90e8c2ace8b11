import { checkAuditChain } from '../../store/queries/audit.ts'
import type { Deps } from '../call.ts'
import { finding } from './verify/finding.ts'
import { verifyCity, type Verification, type VerifyOptions } from './verify/verify-city.ts'

/** What a verification was held against that does not lie in the database. */
export type HeldAgainst = {
  /** ids of the keys that may have signed; null: none is known, and every one in the database was taken for good */
  keys: string[] | null
  /** sizes of heads: the one in the data folder, and those that were given */
  heads: number[]
  /** the entry up to which each audit chain is vouched for; null: none is kept */
  audit: { city: number | null; installation: number | null }
}

export type HeldVerification = Verification & { held: HeldAgainst }

/**
 * Verifies a city's log and audit chains against what is kept outside of the database: the installation's keys, its newest head and anchors. Whoever owns the
 * database alone can put keys and heads of their own into it; here they are named.
 *
 * @param options `trusted`: these keys in place of those of the data folder; `kept`: further heads
 */
export async function verifyHeld(deps: Deps, tenant: string, options: VerifyOptions = {}): Promise<HeldVerification> {
  const { outside } = deps
  const known = options.trusted ? [...options.trusted] : (await outside.keys()).map(({ id }) => id)
  const trusted = known.length > 0 ? known : null
  const own = await outside.head(tenant)
  const kept = [...(own ? [own] : []), ...(options.kept ?? [])]
  const verified = await verifyCity(deps, tenant, { ...options, kept, trusted })
  const anchors = { city: await outside.anchor(tenant), installation: await outside.anchor('') }
  const chains = await deps.db.jobs(async (db) => [await checkAuditChain(db, tenant, anchors.city), await checkAuditChain(db, '', anchors.installation)])
  const broken = chains.flatMap(({ brokenAt }, n) => (brokenAt === null ? [] : [finding(n === 0 ? 'audit_broken' : 'audit_broken_here', { leaf: brokenAt })]))
  return {
    ...verified,
    findings: [...verified.findings, ...broken],
    wrong: verified.wrong + broken.length,
    held: { keys: trusted, heads: kept.map(({ head }) => head.size), audit: { city: anchors.city?.no ?? null, installation: anchors.installation?.no ?? null } },
  }
}
