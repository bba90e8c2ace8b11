import type { MatterState } from './facts/matter.ts'
import type { Ledger, Source } from './pack/schema.ts'

/** What a matter itself says of whence it came; null: nothing. */
export function statedSource({ origin, clause }: Pick<MatterState, 'origin' | 'clause'>): Source | null {
  return origin?.source ?? (clause ? 'document' : null)
}

/**
 * Whence a matter came: what it says itself, else its ledger. That it was read from a document says less than the ledger, because letters
 * from above and findings are read from documents too.
 */
export function sourceOf(stated: Source | null, ledger: Pick<Ledger, 'source'> | null): Source | null {
  return stated !== null && stated !== 'document' ? stated : (ledger?.source ?? stated)
}
