import { emptyEdge, grow, type Edge } from '../../../kernel/merkle/edge.ts'
import { sameBytes, type Hash } from '../../../kernel/merkle/hash.ts'
import { isKept, KEPT_EVERY } from '../../../kernel/merkle/kept.ts'
import type { Node } from '../../../kernel/merkle/shape.ts'
import type { StoredFact, StoredLeaf } from '../../../store/log/audit.ts'
import { checkLeaf } from './check-leaf.ts'
import { finding, named } from './finding.ts'
import { note, type Displaced, type Findings } from './findings.ts'

/** The tree as it is computed anew, leaf by leaf, beside what the database keeps of it. */
export type TreeWalk = {
  hash: Hash
  edge: Edge
  /** the last leaf below which the tree is known to differ; what lies above it differs too and is not named again; -1: none */
  brokenAt: number
  /** the two facts before, for the order */
  before: (StoredFact | null)[]
  displaced: Displaced[]
}

export const beginWalk = (hash: Hash): TreeWalk => ({ hash, edge: emptyEdge(), brokenAt: -1, before: [], displaced: [] })

/** A leaf whose row is gone: something must stand in its place, so that the others keep theirs. */
const NO_ENTRY = Buffer.alloc(32)
/** What makes the leaf itself doubtful, and with it every hash above it. */
const OF_THE_LEAF: ReadonlySet<string> = new Set(['sealed_otherwise', 'fact_changed'])

/** Every level that is kept, up to more leaves than there will ever be. */
export const KEPT_LEVELS: readonly number[] = Array.from({ length: 12 }, (_, n) => (n + 1) * KEPT_EVERY)

/**
 * Goes one leaf further.
 *
 * @param leaf null where its row is gone
 * @param kept the hash kept for a node that becomes complete with it
 * @returns the leaf whose content is not there, for the caller to look up whether it was erased by law
 */
export function walkLeaf(walk: TreeWalk, position: number, leaf: StoredLeaf | null, kept: (node: Node) => Uint8Array | undefined, findings: Findings): StoredLeaf | null {
  const wrong = leaf ? checkLeaf(leaf) : 'leaf_missing'
  if (wrong !== null && wrong !== 'payload_missing') note(findings, finding(wrong, { leaf: position, ...(leaf && (leaf.stored ? named(leaf.stored.envelope) : { fact: leaf.fact })) }))
  if (!leaf || (wrong !== null && OF_THE_LEAF.has(wrong))) walk.brokenAt = position
  watchOrder(walk, position, leaf?.stored ?? null)
  grow(walk.hash, walk.edge, [leaf?.leafHash ?? NO_ENTRY], (node, computed) => {
    if (isKept(node)) checkNode(walk, node, computed, kept(node), findings)
  })
  return wrong === 'payload_missing' ? leaf : null
}

function checkNode(walk: TreeWalk, { level, index }: Node, computed: Uint8Array, kept: Uint8Array | undefined, findings: Findings): void {
  const [leaf, past] = [index * 2 ** level, (index + 1) * 2 ** level]
  if (kept && sameBytes(kept, computed)) return
  if (walk.brokenAt >= leaf && kept) return
  note(findings, finding(kept ? 'subtree_changed' : 'subtree_missing', { leaf, past }))
  // A hash that is missing says nothing of the leaves below it.
  if (kept) walk.brokenAt = past - 1
}

/**
 * Leaves follow the order in which their transactions and numbers were given. A fall in it does not prove anything by itself (a database restored elsewhere counts
 * anew); where the tree differs it says which leaf is out of place: the one before the fall, unless the one after it is behind that one's neighbour too.
 */
function watchOrder(walk: TreeWalk, position: number, fact: StoredFact | null): void {
  const [first, last] = walk.before
  if (fact && last && isBefore(fact, last)) {
    const [leaf, moved] = first && isBefore(fact, first) ? [position, fact] : [position - 1, last]
    walk.displaced.push({ leaf, says: named(moved.envelope) })
  }
  walk.before = [last ?? null, fact]
}

const isBefore = (a: StoredFact, b: StoredFact): boolean => a.tx < b.tx || (a.tx === b.tx && a.seq < b.seq)
