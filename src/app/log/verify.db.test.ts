import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { bareCity, tamper, writeUnit, writeUnits } from '../../../test/support/sealed.ts'
import type { Tx } from '../../store/database/database.ts'
import { hashWith, leafHashOf, payloadHashOf } from '../../store/hash.ts'
import { storedFact } from '../../store/log/audit.ts'
import { headsBelow, keysOf } from '../../store/log/heads.ts'
import { sealNext } from '../../store/log/seal.ts'
import { headOfRow, keyOfRow } from './head.ts'
import { noteAudit } from '../audit/note.ts'
import { anchorAudits } from './anchor-audit.ts'
import { openOutside } from './outside.ts'
import { sealCity, sealDue } from './seal-city.ts'
import { openSigner } from './signer.ts'
import type { KeptHead } from './verify/head-walk.ts'
import { verifyCity, type VerifyOptions } from './verify/verify-city.ts'
import { verifyHeld } from './verify-held.ts'
import { findingSentence } from './verify/words.ts'

let opened: TestDeps
let made = 0
beforeAll(async () => {
  opened = await testDeps()
})
afterAll(() => opened.close())

/** A city of 44 sealed facts under two heads, of 40 and 44, and two that wait. */
async function sealedCity() {
  const { deps } = opened
  const tenant = `log-${(made += 1)}`
  await bareCity(deps, tenant)
  const facts = await writeUnits(deps, tenant, 20)
  await sealCity(deps, tenant)
  facts.push(...(await writeUnits(deps, tenant, 2)))
  await sealCity(deps, tenant)
  facts.push(...(await writeUnits(deps, tenant, 1)))
  return { tenant, facts, at: (n: number) => facts[n] ?? '' }
}
type City = Awaited<ReturnType<typeof sealedCity>>

async function found({ tenant }: City, options: VerifyOptions = {}) {
  const { findings } = await verifyCity(opened.deps, tenant, options)
  return findings.map(({ what, fact, leaf }) => [what, fact, leaf])
}

async function keptHead({ tenant }: City): Promise<KeptHead> {
  return opened.deps.db.read(tenant, async (db) => {
    const [row] = await headsBelow(db, tenant, 41, 1)
    const [key] = await keysOf(db, tenant)
    if (!row || !key) throw new Error('nothing was signed')
    return { head: headOfRow(row), key: keyOfRow(key) }
  })
}

test('an untouched log is sound and says how much of it there is', async () => {
  const city = await sealedCity()
  const kept = await keptHead(city)
  expect(await verifyCity(opened.deps, city.tenant, { kept: [kept], trusted: [kept.head.key] })).toMatchObject({ hash: 'sm3', leaves: 44, waiting: 2, heads: 2, findings: [], wrong: 0, erasedCount: 0 })
})

const flip = (column: string) => sql`set_byte(${sql.ref(column)}, 5, get_byte(${sql.ref(column)}, 5) # 1)`

describe('whoever has the owner’s rights and switches the guards off is found', () => {
  const cases: [string, (tx: Tx, city: City) => Promise<unknown>, (city: City) => unknown[]][] = [
    ['a word of a payload changed', (tx, { tenant, at }) => sql`update fact_payload set payload = jsonb_set(payload, '{name}', '"丙局"') where tenant = ${tenant} and id = ${at(7)}`.execute(tx), ({ at }) => ['payload_changed', at(7), 7]],
    ['a byte of a salt', (tx, { tenant, at }) => sql`update fact_payload set salt = ${flip('salt')} where tenant = ${tenant} and id = ${at(8)}`.execute(tx), ({ at }) => ['payload_changed', at(8), 8]],
    ['the day of a fact', (tx, { tenant, at }) => sql`update fact set occurred_on = '2026-03-01' where tenant = ${tenant} and id = ${at(9)}`.execute(tx), ({ at }) => ['envelope_changed', at(9), 9]],
    ['who wrote it', (tx, { tenant, at }) => sql`update fact set actor = 'system' where tenant = ${tenant} and id = ${at(10)}`.execute(tx), ({ at }) => ['envelope_changed', at(10), 10]],
    ['the hash of a payload', (tx, { tenant, at }) => sql`update fact set payload_hash = ${flip('payload_hash')} where tenant = ${tenant} and id = ${at(11)}`.execute(tx), ({ at }) => ['payload_hash_changed', at(11), 11]],
    ['the hash of a fact', (tx, { tenant, at }) => sql`update fact set leaf_hash = ${flip('leaf_hash')} where tenant = ${tenant} and id = ${at(12)}`.execute(tx), ({ at }) => ['leaf_hash_changed', at(12), 12]],
    ['the hash of a leaf', (tx, { tenant, at }) => sql`update log_leaf set leaf_hash = ${flip('leaf_hash')} where tenant = ${tenant} and fact = ${at(13)}`.execute(tx), ({ at }) => ['sealed_otherwise', at(13), 13]],
    ['a fact deleted', (tx, { tenant, at }) => sql`delete from fact where tenant = ${tenant} and id = ${at(14)}`.execute(tx), ({ at }) => ['fact_missing', at(14), 14]],
    ['a payload deleted without a fact that says so', (tx, { tenant, at }) => sql`delete from fact_payload where tenant = ${tenant} and id = ${at(15)}`.execute(tx), ({ at }) => ['payload_missing', at(15), 15]],
    ['a leaf deleted', (tx, { tenant, at }) => sql`delete from log_leaf where tenant = ${tenant} and fact = ${at(16)}`.execute(tx), ({ at }) => ['leaf_missing', at(16), 16]],
    ['a kept hash changed', (tx, { tenant }) => sql`update log_node set hash = ${flip('hash')} where tenant = ${tenant} and level = 4 and position = 1`.execute(tx), () => ['subtree_changed', null, 16]],
    ['a kept hash deleted', (tx, { tenant }) => sql`delete from log_node where tenant = ${tenant} and level = 4 and position = 1`.execute(tx), () => ['subtree_missing', null, 16]],
    ['two payloads swapped', (tx, { tenant, at }) => swapped(tx, 'fact_payload', 'id', ['salt', 'payload'], tenant, at(17), at(30)), ({ at }) => ['payload_changed', at(17), 17]],
    ['two leaves swapped', (tx, { tenant, at }) => swappedLeaves(tx, tenant, at(18), at(40)), ({ at }) => ['order_changed', at(40), 18]],
    ['two neighbouring leaves swapped', (tx, { tenant, at }) => swappedLeaves(tx, tenant, at(20), at(21)), ({ at }) => ['order_changed', at(21), 20]],
    ['a head over another root', (tx, { tenant }) => sql`update log_head set root = ${flip('root')} where tenant = ${tenant} and size = 40`.execute(tx), () => ['head_signature', null, null]],
    ['a key exchanged', (tx, { tenant }) => sql`update log_key set public_key = ${flip('public_key')} where tenant = ${tenant}`.execute(tx), () => ['head_signature', null, null]],
    ['a command deleted', (tx, { tenant, at }) => sql`delete from command where tenant = ${tenant} and id = (select command_id from fact where tenant = ${tenant} and id = ${at(22)})`.execute(tx), ({ at }) => ['command_missing', expect.toBeOneOf([at(22), at(23)]), null]],
    ['the tail cut off, leaves and all', (tx, { tenant }) => cutFrom(tx, tenant, 36), () => ['tail_missing', null, 36]],
    ['a fact that waits, changed', (tx, { tenant, at }) => sql`update fact set actor = 'system' where tenant = ${tenant} and id = ${at(45)}`.execute(tx), ({ at }) => ['envelope_changed', at(45), null]],
    ['a fact written anew with all its hashes and its leaf', (tx, { tenant, at }) => rewritten(tx, tenant, at(33)), () => ['head_differs', null, 0]],
  ]
  test.each(cases)('%s', async (_, change, first) => {
    const city = await sealedCity()
    await tamper(opened.deps, (tx) => change(tx, city))
    expect((await found(city))[0]).toEqual(first(city))
  })

  test('one inserted in the middle of a subject', async () => {
    const city = await sealedCity()
    const id = '01920000-0000-7000-8000-00000000ffff'
    await tamper(opened.deps, async (tx) => {
      await sql`insert into fact (tenant, id, kind, schema_version, command_id, subject, subject_version, occurred_on, recorded_at, actor, hash_alg, payload_hash, leaf_hash)
        select tenant, ${id}, kind, schema_version, command_id, subject, 3, occurred_on, recorded_at, actor, hash_alg, payload_hash, leaf_hash from fact where tenant = ${city.tenant} and id = ${city.at(5)}`.execute(tx)
      await sql`insert into fact_payload (tenant, id, salt, payload) select tenant, ${id}, salt, payload from fact_payload where tenant = ${city.tenant} and id = ${city.at(5)}`.execute(tx)
    })
    expect(await found(city)).toEqual([['fact_inserted', id, null]])
  })

  test('the log written anew as a whole, heads and all, agrees with itself; a head that was kept tells', async () => {
    const city = await sealedCity()
    const kept = await keptHead(city)
    const { tenant } = city
    await tamper(opened.deps, async (tx) => {
      await rewritten(tx, tenant, city.at(3))
      for (const table of ['log_node', 'log_head', 'log_leaf'] as const) await tx.deleteFrom(table).where('tenant', '=', tenant).execute()
      await sql`delete from log_unsealed where tenant = ${tenant}`.execute(tx)
      await sql`insert into log_unsealed (tenant, tx, seq, fact, leaf_hash) select tenant, tx, seq, id, leaf_hash from fact where tenant = ${tenant}`.execute(tx)
    })
    await expect(sealCity(opened.deps, tenant)).rejects.toMatchObject({ code: 'log_rewritten', facts: { size: 44 } })
    expect((await headsOf(tenant)).length, 'nobody has it signed by the key of this installation').toBe(0)
    await sealCity(forger(), tenant)
    expect(await found(city)).toEqual([])
    expect(await found(city, { kept: [kept] })).toEqual([['kept_head_differs', null, 0]])
    const { findings, held } = await verifyHeld(opened.deps, tenant)
    expect(findings.map(({ what, leaf }) => [what, leaf])).toEqual([['kept_head_differs', 0], ['key_other', null]])
    expect(held).toMatchObject({ keys: expect.arrayContaining([kept.head.key]), heads: [44] })
    expect((await verifyHeld(opened.deps, tenant, { kept: [kept], trusted: ['another'] })).held).toMatchObject({ keys: ['another'], heads: [44, 40] })
    expect(await found(city, { kept: [{ ...kept, head: { ...kept.head, root: 'ff'.repeat(32) } }] })).toEqual([['kept_head_unsound', null, null], ['kept_head_differs', null, 0]])
    expect(await found(city, { trusted: ['another'] })).toEqual([['key_other', null, null]])
  })

  test('a tail cut off with the heads above it is told by a head that was kept', async () => {
    const city = await sealedCity()
    const kept = await keptHead(city)
    await tamper(opened.deps, async (tx) => {
      await cutFrom(tx, city.tenant, 38)
      await tx.deleteFrom('log_head').where('tenant', '=', city.tenant).execute()
    })
    expect(await found(city)).toEqual([])
    expect(await found(city, { kept: [kept] })).toEqual([['tail_missing', null, 38]])
  })

  test('every sentence names what it is about, in both languages', async () => {
    const city = await sealedCity()
    await tamper(opened.deps, (tx) => sql`update fact set occurred_on = '2026-03-01' where tenant = ${city.tenant} and id = ${city.at(9)}`.execute(tx))
    const [first] = (await verifyCity(opened.deps, city.tenant)).findings
    const sentence = first && findingSentence(first)
    expect(sentence?.zh).toBe(`第 9 号记录 ${city.at(9)}（2026-03-01，unit.renamed，${first?.subject} 第 2 条）的要素（时间、经办人、事项等）被改动。`)
    expect(sentence?.en).toBe(`What says when, by whom and of what fact ${city.at(9)} at leaf 9 (2026-03-01, unit.renamed, number 2 of ${first?.subject}) is was changed.`)
  })
})

/** Who owns the database and neither the signing key nor the data folder. */
function forger() {
  const folder = `${opened.folder}/forger-${(made += 1)}`
  return { ...opened.deps, signer: openSigner(folder, { algorithm: 'ed25519' as const, file: undefined }), outside: openOutside(folder) }
}

const headsOf = (tenant: string) => opened.deps.db.read(tenant, (db) => headsBelow(db, tenant, null, 9))

test('a key put into the database and heads signed by it are named; without a data folder it is said that nothing was held against', async () => {
  const city = await sealedCity()
  await sealCity(opened.deps, city.tenant)
  await tamper(opened.deps, (tx) => tx.deleteFrom('log_head').where('tenant', '=', city.tenant).where('size', '>', 40).execute())
  await sealCity(forger(), city.tenant)
  const { findings } = await verifyHeld(opened.deps, city.tenant)
  expect(findings.map(({ what, head }) => [what, head?.size])).toEqual([['key_other', 46]])
  expect((await verifyHeld({ ...opened.deps, outside: openOutside(`${opened.folder}/none`) }, city.tenant)).held).toEqual({ keys: null, heads: [], audit: { city: null, installation: null } })
})

test('an audit chain written anew, or cut off, is told by its anchor, and is not anchored again', async () => {
  const city = await sealedCity()
  const { tenant } = city
  for (let n = 0; n < 3; n += 1) await noteAudit(opened.deps, { tenant, account: null, action: 'proof', outcome: 'done', what: `n${n}` })
  await anchorAudits(opened.deps)
  expect((await verifyHeld(opened.deps, tenant)).held.audit.city).toBe(3)
  const events = (tx: Tx) => tx.deleteFrom('audit_event').where('tenant', '=', tenant)
  await tamper(opened.deps, (tx) => events(tx).where('no', '=', 3).execute())
  expect((await verifyHeld(opened.deps, tenant)).findings).toMatchObject([{ what: 'audit_broken', leaf: 3 }])
  await noteAudit(opened.deps, { tenant, account: null, action: 'proof', outcome: 'done', what: 'another' })
  await noteAudit(opened.deps, { tenant, account: null, action: 'proof', outcome: 'done', what: 'longer' })
  await expect(anchorAudits(opened.deps)).rejects.toMatchObject({ code: 'audit_rewritten', facts: { city: tenant, no: 3 } })
  expect((await verifyHeld(opened.deps, tenant)).findings).toMatchObject([{ what: 'audit_broken', leaf: 3 }])
})

test('what was sealed and is not signed yet is signed at the next look, and one broken city keeps no other from it', async () => {
  const { deps } = opened
  const [broken, whole] = [await sealedCity(), await sealedCity()]
  const cut = (size: number) => (tx: Tx) => tx.deleteFrom('log_head').where('tenant', '=', whole.tenant).where('size', '>', size).execute()
  await sealCity(deps, whole.tenant)
  await tamper(deps, cut(40))
  await tamper(deps, (tx) => cutFrom(tx, broken.tenant, 30))
  await tamper(deps, (tx) => tx.deleteFrom('log_head').where('tenant', '=', broken.tenant).execute())
  await expect(sealDue(deps)).rejects.toThrow()
  expect((await headsOf(whole.tenant)).map(({ size }) => size)).toEqual([46, 40])
})

test('what the database itself refuses: no leaf, node, head or key is changed, deleted or emptied, by the owner neither', async () => {
  await sealedCity()
  for (const table of ['log_leaf', 'log_node', 'log_head', 'log_key'] as const) {
    await expect(opened.deps.db.owner((tx) => sql`update ${sql.ref(table)} set tenant = 'x'`.execute(tx)), table).rejects.toThrow('never changed')
    await expect(opened.deps.db.owner((tx) => sql`delete from ${sql.ref(table)}`.execute(tx)), table).rejects.toThrow('never changed')
    await expect(opened.deps.db.owner((tx) => sql`truncate ${sql.ref(table)}`.execute(tx)), table).rejects.toThrow('never changed')
  }
})

test('a city that chose SHA-256 is sealed by it, and SM2 may sign', async () => {
  const { deps } = opened
  await bareCity(deps, 'elsewhere', 'sha256')
  await writeUnits(deps, 'elsewhere', 9, 'sha256')
  const national = { ...deps, signer: openSigner(`${opened.folder}/keys`, { algorithm: 'sm2' as const, file: undefined }) }
  await sealCity(deps, 'elsewhere')
  await writeUnits(deps, 'elsewhere', 3, 'sha256')
  await sealCity(national, 'elsewhere')
  const report = await verifyCity(deps, 'elsewhere')
  expect(report).toMatchObject({ hash: 'sha256', leaves: 24, heads: 2, findings: [] })
  expect(report.keys.map(({ algorithm }) => algorithm)).toEqual(['ed25519', 'sm2'])
})

test('facts of a transaction that still runs are not passed over: whatever is younger waits for it', async () => {
  const { deps } = opened
  const tenant = 'under-way'
  await bareCity(deps, tenant)
  const before = await writeUnits(deps, tenant, 1)
  // The embedded database has one connection: nothing there is ever written beside a transaction that runs.
  const beside = deps.db.kind === 'server'
  const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let inside: string[] = []
  const slow = deps.db.write(tenant, async (tx) => {
    inside = await writeUnit(tx, deps.now(), tenant, 'sm3')
    // What nobody needs the answer of goes out with the next statement.
    await sql`select 1`.execute(tx)
    begun.resolve()
    if (beside) await go.promise
  })
  await begun.promise
  const after = await writeUnits(deps, tenant, 1)
  if (beside) expect(await sealCity(deps, tenant)).toBe(before.length)
  go.resolve()
  await slow
  await sealCity(deps, tenant)
  expect(await orderOf(tenant)).toEqual([...before, ...inside, ...after])
})

test('two at once seal every fact once, and what is sealed is not sealed again', async () => {
  const { deps } = opened
  await bareCity(deps, 'both')
  const facts = await writeUnits(deps, 'both', 30)
  const [one, other] = await Promise.all([sealCity(deps, 'both'), sealCity(deps, 'both')])
  expect(one + other).toBe(60)
  expect(await sealCity(deps, 'both')).toBe(0)
  expect(await orderOf('both')).toEqual(facts)
  expect(await verifyCity(deps, 'both')).toMatchObject({ leaves: 60, heads: 1, wrong: 0 })
})

async function orderOf(tenant: string): Promise<string[]> {
  const rows = await opened.deps.db.read(tenant, (db) => db.selectFrom('log_leaf').select('fact').where('tenant', '=', tenant).orderBy('position').execute())
  return rows.map(({ fact }) => fact)
}

async function swapped(tx: Tx, table: string, key: string, columns: readonly string[], tenant: string, a: string, b: string): Promise<void> {
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = o.${sql.ref(column)}`))
  await sql`update ${sql.ref(table)} t set ${set} from ${sql.ref(table)} o
    where t.tenant = ${tenant} and o.tenant = ${tenant} and ((t.${sql.ref(key)} = ${a} and o.${sql.ref(key)} = ${b}) or (t.${sql.ref(key)} = ${b} and o.${sql.ref(key)} = ${a}))`.execute(tx)
}

async function swappedLeaves(tx: Tx, tenant: string, a: string, b: string): Promise<void> {
  const rows = await tx.selectFrom('log_leaf').selectAll().where('tenant', '=', tenant).where('fact', 'in', [a, b]).execute()
  await tx.deleteFrom('log_leaf').where('tenant', '=', tenant).where('fact', 'in', [a, b]).execute()
  const positions = rows.map(({ position }) => position).reverse()
  await tx.insertInto('log_leaf').values(rows.map((row, n) => ({ ...row, position: positions[n] ?? 0 }))).execute()
}

async function cutFrom(tx: Tx, tenant: string, leaf: number): Promise<void> {
  const gone = sql`select fact from log_leaf where tenant = ${tenant} and position >= ${leaf}`
  await sql`delete from fact_payload where tenant = ${tenant} and (id in (${gone}) or id in (select fact from log_unsealed where tenant = ${tenant}))`.execute(tx)
  await sql`delete from fact where tenant = ${tenant} and (id in (${gone}) or id in (select fact from log_unsealed where tenant = ${tenant}))`.execute(tx)
  await sql`delete from log_unsealed where tenant = ${tenant}`.execute(tx)
  await sql`delete from log_leaf where tenant = ${tenant} and position >= ${leaf}`.execute(tx)
}

/** Another payload, with everything that is computed from it and kept up to the subtree above: by somebody who knows this program. */
async function rewritten(tx: Tx, tenant: string, id: string): Promise<void> {
  const stored = await storedFact(tx, tenant, id)
  if (!stored?.content) throw new Error('nothing to write anew')
  const payload = { ...(stored.content.payload as object), name: '丙局' }
  const payloadHash = payloadHashOf(payload, stored.content.salt, 'sm3')
  const leafHash = leafHashOf(stored.envelope, payloadHash, 'sm3')
  await sql`update fact_payload set payload = ${JSON.stringify(payload)}::jsonb where tenant = ${tenant} and id = ${id}`.execute(tx)
  await sql`update fact set payload_hash = ${payloadHash}, leaf_hash = ${leafHash} where tenant = ${tenant} and id = ${id}`.execute(tx)
  const leaves = await tx.selectFrom('log_leaf').selectAll().where('tenant', '=', tenant).orderBy('position').execute()
  for (const table of ['log_leaf', 'log_node'] as const) await tx.deleteFrom(table).where('tenant', '=', tenant).execute()
  const waiting = await tx.selectFrom('log_unsealed').selectAll().where('tenant', '=', tenant).execute()
  await tx.deleteFrom('log_unsealed').where('tenant', '=', tenant).execute()
  for (const { position, fact, leaf_hash: was } of leaves) {
    await tx.insertInto('log_unsealed').values({ tenant, tx: '3', seq: position, fact, leaf_hash: fact === id ? leafHash : was }).execute()
  }
  await sealNext(tx, tenant, hashWith('sm3'), leaves.length)
  if (waiting.length > 0) await tx.insertInto('log_unsealed').values(waiting).execute()
}
