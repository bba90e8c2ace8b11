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
