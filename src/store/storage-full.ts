import { DeliveryError } from '../kernel/errors.ts'

/** What the system says when there is no room: a full disk, a full quota, a file beyond what this process may write. */
const SYSTEM_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** PostgreSQL's disk_full. */
const DISK_FULL = '53100'
/** How PostgreSQL words it where the code is only that of an error of input and output. */
const WORDS = /No space left on device|File too large|Disk quota exceeded|could not (?:extend|write)/

/** The error as callers should see it: a disk without room becomes `storage_full`, everything else stays. */
export function asStorageFull(error: unknown): unknown {
  return isStorageFull(error) ? new DeliveryError('storage_full') : error
}

function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DeliveryError) return false
  const code = 'code' in error ? String(error.code) : ''
  return SYSTEM_CODES.has(code) || code === DISK_FULL || (code === '58030' && WORDS.test(error.message))
}
