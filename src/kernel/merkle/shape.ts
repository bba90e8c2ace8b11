/**
 * A complete subtree: `index` counts those of its level from 0, level 0 are the leaves. It covers the leaves from
 * `index · 2^level` on, `2^level` of them.
 */
export type Node = { level: number; index: number }

/** Leaves from `from` up to but without `to`. */
export type Range = { from: number; to: number }

/**
 * The largest power of two smaller than n, where RFC 9162 divides a list of n. With powers and not with bits, because bits of
 * JavaScript end at 2^31.
 *
 * @param n at least 2
 */
export function divide(n: number): number {
  let half = 1
  while (half * 2 < n) half *= 2
  return half
}

/**
 * The complete subtrees of which a range consists, from the left; their hashes, folded from the right, are the hash of the range.
 *
 * @param range as proofs need them: it begins at a multiple of the smallest power of two that is not below its length
 */
export function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to; ) {
    let level = 0
    while (2 ** (level + 1) <= to - at) level += 1
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The ranges whose hashes prove that leaf `index` is in the tree of `size` leaves, from the leaf upwards. @source RFC 9162, 2.1.3.1 */
export function inclusionPath(index: number, size: number): Range[] {
  const path: Range[] = []
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = from + divide(to - from)
    if (index < middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  return path.reverse()
}

/**
 * The ranges whose hashes prove that the tree of `size` leaves begins with that of `earlier`, in the order of the RFC; nothing
 * where the two are the same. @source RFC 9162, 2.1.4.1
 */
export function consistencyPath(earlier: number, size: number): Range[] {
  const path: Range[] = []
  let [from, to] = [0, size]
  // Where the earlier tree is a whole subtree of the later one and the first in it, the verifier knows its hash: it is the earlier root.
  let known = true
  while (earlier < to) {
    const middle = from + divide(to - from)
    if (earlier <= middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
      known = false
    }
  }
  if (!known) path.push({ from, to })
  return path.reverse()
}
