// Facts sealed and verified per second, each against hashing the same bytes bare, on both databases.
// --database embedded|postgres measures only one of the two.

import type { Deps } from '../src/app/call.ts'
import { newCommandId } from '../src/app/ids.ts'
import { sealCity } from '../src/app/log/seal-city.ts'
import { verifyCity } from '../src/app/log/verify/verify-city.ts'
import { append } from '../src/store/append.ts'
import { canonical, hashWith } from '../src/store/hash.ts'
import { leavesBetween, type StoredLeaf } from '../src/store/log/audit.ts'
import { bareCity } from '../test/support/sealed.ts'
import { openPlace, type Place } from './lib/city.ts'
import { onFreshDatabase, wantedKinds, type Kind } from './lib/databases.ts'
import { goal, machine, report, timed } from './support.ts'

const FACTS = 20_000
const BATCH = 1_000
const TENANT = 'bench'

const kinds = wantedKinds(process.argv)
const figures: Record<string, number> = {}
for (const kind of kinds) await onFreshDatabase(kind, (place) => measureAt(kind, place))
report({
  name: 'seal',
  machine: machine(),
  figures,
  goals: kinds.flatMap((kind) => [
    goal(`${kind}: facts sealed a second`, figures[`${kind} sealed /s`] ?? 0, '>=', 10_000),
    goal(`${kind}: facts verified a second`, figures[`${kind} verified /s`] ?? 0, '>=', 8_000),
  ]),
})

async function measureAt(kind: Kind, place: Place): Promise<void> {
  const deps = await openPlace(place)
  try {
    await bareCity(deps, TENANT)
    await fill(deps)
    const keep = (what: string, value: number) => (figures[`${kind} ${what}`] = Math.round(value * 1000) / 1000)
    const sealed = await timed(() => sealCity(deps, TENANT))
    const leaves = await deps.db.jobs((db) => leavesBetween(db, TENANT, 0, FACTS))
    const nodes = await timed(async () => hashNodes(leaves))
    const facts = await timed(async () => hashFacts(leaves))
    const verified = await timed(() => verifyCity(deps, TENANT))
    if (sealed.result !== FACTS || verified.result.wrong !== 0) throw new Error('the log that was measured is not sound')
    const perSecond = (ms: number) => (FACTS / ms) * 1000
    keep('sealed /s', Math.round(perSecond(sealed.ms)))
    keep('bare hashing of the tree /s', Math.round(perSecond(nodes.ms)))
    keep('sealing against it', nodes.ms / sealed.ms)
    keep('verified /s', Math.round(perSecond(verified.ms)))
    keep('bare hashing of facts and tree /s', Math.round(perSecond(facts.ms + nodes.ms)))
    keep('verifying against it', (facts.ms + nodes.ms) / verified.ms)
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

async function fill(deps: Deps): Promise<void> {
  for (let written = 0; written < FACTS; written += BATCH) {
    const now = deps.now()
    const origin = { tenant: TENANT, commandId: newCommandId(now), recordedAt: now, hashAlgorithm: 'sm3' as const, actor: 'system', post: null, onBehalfOf: null }
    const drafts = Array.from({ length: BATCH }, (_, n) => {
      const id = newCommandId(now)
      return { id, subject: `unit:${id}`, kind: 'unit.created', occurredOn: '2026-03-02', payload: { name: `第${written + n}局`, aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: true } }
    })
    await deps.db.write(TENANT, (tx) => append(tx, origin, drafts, null))
  }
}

/** As many hashes, of as many bytes, as the tree over these leaves needs. */
function hashNodes(leaves: readonly StoredLeaf[]): void {
  const hash = hashWith('sm3')
  for (let n = 0; n < leaves.length; n += 1) {
    hash(Buffer.alloc(33))
    hash(Buffer.alloc(65))
  }
}

/** The bytes of these facts, hashed as they are. */
function hashFacts(leaves: readonly StoredLeaf[]): void {
  const hash = hashWith('sm3')
  for (const { stored } of leaves) {
    if (!stored) continue
    hash(Buffer.concat([stored.content?.salt ?? Buffer.alloc(0), Buffer.from(canonical(stored.content?.payload ?? null))]))
    hash(Buffer.concat([Buffer.from(canonical(stored.envelope)), stored.payloadHash]))
  }
}
