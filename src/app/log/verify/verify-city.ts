import { DeliveryError } from '../../../kernel/errors.ts'
import type { Node } from '../../../kernel/merkle/shape.ts'
import type { PublishedKey } from '../../../kernel/receipt.ts'
import { canonical, hashWith, type HashAlgorithm } from '../../../store/hash.ts'
import { erasuresOn, extentOf, leavesBetween, nodesCompletedBetween, placedAfter, redactionsOf, waitingAfter, type Placed, type StoredLeaf } from '../../../store/log/audit.ts'
import { keysOf } from '../../../store/log/heads.ts'
import { cityRow } from '../../../store/queries/cities.ts'
import type { Deps } from '../../call.ts'
import { headVerifies, keyOfRow } from '../head.ts'
import { pagesAhead } from './ahead.ts'
import { checkLeaf } from './check-leaf.ts'
import { erasedBy } from './erased-by.ts'
import { finding, named, type Finding } from './finding.ts'
import { explained, note, saysOf, type Findings } from './findings.ts'
import { checkHeads, headsBeyond, headsDue, readHeads, type HeadWalk, type KeptHead } from './head-walk.ts'
import { beginWalk, KEPT_LEVELS, walkLeaf, type TreeWalk } from './tree-walk.ts'

/** A fact whose content is gone by law, and the fact that says so. */
export type Erased = { fact: string; subject: string; by: string; on: string }

export type Verification = {
  city: string
  name: string
  hash: HashAlgorithm
  leaves: number
  waiting: number
  heads: number
  keys: PublishedKey[]
  /** in the order of the log, the first of them; `wrong` counts all */
  findings: Finding[]
  wrong: number
  erased: Erased[]
  erasedCount: number
}

export type VerifyOptions = {
  /** heads kept outside: the log must go on from each of them */
  kept?: readonly KeptHead[]
  /** ids of keys; what others signed is found */
  trusted?: readonly string[] | null
  stop?: AbortSignal
  /** facts looked at, of how many; each is looked at twice */
  progress?: (done: number, total: number) => void
}

/** Small enough that whoever waits for the embedded database's one connection waits some tens of milliseconds. */
const PAGE = 1_024
const MOST_ERASED = 200

/**
 * Computes a city's log anew and compares: every leaf from its envelope and content, the tree above, every signed head; then, subject by subject, that
 * no fact is missing or inserted and no command is gone. Goes through the log page by page, and holds one page at a time.
 *
 * @throws DeliveryError `not_found` for a city that does not exist, `reading_cancelled` when stopped
 */
export async function verifyCity(deps: Deps, tenant: string, options: VerifyOptions = {}): Promise<Verification> {
  const begun = await begin(deps, tenant, options)
  await walkTree(begun)
  await walkSubjects(begun)
  await walkWaiting(begun)
  const { city, extent, heads, tree, findings, orphans, erased } = begun
  return {
    city: tenant,
    name: city.name,
    hash: city.hash_alg,
    leaves: extent.leaves,
    waiting: extent.waiting,
    heads: extent.heads,
    keys: [...heads.keys.values()],
    findings: explained(findings.named, tree.displaced, orphans.slice(0, findings.named.filter(({ what }) => what === 'leaf_missing').length)),
    wrong: findings.count,
    erased: erased.list,
    erasedCount: erased.count,
  }
}

type Begun = Awaited<ReturnType<typeof begin>>

async function begin(deps: Deps, tenant: string, { kept = [], trusted = null, stop, progress }: VerifyOptions) {
  const { city, extent, keys } = await deps.db.jobs(async (db) => ({ city: await cityRow(db, tenant), extent: await extentOf(db, tenant), keys: (await keysOf(db, tenant)).map(keyOfRow) }))
  if (!city) throw new DeliveryError('not_found', { what: tenant })
  const heads: HeadWalk = { keys: new Map(keys.map((key) => [key.id, key])), trusted, kept: [...kept], next: [], last: extent.lastHead, readUpTo: 0, agreed: 0 }
  const findings: Findings = { named: [], count: 0 }
  for (const { head, key } of kept) {
    if (!(await headVerifies(head, key)) || head.city !== tenant) note(findings, finding('kept_head_unsound', { head }))
  }
  const total = 2 * (extent.leaves + extent.waiting)
  let done = 0
  const passed = (count: number) => {
    if (stop?.aborted) throw new DeliveryError('reading_cancelled', { name: tenant })
    done = Math.min(total, done + count)
    progress?.(done, total)
  }
  const tree: TreeWalk = beginWalk(hashWith(city.hash_alg))
  const orphans: Placed[] = []
  const erased: { list: Erased[]; count: number } = { list: [], count: 0 }
  return { deps, tenant, city, extent, heads, findings, passed, tree, orphans, erased }
}

type TreePage = { from: number; to: number; leaves: StoredLeaf[]; nodes: Awaited<ReturnType<typeof nodesCompletedBetween>> }

async function walkTree(begun: Begun): Promise<void> {
  const { deps, tenant, extent, heads, findings, passed, tree } = begun
  const pages = pagesAhead<TreePage>(async (before) => {
    const from = before?.to ?? 0
    const to = Math.min(from + PAGE, extent.leaves)
    return from === to ? null : deps.db.jobs(async (db) => ({ from, to, leaves: await leavesBetween(db, tenant, from, to), nodes: await nodesCompletedBetween(db, tenant, KEPT_LEVELS, from, to) }))
  })
  for await (const { from, to, leaves, nodes } of pages) {
    const byPosition = new Map(leaves.map((leaf) => [leaf.position, leaf]))
    const kept = new Map(nodes.map(({ level, position, hash }) => [`${level} ${position}`, hash]))
    const empty: StoredLeaf[] = []
    for (let position = from; position < to; position += 1) {
      const without = walkLeaf(tree, position, byPosition.get(position) ?? null, ({ level, index }: Node) => kept.get(`${level} ${index}`), findings)
      if (without) empty.push(without)
      if (!headsDue(heads, position + 1)) continue
      await deps.db.jobs((db) => readHeads(db, tenant, heads))
      await checkHeads(heads, tree, findings)
    }
    await lookUpErased(begun, empty)
    passed(to - from)
  }
  await deps.db.jobs((db) => readHeads(db, tenant, heads))
  const cut = headsBeyond(heads, extent.leaves)
  if (cut) note(findings, cut)
  for (const { level, position } of extent.nodesBeyond) note(findings, finding('subtree_extra', { leaf: position * 2 ** level, past: (position + 1) * 2 ** level }))
}

/** What has lost its content was erased by law, and a fact of the same subject says so; or it is a finding. */
async function lookUpErased({ deps, tenant, findings, erased }: Begun, empty: readonly StoredLeaf[]): Promise<void> {
  const facts = empty.flatMap(({ stored, position }) => (stored ? [{ leaf: position, envelope: stored.envelope }] : []))
  if (facts.length === 0) return
  const [erasures, shown] = await deps.db.jobs(
    async (db) => [await erasuresOn(db, tenant, facts.map(({ envelope }) => envelope.subject)), await redactionsOf(db, tenant, facts.map(({ envelope }) => envelope.id))] as const,
  )
  const lawful = erasedBy(erasures)
  for (const { leaf, envelope } of facts) {
    const by = lawful.get(envelope.id)
    if (!by) note(findings, finding('payload_missing', { leaf, ...named(envelope) }))
    else if (canonical(by.leaves) !== canonical(shown.get(envelope.id) ?? null)) note(findings, finding('redaction_changed', { leaf, ...named(envelope) }))
    else {
      erased.count += 1
      if (erased.list.length < MOST_ERASED) erased.list.push({ fact: envelope.id, subject: envelope.subject, by: by.fact, on: by.on })
    }
  }
}

async function walkSubjects({ deps, tenant, findings, passed, orphans }: Begun): Promise<void> {
  let at = { subject: '', version: 0 }
  const pages = pagesAhead<Placed[]>(async (before) => {
    const last = before?.at(-1) ?? { subject: '', version: 0 }
    return before && before.length < PAGE ? null : deps.db.jobs((db) => placedAfter(db, tenant, last, PAGE))
  })
  for await (const facts of pages) {
    for (const fact of facts) {
      const expected = fact.subject === at.subject ? at.version + 1 : 1
      for (let version = expected; version < Math.min(fact.version, expected + MOST_GAP); version += 1) note(findings, finding('version_gap', { subject: fact.subject, version }))
      if (fact.version < expected) note(findings, finding('version_again', saysOf(fact)))
      if (!fact.placed) takeOrphan(findings, orphans, fact)
      // What the program writes by itself has no command.
      if (!fact.commanded && fact.actor !== 'system') note(findings, finding('command_missing', saysOf(fact)))
      at = { subject: fact.subject, version: fact.version }
    }
    passed(facts.length)
  }
}

/** A jump in the numbers of one subject names so many that are missing. */
const MOST_GAP = 20
const MOST_ORPHANS = 1_000

/** In the order of the log, so that facts which lost their leaf find their places. */
function takeOrphan(findings: Findings, orphans: Placed[], fact: Placed): void {
  const lost = findings.named.filter(({ what }) => what === 'leaf_missing').length
  if (orphans.length < MOST_ORPHANS) orphans.push(fact)
  orphans.sort((a, b) => a.tx - b.tx || a.seq - b.seq)
  if (orphans.length > lost) note(findings, finding('fact_inserted', saysOf(fact)))
}

async function walkWaiting(begun: Begun): Promise<void> {
  const { deps, tenant, findings, passed } = begun
  let at = { tx: '0', seq: 0 }
  for (;;) {
    const { leaves, last } = await deps.db.jobs((db) => waitingAfter(db, tenant, at, PAGE))
    const empty: StoredLeaf[] = []
    for (const leaf of leaves) {
      const wrong = checkLeaf(leaf)
      // Erased before it was sealed: as lawful as after.
      if (wrong === 'payload_missing') empty.push(leaf)
      else if (wrong) note(findings, finding(wrong, leaf.stored ? named(leaf.stored.envelope) : { fact: leaf.fact }))
    }
    await lookUpErased(begun, empty)
    passed(leaves.length)
    if (!last || leaves.length < PAGE) return
    at = last
  }
}
