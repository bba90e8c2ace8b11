import { createHash } from 'node:crypto'

import { sql } from 'kysely'

import type { AuditEvent } from '../../kernel/audit.ts'
import type { Db, Tx } from '../database/database.ts'
import { canonical } from '../hash.ts'

/** An entry as it stands in its city's chain; `tenant` is empty for the chain of the installation. */
export type AuditEntry = Required<Omit<AuditEvent, 'tenant'>> & { tenant: string; no: number; at: string }

/** The last entry of a chain: who keeps it elsewhere can tell later that none was cut off. */
export type AuditHead = { no: number; hash: string }

const BEGINNING: AuditHead = { no: 0, hash: '' }

/** `SM3(canonical entry with the hash before it)`: a changed, removed or inserted entry breaks every later one. */
export function auditHash(entry: AuditEntry, before: string): Buffer {
  const { tenant, no, at, account, membership, onBehalfOf, action, outcome, what, address, trace } = entry
  return createHash('sm3').update(canonical({ before, tenant, no, at, account, membership, onBehalfOf, action, outcome, what, address, trace })).digest()
}

/** Adds an entry to a city's chain, in the caller's transaction; writers of one chain take turns until they commit. */
export async function addAuditEvent(tx: Tx, tenant: string, event: Omit<AuditEntry, 'tenant' | 'no'>): Promise<AuditHead> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit ${tenant}`}, 0))`.execute(tx)
  const last = await auditHead(tx, tenant)
  const entry = { ...event, tenant, no: last.no + 1, at: new Date(event.at).toISOString() }
  const hash = auditHash(entry, last.hash)
  const { onBehalfOf, ...columns } = entry
  await tx.insertInto('audit_event').values({ ...columns, on_behalf_of: onBehalfOf, hash }).execute()
  return { no: entry.no, hash: hash.toString('hex') }
}

/** The last entry of a chain; number 0 where there is none. */
export async function auditHead(db: Db, tenant: string): Promise<AuditHead> {
  const row = await db.selectFrom('audit_event').select(['no', 'hash']).where('tenant', '=', tenant).orderBy('no', 'desc').limit(1).executeTakeFirst()
  return row ? { no: row.no, hash: row.hash.toString('hex') } : BEGINNING
}

/** The last entry of every chain, each city's and the installation's; number 0 where there is none. */
export async function auditChains(db: Db): Promise<(AuditHead & { tenant: string })[]> {
  // tenant: looks at the end of each chain, city by city
  const { rows } = await sql<{ tenant: string; no: number | null; hash: Buffer | null }>`
    select c.id as tenant, e.no, e.hash from (select id from tenant union all select '') c
    left join lateral (select a.no, a.hash from audit_event a where a.tenant = c.id order by a.no desc limit 1) e on true order by c.id`.execute(db)
  return rows.map(({ tenant, no, hash }) => ({ tenant, no: no ?? 0, hash: hash?.toString('hex') ?? '' }))
}

/** The hash of an entry, in hexadecimal; null where there is no such entry. */
export async function auditHashAt(db: Db, tenant: string, no: number): Promise<string | null> {
  const row = await db.selectFrom('audit_event').select('hash').where('tenant', '=', tenant).where('no', '=', no).executeTakeFirst()
  return row ? row.hash.toString('hex') : null
}

export type AuditFilter = { from?: string | undefined; until?: string | undefined; action?: AuditEvent['action'] | undefined; outcome?: AuditEvent['outcome'] | undefined; account?: string | undefined }

/** Where a page of the audit log ended: the instant and number of its last entry, and whether that was of no city. */
export type AuditPlace = { at: string; no: number; outside: boolean }

const columns = ['tenant', 'no', 'at', 'account', 'membership', 'on_behalf_of', 'action', 'outcome', 'what', 'address', 'trace', 'hash'] as const

type Row = { tenant: string; no: number; at: string; account: string | null; membership: string | null; on_behalf_of: string | null; action: AuditEvent['action']; outcome: AuditEvent['outcome']; what: string | null; address: string | null; trace: string | null; hash: Buffer }

/** A city's entries and those of no city, the newest first, after a place. @param filter instants, from (with) until (without) */
export async function auditEntries(db: Db, tenant: string, filter: AuditFilter, { after, limit }: { after: AuditPlace | null; limit: number }): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select(columns)
    .where('tenant', 'in', [tenant, ''])
    .$if(filter.from !== undefined, (query) => query.where('at', '>=', filter.from ?? ''))
    .$if(filter.until !== undefined, (query) => query.where('at', '<', filter.until ?? ''))
    .$if(filter.action !== undefined, (query) => query.where('action', '=', filter.action ?? 'refused'))
    .$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome ?? 'done'))
    .$if(filter.account !== undefined, (query) => query.where('account', '=', filter.account ?? ''))
    .$if(after !== null, (query) => query.where(sql<boolean>`(at, no, tenant = '') < (${after?.at ?? ''}::timestamptz, ${after?.no ?? 0}::bigint, ${after?.outside ?? false}::boolean)`))
    .orderBy('at', 'desc')
    .orderBy('no', 'desc')
    .orderBy(sql`tenant = ''`, 'desc')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

/** Of these accounts those that act or acted in a city. */
export async function accountsKnown(db: Db, tenant: string, accounts: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('membership').select('account').distinct().where('tenant', '=', tenant).where('account', '=', sql<string>`any(${[...accounts]}::text[])`).execute()
  return rows.map(({ account }) => account)
}

/** Whether a chain is as it was written: how many entries, the last one, and the first number at which it no longer holds. */
export type AuditChain = AuditHead & { brokenAt: number | null }

const BATCH = 5_000

/**
 * Reads a chain from its first entry and computes every hash anew. A number that is missing breaks it as a changed entry does.
 *
 * @param anchor an entry that was kept elsewhere: a chain written anew agrees with itself and breaks there at the latest; one that was cut off, where it ends
 */
export async function checkAuditChain(db: Db, tenant: string, anchor: AuditHead | null = null): Promise<AuditChain> {
  const chain = await checkHashes(db, tenant)
  if (!anchor || chain.brokenAt !== null) return chain
  if (chain.no < anchor.no) return { ...chain, brokenAt: chain.no + 1 }
  return (await auditHashAt(db, tenant, anchor.no)) === anchor.hash ? chain : { ...chain, brokenAt: anchor.no }
}

async function checkHashes(db: Db, tenant: string): Promise<AuditChain> {
  let last = BEGINNING
  for (;;) {
    const rows: Row[] = await db.selectFrom('audit_event').select(columns).where('tenant', '=', tenant).where('no', '>', last.no).orderBy('no').limit(BATCH).execute()
    for (const row of rows) {
      if (row.no !== last.no + 1 || !auditHash(entryOf(row), last.hash).equals(row.hash)) return { ...(await auditHead(db, tenant)), brokenAt: last.no + 1 }
      last = { no: row.no, hash: row.hash.toString('hex') }
    }
    if (rows.length < BATCH) return { ...last, brokenAt: null }
  }
}

function entryOf({ on_behalf_of, hash: _hash, ...row }: Row): AuditEntry {
  return { ...row, onBehalfOf: on_behalf_of }
}
