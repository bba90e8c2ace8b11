import { rootOf } from '../../../kernel/merkle/edge.ts'
import type { PublishedKey, SignedHead } from '../../../kernel/receipt.ts'
import { headsFrom } from '../../../store/log/heads.ts'
import type { Db } from '../../../store/database/database.ts'
import { headOfRow, headVerifies } from '../head.ts'
import { finding, type Finding } from './finding.ts'
import { note, type Findings } from './findings.ts'
import type { TreeWalk } from './tree-walk.ts'

/** A head that somebody kept outside, with the key they kept with it. */
export type KeptHead = { head: SignedHead; key: PublishedKey }

export type HeadWalk = {
  keys: ReadonlyMap<string, PublishedKey>
  /** ids of keys that may have signed; null: every key that is published */
  trusted: readonly string[] | null
  kept: KeptHead[]
  /** heads that were read and are not reached yet, by size */
  next: SignedHead[]
  /** beyond it none is looked at: it was signed after the verification began */
  last: number
  readUpTo: number
  /** the size of the last head that agreed */
  agreed: number
}

const PAGE = 500

/** Reads on, unless the next head is known. */
export async function readHeads(db: Db, tenant: string, walk: HeadWalk): Promise<void> {
  if (walk.next.length > 0 || walk.readUpTo >= walk.last) return
  const rows = await headsFrom(db, tenant, walk.readUpTo + 1, PAGE)
  walk.next = rows.filter(({ size }) => size <= walk.last).map(headOfRow)
  walk.readUpTo = rows.length === PAGE ? (rows.at(-1)?.size ?? walk.last) : walk.last
}

/** Whether something is signed of the tree at this size, or more heads must be read to know. Asked for every leaf. */
export function headsDue(walk: HeadWalk, size: number): boolean {
  const [next] = walk.next
  return next ? next.size === size || isKeptAt(walk, size) : walk.readUpTo < walk.last || isKeptAt(walk, size)
}

const isKeptAt = ({ kept }: HeadWalk, size: number): boolean => kept.some(({ head }) => head.size === size)

/** What is signed of the tree at the size it now has. */
export async function checkHeads(walk: HeadWalk, tree: TreeWalk, findings: Findings): Promise<void> {
  const { size } = tree.edge
  const isHere = ({ size: of }: SignedHead) => of === size
  if (!walk.next.some(isHere) && !isKeptAt(walk, size)) return
  const root = Buffer.from(rootOf(tree.hash, tree.edge)).toString('hex')
  for (const { head } of walk.kept.filter(({ head: of }) => isHere(of))) {
    if (head.root !== root) note(findings, finding('kept_head_differs', { head, leaf: 0, past: size }))
  }
  for (const head of walk.next.filter(isHere)) await checkHead(walk, tree, head, root, findings)
  walk.next = walk.next.filter((head) => head.size > size)
}

async function checkHead(walk: HeadWalk, tree: TreeWalk, head: SignedHead, root: string, findings: Findings): Promise<void> {
  const unsigned = await signatureWrong(walk, head)
  if (unsigned) note(findings, finding(unsigned, { head }))
  else if (head.root === root) walk.agreed = head.size
  else if (tree.brokenAt < 0) {
    note(findings, finding('head_differs', { head, leaf: walk.agreed, past: head.size }))
    tree.brokenAt = head.size - 1
  }
}

async function signatureWrong({ keys, trusted }: HeadWalk, head: SignedHead): Promise<Finding['what'] | null> {
  if (trusted && !trusted.includes(head.key)) return 'key_other'
  const key = keys.get(head.key)
  if (!key) return 'key_missing'
  return (await headVerifies(head, key)) ? null : 'head_signature'
}

/** Heads over more leaves than there are: what they sealed was cut off. The smallest says the least, and so the most. */
export function headsBeyond(walk: HeadWalk, leaves: number): Finding | null {
  const [head] = [...walk.next, ...walk.kept.map(({ head: of }) => of)].filter(({ size }) => size > leaves).sort((a, b) => a.size - b.size)
  return head ? finding('tail_missing', { head, leaf: leaves, past: leaves }) : null
}
