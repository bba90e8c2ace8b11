import { sql } from 'kysely'

import { append } from '../../src/store/append.ts'
import { commandWrite } from '../../src/store/commands.ts'
import type { HashAlgorithm } from '../../src/store/hash.ts'
import { keepCity } from '../../src/store/queries/cities.ts'
import type { Tx } from '../../src/store/database/database.ts'
import type { Deps } from '../../src/app/call.ts'
import { newCommandId } from '../../src/app/ids.ts'

/** The tables of which a log consists. */
const TABLES = ['fact', 'fact_payload', 'command', 'log_unsealed', 'log_leaf', 'log_node', 'log_head', 'log_key', 'fact_redaction', 'audit_event'] as const
const PERSON = 'person:01920000-0000-7000-8000-000000000001'

/** A city that has nothing but a name and a hash. */
export async function bareCity(deps: Deps, tenant: string, hash: HashAlgorithm = 'sm3'): Promise<void> {
  await deps.db.write(tenant, (tx) => keepCity(tx, { id: tenant, name: '试验市', demonstration: false, fixed_today: null, hash_alg: hash }))
}

/**
 * Writes units into it, each with two facts: created, and renamed.
 *
 * @returns the ids of the facts, in their order
 */
export async function writeUnits(deps: Deps, tenant: string, count: number, hash: HashAlgorithm = 'sm3'): Promise<string[]> {
  return deps.db.write(tenant, async (tx) => {
    const ids: string[] = []
    for (let n = 0; n < count; n += 1) ids.push(...(await writeUnit(tx, deps.now(), tenant, hash)))
    return ids
  })
}

export async function writeUnit(tx: Tx, now: string, tenant: string, hash: HashAlgorithm): Promise<string[]> {
  const [commandId, unit, first, second] = [newCommandId(now), newCommandId(now), newCommandId(now), newCommandId(now)]
  const origin = { tenant, commandId, recordedAt: now, hashAlgorithm: hash, actor: PERSON, post: null, onBehalfOf: null }
  const on = { subject: `unit:${unit}`, occurredOn: '2026-03-02' }
  await append(
    tx,
    origin,
    [
      { ...on, id: first, kind: 'unit.created', payload: { name: `甲局 ${unit}`, aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: true } },
      { ...on, id: second, kind: 'unit.renamed', payload: { name: `乙局 ${unit}`, aliases: [] } },
    ],
    null,
    [commandWrite({ id: commandId, name: 'test', contentHash: '', actor: PERSON, result: {}, recordedAt: now })],
  )
  return [first, second]
}

/** What somebody with the owner's rights can do who first switches off what guards the tables; afterwards it is on again, as if nothing had been. */
export async function tamper(deps: Deps, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await deps.db.owner(async (tx) => {
    for (const table of TABLES) await sql`alter table ${sql.ref(table)} disable trigger user`.execute(tx)
    await work(tx)
  })
  await deps.db.owner(async (tx) => {
    const { rows } = await sql<{ table: string; trigger: string; kept: boolean }>`
      select c.relname as "table", t.tgname as trigger from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relname = any(${[...TABLES]}::text[])`.execute(tx)
    for (const { table, trigger } of rows) await sql`alter table ${sql.ref(table)} enable always trigger ${sql.ref(trigger)}`.execute(tx)
  })
}
