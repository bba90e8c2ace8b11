import type { Hash } from './hash.ts'
import { leafHash, nodeHash } from './hash.ts'
import { nodesOf, type Node, type Range } from './shape.ts'

/**
 * Of the tree's nodes only every fourth level is kept, one row for fifteen leaves; each other is computed from at most eight kept
 * ones beside each other. A proof so reads a few runs of rows for each four levels, however long the log.
 */
export const KEPT_EVERY = 4

export const isKept = ({ level }: Node): boolean => level > 0 && level % KEPT_EVERY === 0

/** Nodes of one level beside each other, `from` up to but without `to`; level 0 are the leaves' entries. */
export type Run = { level: number; from: number; to: number }

/** The kept nodes (or leaves) from which a node is computed. */
export function runOf({ level, index }: Node): Run {
  const spread = 2 ** (level % KEPT_EVERY)
  return { level: level - (level % KEPT_EVERY), from: index * spread, to: (index + 1) * spread }
}

/** Every run that is needed for the hashes of these ranges. */
export function runsOf(ranges: readonly Range[]): Run[] {
  return ranges.flatMap((range) => nodesOf(range).map(runOf))
}

/** @param kept the hash kept for a node, or the entry of a leaf; it throws where there is none */
export function hashOfRange(hash: Hash, range: Range, kept: (node: Node) => Uint8Array): Uint8Array {
  return nodesOf(range)
    .map((node) => hashOfNode(hash, node, kept))
    .reduceRight((right, left) => nodeHash(hash, left, right))
}

export function hashOfNode(hash: Hash, node: Node, kept: (node: Node) => Uint8Array): Uint8Array {
  const { level, from, to } = runOf(node)
  let row: Uint8Array[] = []
  for (let index = from; index < to; index += 1) row.push(level === 0 ? leafHash(hash, kept({ level, index })) : kept({ level, index }))
  while (row.length > 1) row = row.flatMap((left, at) => (at % 2 === 1 ? [] : [nodeHash(hash, left, row[at + 1] ?? missing())]))
  return row[0] ?? missing()
}

function missing(): never {
  throw new Error('a run of kept nodes is incomplete')
}
