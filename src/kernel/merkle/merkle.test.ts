import { hash as digest } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { emptyEdge, grow, rootOf } from './edge.ts'
import { leafHash, nodeHash, type Hash } from './hash.ts'
import { hashOfRange, isKept, runsOf } from './kept.ts'
import { provesConsistency, provesInclusion } from './prove.ts'
import { consistencyPath, divide, inclusionPath, type Node, type Range } from './shape.ts'

const sha256: Hash = (bytes) => digest('sha256', bytes, 'buffer')
const sm3: Hash = (bytes) => digest('sm3', bytes, 'buffer')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** MTH(D[n]) as RFC 9162, 2.1.1 writes it down: the other way by which the same must come out. */
function mth(hash: Hash, entries: readonly Uint8Array[]): Uint8Array {
  const [only] = entries
  if (!only) return hash(new Uint8Array(0))
  if (entries.length === 1) return leafHash(hash, only)
  const k = divide(entries.length)
  return nodeHash(hash, mth(hash, entries.slice(0, k)), mth(hash, entries.slice(k)))
}

/** PATH(m, D[n]), 2.1.3.1. */
function path(hash: Hash, m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length <= 1) return []
  const k = divide(entries.length)
  const [left, right] = [entries.slice(0, k), entries.slice(k)]
  return m < k ? [...path(hash, m, left), mth(hash, right)] : [...path(hash, m - k, right), mth(hash, left)]
}

/** SUBPROOF(m, D[n], b), 2.1.4.1. */
function subproof(hash: Hash, m: number, entries: readonly Uint8Array[], known: boolean): Uint8Array[] {
  if (m === entries.length) return known ? [] : [mth(hash, entries)]
  const k = divide(entries.length)
  const [left, right] = [entries.slice(0, k), entries.slice(k)]
  return m <= k ? [...subproof(hash, m, left, known), mth(hash, right)] : [...subproof(hash, m - k, right, false), mth(hash, left)]
}

const MOST = 200
const STEP = (size: number) => (size <= 40 ? 1 : 11)
const entries = Array.from({ length: MOST }, (_, n) => Buffer.from(`entry ${n}`))
const first = (n: number) => entries.slice(0, n)

/** A tree as it is kept: entries and every fourth level. */
function keptOf(hash: Hash, size: number): (node: Node) => Uint8Array {
  const nodes = new Map<string, Uint8Array>()
  grow(hash, emptyEdge(), first(size), (node, value) => isKept(node) && nodes.set(`${node.level} ${node.index}`, value))
  return ({ level, index }) => {
    const found = level === 0 ? entries[index] : nodes.get(`${level} ${index}`)
    if (!found) throw new Error(`nothing is kept at ${level}, ${index}`)
    return found
  }
}
const kept = keptOf(sha256, MOST)
const hashes = (ranges: readonly Range[]): Uint8Array[] => ranges.map((range) => hashOfRange(sha256, range, kept))
const roots = Array.from({ length: MOST + 1 }, (_, size) => mth(sha256, first(size)))
const root = (size: number) => roots[size] ?? new Uint8Array(0)
const entry = (index: number): Uint8Array => entries[index] ?? new Uint8Array(0)

describe('the tree of RFC 9162', () => {
  // Inputs and roots that the reference implementation of Certificate Transparency tests itself with.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => Buffer.from(text, 'hex'))
  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('%d leaves have the root %s', (size, expected) => {
    const edge = emptyEdge()
    grow(sha256, edge, inputs.slice(0, size))
    expect(hex(rootOf(sha256, edge))).toBe(expected)
  })

  test('grown leaf by leaf it has the root that the RFC defines, at every size, by either hash', () => {
    for (const hash of [sha256, sm3]) {
      const edge = emptyEdge()
      for (let size = 0; size <= (hash === sm3 ? 40 : MOST); size += 1) {
        expect(hex(rootOf(hash, edge)), `${size}`).toBe(hex(mth(hash, first(size))))
        grow(hash, edge, entries.slice(size, size + 1))
      }
    }
  })

  test('a leaf is never a node: the same bytes give another hash', () => {
    const two = Buffer.concat([leafHash(sha256, entry(0)), leafHash(sha256, entry(1))])
    expect(hex(leafHash(sha256, two))).not.toBe(hex(root(2)))
  })
})

describe('proofs', () => {
  test('inclusion: the path the RFC defines, and it proves, for every leaf of sizes up to 40 and every eleventh of those up to 200', () => {
    for (let size = 1; size <= MOST; size += 1) {
      for (let index = size % STEP(size); index < size; index += STEP(size)) {
        const made = hashes(inclusionPath(index, size))
        if (size < 40) expect(made.map(hex), `${index} of ${size}`).toEqual(path(sha256, index, first(size)).map(hex))
        expect(provesInclusion(sha256, { entry: entry(index), index, size, path: made, root: root(size) }), `${index} of ${size}`).toBe(true)
      }
    }
  })

  test('consistency: the path the RFC defines, and it proves, for every two sizes up to 40, and every eleventh beyond', () => {
    for (let size = 1; size <= MOST; size += 1) {
      for (let earlier = 1 + (size % STEP(size)); earlier <= size; earlier += STEP(size)) {
        const made = hashes(consistencyPath(earlier, size))
        if (size < 40) expect(made.map(hex), `${earlier} of ${size}`).toEqual(subproof(sha256, earlier, first(size), true).map(hex))
        expect(provesConsistency(sha256, { earlier, earlierRoot: root(earlier), size, root: root(size), path: made }), `${earlier} of ${size}`).toBe(true)
      }
    }
  })

  const sizes = fc.integer({ min: 1, max: MOST }).chain((size) => fc.record({ size: fc.constant(size), at: fc.integer({ min: 0, max: size - 1 }), other: fc.integer({ min: 0, max: MOST + 3 }), bit: fc.nat() }))

  test('inclusion: another index, another size, any flipped bit, a step more or less prove nothing', () => {
    fc.assert(
      fc.property(sizes, ({ size, at: index, other, bit }) => {
        const given = { entry: entry(index), index, size, path: hashes(inclusionPath(index, size)), root: root(size) }
        const proves = (change: Partial<typeof given>) => provesInclusion(sha256, { ...given, ...change })
        expect(proves({})).toBe(true)
        if (other !== index) expect(proves({ index: other })).toBe(false)
        // Another size may have a path of the same shape; then its root is another.
        if (other !== size) expect(proves({ size: other, root: root(other) })).toBe(false)
        expect(proves({ entry: flipped(given.entry, bit) })).toBe(false)
        expect(proves({ root: flipped(given.root, bit) })).toBe(false)
        expect(proves({ path: [...given.path, given.root] })).toBe(false)
        if (given.path.length > 0) {
          expect(proves({ path: given.path.slice(1) })).toBe(false)
          expect(proves({ path: given.path.with(bit % given.path.length, flipped(given.path[bit % given.path.length], bit)) })).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('consistency: other sizes, any flipped bit, a step more or less prove nothing', () => {
    fc.assert(
      fc.property(sizes, ({ size, at, other, bit }) => {
        const earlier = at + 1
        const given = { earlier, earlierRoot: root(earlier), size, root: root(size), path: hashes(consistencyPath(earlier, size)) }
        const proves = (change: Partial<typeof given>) => provesConsistency(sha256, { ...given, ...change })
        expect(proves({})).toBe(true)
        if (other !== earlier) expect(proves({ earlier: other })).toBe(false)
        if (other !== size) expect(proves({ size: other, root: root(other) })).toBe(false)
        expect(proves({ earlierRoot: flipped(given.earlierRoot, bit) })).toBe(false)
        expect(proves({ root: flipped(given.root, bit) })).toBe(false)
        expect(proves({ path: [...given.path, given.root] })).toBe(false)
        if (given.path.length > 0) {
          expect(proves({ path: given.path.slice(1) })).toBe(false)
          expect(proves({ path: given.path.with(bit % given.path.length, flipped(given.path[bit % given.path.length], bit)) })).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['no leaf at all', { index: 0, size: 0 }],
    ['an index that is the size', { index: 5, size: 5 }],
    ['half a leaf', { index: 0.5, size: 5 }],
    ['a leaf before the first', { index: -1, size: 5 }],
    ['not a number', { index: Number.NaN, size: 5 }],
  ])('%s proves nothing', (_, { index, size }) => {
    expect(provesInclusion(sha256, { entry: entry(0), index, size, path: hashes(inclusionPath(0, 5)), root: root(5) })).toBe(false)
  })
})

describe('what is read for a proof', () => {
  test('a few runs for each four levels, of at most eight rows, however long the log', () => {
    const size = 987_654_321_012
    for (const index of [0, 1, 123_456_789_012, size - 1]) {
      const runs = runsOf(inclusionPath(index, size))
      expect(runs.length).toBeLessThan(2 * 40)
      expect(Math.max(...runs.map(({ from, to }) => to - from))).toBe(8)
    }
  })
})

function flipped(bytes: Uint8Array | undefined, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes ?? [])
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << bit % 8)
  return copy
}
