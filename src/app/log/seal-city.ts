import { rootOf } from '../../kernel/merkle/edge.ts'
import { hashWith, type HashAlgorithm } from '../../store/hash.ts'
import { keepHead, keepKey, newestHead } from '../../store/log/heads.ts'
import { edgeAt } from '../../store/log/kept.ts'
import { citiesToSeal, holdSealing, sealedSize, sealNext } from '../../store/log/seal.ts'
import { cityRow } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'
import { headText } from './head.ts'

/** A batch is one short transaction: some tens of milliseconds, in which nobody else of the embedded database is served. */
const BATCH = 4_096

/**
 * Seals what waits in every city. Killed between two batches it goes on where it was; two processes at once take turns.
 *
 * @returns how many facts were sealed
 */
export async function sealDue(deps: Deps, stop?: AbortSignal, progress: (done: number) => void = () => {}): Promise<number> {
  let sealed = 0
  for (const tenant of await deps.db.jobs(citiesToSeal)) {
    if (stop?.aborted) break
    sealed += await sealCity(deps, tenant, stop)
    progress(sealed)
  }
  return sealed
}

/** Seals what waits in one city and signs the tree's head. @returns how many facts were sealed @throws DeliveryError `signing_key_unfit`, after the sealing */
export async function sealCity(deps: Deps, tenant: string, stop?: AbortSignal): Promise<number> {
  const city = await deps.db.jobs((db) => cityRow(db, tenant))
  if (!city) return 0
  const hash = hashWith(city.hash_alg)
  let sealed = 0
  for (let last = BATCH; last === BATCH && !stop?.aborted; sealed += last) {
    last = await deps.db.write(tenant, async (tx) => ((await holdSealing(tx, tenant)) ? sealNext(tx, tenant, hash, BATCH) : 0))
  }
  await signHead(deps, tenant, city.hash_alg)
  return sealed
}

/** Signs the tree as it stands, unless that was done. */
async function signHead(deps: Deps, tenant: string, algorithm: HashAlgorithm): Promise<void> {
  const key = await deps.signer.key()
  const hash = hashWith(algorithm)
  await deps.db.write(tenant, async (tx) => {
    if (!(await holdSealing(tx, tenant))) return
    const size = await sealedSize(tx, tenant)
    if (size === 0 || (await newestHead(tx, tenant))?.size === size) return
    const root = Buffer.from(rootOf(hash, await edgeAt(tx, tenant, hash, size)))
    const head = { city: tenant, size, root: root.toString('hex'), hash: algorithm, signedAt: new Date(deps.now()).toISOString(), key: key.id }
    const signature = Buffer.from(key.sign(headText(head)))
    await keepKey(tx, { tenant, id: key.id, algorithm: key.algorithm, public_key: Buffer.from(key.bytes), since: head.signedAt })
    await keepHead(tx, { tenant, size, root, hash_alg: algorithm, signed_at: head.signedAt, key: key.id, signature })
  })
}
