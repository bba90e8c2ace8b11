import { sql } from 'kysely'

import type { State } from '../kernel/facts/index.ts'
import type { Tx } from './database/database.ts'

/** A subject as this transaction knows it: how many facts it has, what they say, and when the last was recorded. */
export type Held = { version: number; state: State | null; recordedAt?: string | null }

/** What each transaction has locked. Nobody else can change it before the transaction ends, so it is read once. */
const heldBy = new WeakMap<Tx, Map<string, Held>>()

export function heldIn(tx: Tx): Map<string, Held> {
  const known = heldBy.get(tx)
  if (known) return known
  const fresh = new Map<string, Held>()
  heldBy.set(tx, fresh)
  return fresh
}

/** The rows of these subjects, locked in one sorted order for everyone. */
export function lockedSubjects(db: Tx, tenant: string, subjects: readonly string[]) {
  return db
    .selectFrom('subject')
    .select(['id', 'version', 'state'])
    .select((eb) =>
      eb.selectFrom('fact as f').select('f.recorded_at').where('f.tenant', '=', tenant).whereRef('f.subject', '=', 'subject.id').whereRef('f.subject_version', '=', 'subject.version').as('recorded_at'),
    )
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...subjects]}::text[])`)
    .orderBy('id')
    .forUpdate()
}

/** Remembers what was found of these subjects under their locks. */
export function hold(tx: Tx, subjects: readonly string[], rows: readonly { id: string; version: number; state: State | null; recorded_at: string | null }[]): void {
  const held = heldIn(tx)
  for (const subject of subjects) held.set(subject, { version: 0, state: null })
  for (const { id, version, state, recorded_at: recordedAt } of rows) held.set(id, { version, state, recordedAt })
}

/**
 * Locks subjects until the transaction ends and gives the states of those that exist. Everyone locks in one sorted order, so
 * that two commands on the same subjects wait for each other and do not lock each other out. A subject without facts has
 * nothing to lock; should two begin it at once, the second meets `decided_meanwhile` when it writes.
 */
export async function lockSubjects(tx: Tx, tenant: string, subjects: readonly string[]): Promise<Map<string, State>> {
  const held = heldIn(tx)
  const wanted = [...new Set(subjects)].sort()
  const missing = wanted.filter((subject) => !held.has(subject))
  if (missing.length > 0) hold(tx, missing, await lockedSubjects(tx, tenant, missing).execute())
  return new Map(wanted.flatMap((subject) => {
    const state = held.get(subject)?.state
    return state ? [[subject, state] as const] : []
  }))
}
