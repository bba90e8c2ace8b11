import type pg from 'pg'

/** What a connection is set to: whose rights, whose rows. */
export type Session = {
  role: 'none' | 'lingxian_app' | 'lingxian_jobs' | 'lingxian_rollup' | 'lingxian_identity'
  /** empty: no tenant, and so no rows of any */
  tenant: string
  /** the posts one reads through, with commas between: whose internal subjects are seen; empty: nobody's; `*`: all, for the program's own work */
  reader?: string
}

/** A connection keeps its settings between uses, so what was set last is remembered and only a difference is sent. */
const current = new WeakMap<pg.PoolClient, Session>()

/**
 * Sets role and tenant of a connection before it is used; never inside a transaction, where a rollback would undo it
 * unseen. Days and instants are sent in UTC whatever the server's habit. The app's transactions are read-only unless they
 * say otherwise, so that a reading path cannot write.
 */
export async function prepare(client: pg.PoolClient, wanted: Session): Promise<void> {
  const now = current.get(client)
  if (now !== undefined && now.role === wanted.role && now.tenant === wanted.tenant && (now.reader ?? '') === (wanted.reader ?? '')) return
  current.delete(client)
  await client.query(SETTINGS, [
    wanted.role,
    wanted.tenant,
    wanted.role === 'lingxian_identity' ? 'identity' : 'public',
    wanted.role === 'lingxian_app' || wanted.role === 'lingxian_rollup' ? 'on' : 'off',
    wanted.reader ?? '',
  ])
  current.set(client, wanted)
}

const SETTINGS = `
  select set_config('role', $1, false), set_config('lingxian.tenant', $2, false), set_config('search_path', $3, false),
    set_config('default_transaction_read_only', $4, false), set_config('lingxian.reader', $5, false), set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false)`
