const MB = 1024 * 1024
const GB = 1024 * MB

/** How it stands with the room on a disk. `low`: make room within days; `full`: writing may fail any time. */
export type StorageLeft = 'enough' | 'low' | 'full'

/**
 * Whether what is left on a disk is enough to work on: below two gigabytes and a tenth it is low, below 200 megabytes or a hundredth of a small disk
 * it is as good as full.
 *
 * @param free  bytes that this program may still write
 * @param total bytes of the whole disk
 */
export function storageLeft(free: number, total: number): StorageLeft {
  if (free < Math.min(200 * MB, total / 20)) return 'full'
  if (free < Math.min(2 * GB, total / 10)) return 'low'
  return 'enough'
}
