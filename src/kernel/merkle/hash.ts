/** A hash function such as SM3 or SHA-256: given from outside, because the kernel brings none. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Whether two hashes are the same. What is compared is public: it need not take the same time for every answer. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** The hash of a leaf: `H(0x00 ‖ entry)`, so that no leaf can be taken for a node. @source RFC 9162, 2.1.1 */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return hash(bytes)
}

/** The hash of a node: `H(0x01 ‖ left ‖ right)`. @source RFC 9162, 2.1.1 */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return hash(bytes)
}
