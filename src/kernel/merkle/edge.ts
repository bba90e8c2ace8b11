import { leafHash, nodeHash, type Hash } from './hash.ts'
import type { Node } from './shape.ts'

/** The right edge of a growing tree: the complete subtrees it consists of, from the left (the largest first). */
export type Edge = { size: number; hashes: Uint8Array[] }

export const emptyEdge = (): Edge => ({ size: 0, hashes: [] })

/**
 * Adds leaves at the right, in place.
 *
 * @param entries what the leaves are hashes of
 * @param completed told each subtree that became complete, the leaf itself included, from below
 */
export function grow(hash: Hash, edge: Edge, entries: Iterable<Uint8Array>, completed: (node: Node, hash: Uint8Array) => void = () => {}): void {
  for (const entry of entries) {
    let node: Node = { level: 0, index: edge.size }
    let grown = leafHash(hash, entry)
    completed(node, grown)
    while (node.index % 2 === 1) {
      const left = edge.hashes.pop()
      if (!left) throw new Error('an edge has fewer subtrees than its size says')
      grown = nodeHash(hash, left, grown)
      node = { level: node.level + 1, index: (node.index - 1) / 2 }
      completed(node, grown)
    }
    edge.hashes.push(grown)
    edge.size += 1
  }
}

/** The root over an edge: its subtrees folded from the right; of no leaves, the hash of nothing. @source RFC 9162, 2.1.1 */
export function rootOf(hash: Hash, { hashes }: Pick<Edge, 'hashes'>): Uint8Array {
  return hashes.length === 0 ? hash(new Uint8Array(0)) : hashes.reduceRight((right, left) => nodeHash(hash, left, right))
}
