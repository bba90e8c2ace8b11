import type { FindingKind } from '../../../kernel/words/log.ts'
import { leafHashOf, payloadHashOf } from '../../../store/hash.ts'
import type { StoredFact, StoredLeaf } from '../../../store/log/audit.ts'

/**
 * Whether a leaf is the fact it says it is, computed anew from envelope, salt and payload.
 *
 * @returns what is wrong; `payload_missing` as well where it was erased by law, which the caller looks up
 */
export function checkLeaf({ leafHash, stored }: Pick<StoredLeaf, 'leafHash' | 'stored'>): FindingKind | null {
  if (!stored) return 'fact_missing'
  const { envelope, algorithm, payloadHash } = stored
  const computed = leafHashOf(envelope, payloadHash, algorithm)
  const same = { sealed: computed.equals(leafHash), kept: computed.equals(stored.leafHash) }
  if (same.sealed && same.kept) return checkContent(stored)
  if (same.sealed) return 'leaf_hash_changed'
  if (isGenuineWithItsContent(stored, leafHash)) return 'payload_hash_changed'
  // Envelope and hashes fit each other and yet not the leaf: either of the two was written anew as a whole.
  if (same.kept) return 'sealed_otherwise'
  return stored.leafHash.equals(leafHash) ? 'envelope_changed' : 'fact_changed'
}

function checkContent({ content, algorithm, payloadHash }: StoredFact): FindingKind | null {
  if (!content) return 'payload_missing'
  return payloadHashOf(content.payload, content.salt, algorithm).equals(payloadHash) ? null : 'payload_changed'
}

/** With the hash of the content that is there, it is the fact that was sealed: then only the kept hash was changed. */
function isGenuineWithItsContent({ content, envelope, algorithm }: StoredFact, leafHash: Buffer): boolean {
  return content !== null && leafHashOf(envelope, payloadHashOf(content.payload, content.salt, algorithm), algorithm).equals(leafHash)
}
