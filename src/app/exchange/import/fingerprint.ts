import { createHash } from 'node:crypto'

import type { HeadColumn } from './head.ts'
import { plain } from './likeness.ts'

/** By what a head is known again: its names in their order and places. */
export function fingerprintOf(columns: readonly HeadColumn[]): string {
  return createHash('sha256').update(columns.map(({ at, name, group }) => `${at} ${plain(group ?? '')} ${plain(name)}`).join('\n')).digest('hex').slice(0, 32)
}
