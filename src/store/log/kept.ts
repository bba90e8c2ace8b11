import { sql } from 'kysely'

import { hashOfNode, hashOfRange, runsOf } from '../../kernel/merkle/kept.ts'
import type { Edge } from '../../kernel/merkle/edge.ts'
import type { Hash } from '../../kernel/merkle/hash.ts'
import { nodesOf, type Node, type Range } from '../../kernel/merkle/shape.ts'
import type { Db } from '../database/database.ts'

/**
 * Reads what is kept of a tree for the hashes of these ranges: two statements, whatever their number.
 *
 * @returns the entry of a leaf or the hash of a kept node; it throws for what is not kept, as in a database that lost rows
 */
export async function keptFor(db: Db, tenant: string, ranges: readonly Range[]): Promise<(node: Node) => Uint8Array> {
  const runs = runsOf(ranges)
  const [leaves, nodes] = [runs.filter(({ level }) => level === 0), runs.filter(({ level }) => level > 0)]
  const found = new Map<string, Uint8Array>()
  if (leaves.length > 0) {
    const { rows } = await sql<{ position: number; leaf_hash: Buffer }>`
      select l.position, l.leaf_hash
      from unnest(${leaves.map(({ from }) => from)}::bigint[], ${leaves.map(({ to }) => to)}::bigint[]) as r(first, past)
      join log_leaf l on l.tenant = ${tenant} and l.position >= r.first and l.position < r.past`.execute(db)
    for (const { position, leaf_hash: hash } of rows) found.set(keyOf({ level: 0, index: position }), hash)
  }
  if (nodes.length > 0) {
    const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
      select n.level, n.position, n.hash
      from unnest(${nodes.map(({ level }) => level)}::int[], ${nodes.map(({ from }) => from)}::bigint[], ${nodes.map(({ to }) => to)}::bigint[]) as r(level, first, past)
      join log_node n on n.tenant = ${tenant} and n.level = r.level and n.position >= r.first and n.position < r.past`.execute(db)
    for (const { level, position, hash } of rows) found.set(keyOf({ level, index: position }), hash)
  }
  return (node) => {
    const hash = found.get(keyOf(node))
    if (!hash) throw new Error(`the tree of ${tenant} lacks level ${node.level}, number ${node.index}: run “lingxian verify”`)
    return hash
  }
}

const keyOf = ({ level, index }: Node): string => `${level} ${index}`

/** The hashes of these ranges, each in its place, as proofs want them. */
export async function hashesOf(db: Db, tenant: string, hash: Hash, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const kept = await keptFor(db, tenant, ranges)
  return ranges.map((range) => hashOfRange(hash, range, kept))
}

/** The right edge of a city's tree at a size, from which it goes on growing. */
export async function edgeAt(db: Db, tenant: string, hash: Hash, size: number): Promise<Edge> {
  const kept = await keptFor(db, tenant, [{ from: 0, to: size }])
  return { size, hashes: nodesOf({ from: 0, to: size }).map((node) => hashOfNode(hash, node, kept)) }
}
