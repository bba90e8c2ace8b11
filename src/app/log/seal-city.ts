import { DeliveryError } from '../../kernel/errors.ts'
import { rootOf } from '../../kernel/merkle/edge.ts'
import { headFormat } from '../../kernel/receipt.ts'
import { hashWith } from '../../store/hash.ts'
import { keepHead, keepKey, newestHead } from '../../store/log/heads.ts'
import { edgeAt } from '../../store/log/kept.ts'
import { citiesToSeal, holdSealing, sealedSize, sealNext } from '../../store/log/seal.ts'
import { cityRow, type City } from '../../store/queries/cities.ts'
import { atOnce, type Breathe } from '../background/breathe.ts'
import { inEachCity } from '../background/each-city.ts'
import type { SayProgress } from '../background/run.ts'
import type { Deps } from '../call.ts'
import { anchorAudits } from './anchor-audit.ts'
import { headOfRow, headText, headVerifies } from './head.ts'

/** A batch is one short transaction, in which nobody else of the embedded database is served and no page is made while its part of the tree is hashed. */
const BATCH = 1_024

/**
 * Seals what waits in every city, and signs what was sealed and is not signed yet. Killed between two batches it goes on where it was; two processes at once take turns.
 * Then the ends of the audit chains are signed.
 *
 * @param breathe what it does between two batches
 * @returns how many facts were sealed
 * @throws what failed in a city, after all others had their turn
 */
export async function sealDue(deps: Deps, stop?: AbortSignal, progress: (done: number) => void = () => {}, breathe: Breathe = atOnce): Promise<number> {
  const sealed = await settled(() => inEachCity(deps, stop, (tenant, far) => sealCity(deps, tenant, stop, far, breathe), progress, citiesToSeal))
  const anchored = await settled(() => anchorAudits(deps, stop))
  for (const result of [sealed, anchored]) if (result.status === 'rejected') throw result.reason
  return sealed.status === 'fulfilled' ? sealed.value : 0
}

const settled = async (work: () => Promise<number>) => (await Promise.allSettled([work()]))[0]

/** Seals what waits in one city and signs the tree's head. @returns how many facts were sealed @throws DeliveryError `signing_key_unfit`, `log_rewritten`, after the sealing */
export async function sealCity(deps: Deps, tenant: string, stop?: AbortSignal, far: SayProgress = () => {}, breathe: Breathe = atOnce): Promise<number> {
  const city = await deps.db.jobs((db) => cityRow(db, tenant))
  if (!city) return 0
  const hash = hashWith(city.hash_alg)
  let sealed = 0
  for (let last = BATCH; last === BATCH && !stop?.aborted; ) {
    if (sealed > 0) await breathe()
    last = await deps.db.write(tenant, async (tx) => ((await holdSealing(tx, tenant)) ? sealNext(tx, tenant, hash, BATCH) : 0))
    sealed += last
    far(sealed)
  }
  await signHead(deps, city)
  return sealed
}

/** Signs the tree as it stands, unless that was done, and only where it goes on from the head that is kept outside of the database: else whoever rewrote it would have it signed. */
async function signHead(deps: Deps, { id: tenant, name, hash_alg: algorithm }: City): Promise<void> {
  const key = await deps.signer.key()
  const published = { id: key.id, algorithm: key.algorithm, publicKey: Buffer.from(key.bytes).toString('hex') }
  await deps.outside.keepKey(published)
  const kept = await deps.outside.head(tenant)
  const hash = hashWith(algorithm)
  const signed = await deps.db.write(tenant, async (tx) => {
    if (!(await holdSealing(tx, tenant))) return null
    const size = await sealedSize(tx, tenant)
    const rootAt = async (at: number) => Buffer.from(rootOf(hash, await edgeAt(tx, tenant, hash, at)))
    if (kept && (kept.head.size > size || (await rootAt(kept.head.size)).toString('hex') !== kept.head.root)) throw new DeliveryError('log_rewritten', { city: name, size: kept.head.size })
    if (size === 0) return null
    const newest = await newestHead(tx, tenant)
    if (newest?.size === size) return newest.key === key.id && (await headVerifies(headOfRow(newest), published)) ? headOfRow(newest) : null
    const root = await rootAt(size)
    const head = { city: tenant, size, root: root.toString('hex'), hash: algorithm, signedAt: new Date(deps.now()).toISOString(), key: key.id }
    const signature = Buffer.from(key.sign(headText(head)))
    await keepKey(tx, { tenant, id: key.id, algorithm: key.algorithm, public_key: Buffer.from(key.bytes), since: head.signedAt })
    await keepHead(tx, { tenant, size, root, hash_alg: algorithm, signed_at: head.signedAt, key: key.id, signature })
    return { ...head, signature: signature.toString('hex') }
  })
  if (signed && signed.size !== kept?.head.size) await deps.outside.keepHead({ format: headFormat, city: { id: tenant, name }, head: signed, key: published })
}
