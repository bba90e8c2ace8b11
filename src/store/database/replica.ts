import { setTimeout } from 'node:timers/promises'

import { Kysely, PostgresDialect, sql } from 'kysely'
import type { PostgresPool } from 'kysely'

import { NOTHING_KEPT } from '../kept.ts'
import type { Tables } from '../tables.ts'
import type { Database, Db } from './database.ts'
import { openServer } from './open-server.ts'
import { nameOf } from './prepared.ts'
import { prepare } from './session.ts'
import type { Session } from './session.ts'
import { told } from './statements.ts'
import { unreachableOr } from './unreachable.ts'

/** How a replica stood when it was last asked; `another`: no standby of this database at all. */
export type ReplicaState = 'used' | 'behind' | 'away' | 'another'

/** A standby of the database, on which long reading goes on that would keep others waiting. */
export type Replica = {
  /**
   * The database with `read` and `snapshot` on the replica, once that has everything which was committed before this was asked; everything else stays on the
   * primary. The same database where it is away, or does not catch up within a second.
   */
  readingOf: (db: Database) => Promise<Database>
  state: () => ReplicaState
  close: () => Promise<void>
}

const CONNECTIONS = 4
const WAIT_MS = 1_000
const LOOK_EVERY_MS = 20
/** One that is away is not asked again by every report. */
const AWAY_MS = 5_000

/**
 * A pool on the standby at `url`; nothing is connected before it is asked.
 *
 * @param changed is told each time it stands otherwise than before
 */
export function openReplica(url: string, changed: (state: ReplicaState) => void): Replica {
  const { pool, address } = openServer(url, CONNECTIONS)
  let state: ReplicaState = 'used'
  let askAgainAt = 0

  const stands = (now: ReplicaState): boolean => {
    if (now === 'away' || now === 'another') askAgainAt = performance.now() + AWAY_MS
    if (now !== state) changed(now)
    state = now
    return now === 'used'
  }

  /** Work on a connection of its own that is set to whose rows it sees. */
  const on = async <T>(session: Session, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    try {
      const client = await pool.connect()
      let broken = true
      try {
        await prepare(client, session)
        const query = (text: string, values: unknown[]) => told(text, () => client.query({ ...nameOf(text), text, values }))
        const lent = { connect: async () => ({ query, release: () => {} }), end: async () => {} } as unknown as PostgresPool
        const result = await work(new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lent }) }))
        broken = false
        return result
      } finally {
        // What failed may have left a transaction open.
        client.release(broken)
      }
    } catch (error) {
      const refusal = unreachableOr(error, address)
      // The one who waits is told so; the next one asks the primary.
      if (refusal !== error) stands('away')
      throw refusal
    }
  }

  const upTo = async (primary: Standing): Promise<ReplicaState> => {
    const end = performance.now() + WAIT_MS
    for (;;) {
      const replica = await on(NOBODY, standing)
      if (replica.system !== primary.system || replica.database !== primary.database || replica.replayed === null) return 'another'
      const { rows } = await on(NOBODY, (db) => sql<{ there: boolean }>`select ${replica.replayed}::pg_lsn >= ${primary.written}::pg_lsn as there`.execute(db))
      if (rows[0]?.there) return 'used'
      if (performance.now() >= end) return 'behind'
      await setTimeout(LOOK_EVERY_MS)
    }
  }

  const bound = (db: Database, posts: readonly string[]): Database => {
    const app = (tenant: string): Session => ({ role: 'lingxian_app', tenant, reader: posts.join() })
    return {
      ...db,
      // What is read here may be older than what was told of as changed: nobody else goes by it.
      kept: NOTHING_KEPT,
      read: (tenant, work) => on(app(tenant), (reading) => reading.connection().execute(work)),
      snapshot: (tenant, work) => on(app(tenant), (reading) => reading.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)),
      readingAs: (others) => bound(db.readingAs(others), others),
    }
  }

  return {
    readingOf: async (db) => {
      if (performance.now() < askAgainAt) return db
      const primary = await db.rollup(standing)
      // Away: told by `on`. Whatever else keeps it from answering keeps nobody from a report.
      const now = await upTo(primary).catch((): ReplicaState => 'away')
      return stands(now) ? bound(db, []) : db
    },
    state: () => state,
    close: () => pool.end(),
  }
}

const NOBODY: Session = { role: 'lingxian_rollup', tenant: '' }

/** Which cluster and database this is, up to where its log is written, and on a standby up to where it is replayed. */
type Standing = { system: string; database: string; written: string | null; replayed: string | null }

async function standing(db: Db): Promise<Standing> {
  // tenant: of the whole server, no row
  const { rows } = await sql<Standing>`
    select (select system_identifier::text from pg_control_system()) as system, current_database()::text as database,
      case when pg_is_in_recovery() then null else pg_current_wal_insert_lsn()::text end as written,
      case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as replayed`.execute(db)
  const [found] = rows
  if (!found) throw new Error('the server says nothing of itself')
  return found
}
