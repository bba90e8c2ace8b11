import { leafHash, nodeHash, sameBytes, type Hash } from './hash.ts'

/** What an inclusion proof is checked against. `path`: hashes from the leaf upwards. */
export type Inclusion = { entry: Uint8Array; index: number; size: number; path: readonly Uint8Array[]; root: Uint8Array }

/** Whether the entry is the leaf `index` of the tree with this size and root. @source RFC 9162, 2.1.3.2 */
export function provesInclusion(hash: Hash, { entry, index, size, path, root }: Inclusion): boolean {
  if (!counts(index) || !counts(size) || index >= size) return false
  let [fn, sn] = [index, size - 1]
  let computed = leafHash(hash, entry)
  for (const sibling of path) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      computed = nodeHash(hash, sibling, computed)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      computed = nodeHash(hash, computed, sibling)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(computed, root)
}

/** What a consistency proof is checked against. */
export type Consistency = { earlier: number; earlierRoot: Uint8Array; size: number; root: Uint8Array; path: readonly Uint8Array[] }

/**
 * Whether the later tree begins with all leaves of the earlier one, in their order. Equal sizes need equal roots and no path; a
 * tree without leaves begins every other and is not proved.
 *
 * @source RFC 9162, 2.1.4.2
 */
export function provesConsistency(hash: Hash, { earlier, earlierRoot, size, root, path }: Consistency): boolean {
  if (!counts(earlier) || !counts(size) || earlier < 1 || earlier > size) return false
  if (earlier === size) return path.length === 0 && sameBytes(earlierRoot, root)
  const [first, ...rest] = isPowerOfTwo(earlier) ? [earlierRoot, ...path] : path
  if (path.length === 0 || first === undefined) return false
  let [fn, sn] = [earlier - 1, size - 1]
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [first, first]
  for (const sibling of rest) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(hash, sibling, fr)
      sr = nodeHash(hash, sibling, sr)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      sr = nodeHash(hash, sr, sibling)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(fr, earlierRoot) && sameBytes(sr, root)
}

const counts = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

function isPowerOfTwo(n: number): boolean {
  let power = 1
  while (power < n) power *= 2
  return power === n
}
