import type { ErasureRow } from '../../../store/log/audit.ts'

/** By which fact, and when, a payload was erased, and what was left in its place. */
export type ErasedBy = { fact: string; on: string; leaves: unknown }

/**
 * Which payloads these facts erased. An erasure that was itself erased later stands within the one that did it, because it says what it had left
 * of the first.
 *
 * @param erasures facts `fact.erased` whose payload is there, the earliest first
 */
export function erasedBy(erasures: readonly ErasureRow[]): Map<string, ErasedBy> {
  const found = new Map<string, ErasedBy>()
  for (const { fact, on, says } of erasures) {
    for (let erasure: unknown = says; isErasure(erasure); erasure = erasure.redacted) found.set(erasure.fact, { fact, on, leaves: erasure.redacted })
  }
  return found
}

function isErasure(says: unknown): says is { fact: string; redacted: unknown } {
  return typeof says === 'object' && says !== null && 'fact' in says && typeof says.fact === 'string' && 'erasure' in says && 'redacted' in says
}
