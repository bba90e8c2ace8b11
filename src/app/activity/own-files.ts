import { DeliveryError } from '../../kernel/errors.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { fileConcerns, fileNamed, uploadedBy } from '../../store/queries/files.ts'
import type { Writing } from '../writing.ts'

/**
 * Files may hang on a record or a step when they were uploaded in this city, and for those bound to their unit: by themselves, or when the
 * file is on something that concerns them anyway. A hash alone opens nothing.
 *
 * @throws DeliveryError `file_unknown`
 */
export async function ownFiles({ tx, acting, reach }: Writing, attachments: readonly { sha256: string }[]): Promise<string[]> {
  const hashes = [...new Set(attachments.map(({ sha256 }) => sha256))]
  for (const sha256 of hashes) {
    const file = await fileNamed(tx, acting.tenant, sha256)
    const mine = file && (scopeOf(acting.role, 'recordActivity') === 'city' || (await uploadedBy(tx, acting.tenant, sha256, acting.person)) || (await fileConcerns(tx, acting.tenant, sha256, reach)))
    if (!mine) throw new DeliveryError('file_unknown', { sha256 })
  }
  return hashes
}
