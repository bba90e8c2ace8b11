import { DeliveryError } from '../kernel/errors.ts'
import { scopeOf } from '../kernel/permission.ts'
import { fileConcerns, fileNamed, keepFile } from '../store/queries/files.ts'
import type { Db } from '../store/database/database.ts'
import { fileOnRequestsAlone } from '../store/queries/burden.ts'
import { internalWithFile } from '../store/queries/internal.ts'
import { fileOfLetters } from '../store/queries/letters.ts'
import type { Call } from './call.ts'
import { inputsOf } from './city/inputs.ts'
import { reachOfLetters } from './letter/letters-reach.ts'
import { ownUnits, permitSomewhere, reachOfActing } from './permit.ts'

/**
 * Keeps an attachment, content-addressed; what it is, is told by its content, never by its name.
 *
 * @throws DeliveryError `file_empty`, `file_too_large`, `file_type_unsupported`, `file_not_what_it_seems`
 */
export async function uploadFile(call: Call, { name, bytes }: { name: string; bytes: Uint8Array }) {
  permitSomewhere(call.acting, 'uploadFile')
  const { deps, acting } = call
  const { attachmentType } = await import('../files/index.ts')
  const mediaType = await attachmentType(bytes, name)
  const { sha256, size } = await deps.files.put(bytes)
  const file = { sha256, name, mediaType, size }
  await deps.db.write(acting.tenant, (tx) => keepFile(tx, acting.tenant, file, acting.person))
  return file
}

/**
 * An attachment's bytes. Who sees only the matters of a unit gets only files of records on those matters or made by that unit.
 *
 * @throws DeliveryError `not_found` when this city has no such file, or not for this membership
 */
export async function downloadFile(call: Call, { sha256 }: { sha256: string }) {
  permitSomewhere(call.acting, 'downloadFile')
  const { deps, acting } = call
  const file = await deps.db.read(acting.tenant, async (db) => {
    const found = await fileNamed(db, acting.tenant, sha256)
    if (!found || !(await fileOpen(call, db, sha256))) return undefined
    if (call.from) for (const subject of await internalWithFile(db, acting.tenant, sha256)) call.from.internal.add(subject)
    return found
  })
  if (!file) throw new DeliveryError('not_found', { what: sha256 })
  return { ...file, name: file.name ?? sha256, bytes: await deps.files.get(sha256) }
}

async function fileOpen(call: Call, db: Db, sha256: string): Promise<boolean> {
  const { deps, acting } = call
  const { today } = await inputsOf(deps, db, acting.tenant)
  const own = await ownUnits(db, acting, today)
  const reach = await reachOfActing(db, acting, own)
  // Who sees records of the whole city does not thereby see letters: what hangs on letters alone goes with them.
  const onLetters = await fileOfLetters(db, acting.tenant, sha256, await reachOfLetters(db, { acting, own, reach, today }))
  if (onLetters.seen) return true
  if (scopeOf(acting.role, 'downloadFile') === 'city') return !onLetters.only && !(await closedRequests(call, db, sha256))
  return fileConcerns(db, acting.tenant, sha256, reach)
}

/** Whether a file is of requests alone, and requests of the whole city are not open to who asks for it: leaders and observers read none. */
async function closedRequests({ acting }: Call, db: Db, sha256: string): Promise<boolean> {
  return scopeOf(acting.role, 'getRequest') !== 'city' && (await fileOnRequestsAlone(db, acting.tenant, sha256))
}
