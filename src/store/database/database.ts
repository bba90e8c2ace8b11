import { AsyncLocalStorage } from 'node:async_hooks'

import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool, Transaction } from 'kysely'
import type pg from 'pg'

import type { Tables } from '../tables.ts'
import { asStorageFull } from '../storage-full.ts'
import { asRefusal } from '../write-errors.ts'
import { openKept } from '../kept.ts'
import type { Kept, Told } from '../kept.ts'
import { sending, sentBy } from './ahead.ts'
import type { Sending } from './ahead.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import type { Server } from './embedded/open-embedded.ts'
import { tend } from './embedded/tend.ts'
import { hearOwn } from './hear.ts'
import { believeIn, keepIn } from './kept-in.ts'
import { migrate } from './migrate.ts'
import { openServer } from './open-server.ts'
import { ensureRoles } from './roles.ts'
import { nameOf } from './prepared.ts'
import { narrow } from './see-everything.ts'
import { prepare } from './session.ts'
import type { Session } from './session.ts'
import { told } from './statements.ts'
import { unreachableOr } from './unreachable.ts'
import { identityTypes } from './wire-types.ts'

/** A connection that reads; a transaction is one too. */
export type Db = Kysely<Tables>

/** A transaction that may write. */
export type Tx = Transaction<Tables>

/** Where the data live: `url` names a PostgreSQL ≥ 15; without it PostgreSQL runs inside this process, in `folder`. */
export type DatabaseOptions = { url?: string | undefined; folder?: string | undefined; connections?: number }

export type Database = {
  readonly kind: 'embedded' | 'server'
  /** Reads rows of one tenant; each statement sees what was committed before it. Writing is refused by the database. */
  read: <T>(tenant: string, work: (db: Db) => Promise<T>) => Promise<T>
  /** Reads one tenant as it stood at one moment, however many statements it takes. */
  snapshot: <T>(tenant: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** One transaction on one tenant: all of it is kept, or nothing. Never repeated by itself. */
  write: <T>(tenant: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * The same on behalf of who acts through these posts: `read`, `snapshot` and `write` see internal subjects (限定知悉) that are open to one of them. Without, `read`
   * and `snapshot` see none, and `write`, which is then the program's own work, all of them.
   */
  readingAs: (posts: readonly string[]) => Database
  /** Reads the rows of every tenant: roll-ups over cities, and the memberships of an account that signs in. */
  rollup: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** Reads the rows of every tenant, to find which has work to do; the work itself is `write` on that tenant. */
  jobs: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** Rights of the owner, past row-level security: migrations, erasure by law, tools. Never on behalf of a request. */
  owner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Reads everything, of every city and with the owner's rights, as it stood at one moment: for back-ups. */
  backup: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** The schema `identity`, for the library that owns it; instants come as `Date`, as that library expects. */
  readonly identity: Kysely<object>
  /** Work of that library. Where a connection fails within it, the refusal says so, whatever the library makes of the error. */
  identityWork: <T>(work: () => Promise<T>) => Promise<T>
  /** what every request stands on, as it was read a moment ago */
  readonly kept: Kept
  /** connections that are open, those of them that are idle, and work that waits for one */
  pressure: () => { open: number; idle: number; waiting: number }
  close: () => Promise<void>
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws DeliveryError `folder_in_use`, `folder_unwritable`, `database_unreachable`, `database_newer`, `database_role_refused`
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const server = options.url ? openServer(options.url, options.connections ?? 10) : await openEmbedded(options.folder ?? './data')
  try {
    await setUp(server)
    const kept = openKept()
    const deafen = await server.hear(kept)
    return databaseOn(server, options.url ? 'server' : 'embedded', { kept, deafen })
  } catch (error) {
    await server.close()
    throw unreachableOr(error, server.address)
  }
}

async function setUp(server: Server): Promise<void> {
  const client = await server.pool.connect()
  try {
    await prepare(client, OWNER)
    await ensureRoles(client)
    await migrate(client)
  } finally {
    client.release()
  }
}

/** What the program itself may see of internal subjects: projections would be wrong without. */
const EVERYTHING = '*'

const OWNER: Session = { role: 'none', tenant: '' }
const ROLLUP: Session = { role: 'lingxian_rollup', tenant: '' }
const JOBS: Session = { role: 'lingxian_jobs', tenant: '' }
const IDENTITY: Session = { role: 'lingxian_identity', tenant: '' }

/** The work that is being done, and whether it still is: a promise left behind must not look like its parent. */
type Scope = { session: Session; over: boolean; sending?: Sending }

function databaseOn(server: Server, kind: Database['kind'], { kept, deafen }: { kept: Kept & Told; deafen: () => Promise<void> }): Database {
  const scopes = new AsyncLocalStorage<Scope>()

  /**
   * The embedded database has one connection: work that waits for a second one inside the first waits for ever, and on
   * a server the same happens once the pool is used up. Such a call is a mistake in the program, told at once.
   */
  const refuseNesting = () => {
    const outer = scopes.getStore()
    if (outer && !outer.over) throw new Error('a second connection was asked for inside the work of the first: hand the first one on')
  }

  const take = async (session: Session): Promise<pg.PoolClient> => {
    const client = await server.pool.connect()
    try {
      await hearOwn(client, kept)
      await prepare(client, session)
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  const kysely = kyselyOn(() => {
    const scope = scopes.getStore()
    if (!scope || scope.over) throw new Error('the connection was used after its work had ended')
    return take(scope.session)
  }, {
    lent: (by) => {
      const scope = scopes.getStore()
      if (scope) scope.sending = by
    },
  })

  const within = async <T>(session: Session, work: () => Promise<T>): Promise<T> => {
    refuseNesting()
    const scope: Scope = { session, over: false }
    try {
      return await scopes.run(scope, work)
    } catch (error) {
      throw asRefusal(asStorageFull(unreachableOr(error, server.address)))
    } finally {
      scope.over = true
    }
  }

  // A connection of its own, so that it does not count as the work of the write after which it is done.
  const tending = kind === 'embedded' ? tend(() => scopes.exit(() => take(OWNER))) : undefined
  const writing = async <T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await within(session, () =>
      write().execute((tx) => {
        const by = scopes.getStore()?.sending
        if (by) sentBy(tx, by)
        return work(tx)
      }),
    )
    tending?.wrote(performance.now() - began)
    return result
  }

  const app = (tenant: string, reader: string): Session => ({ role: 'lingxian_app', tenant, reader })
  const write = () => kysely.transaction().setAccessMode('read write')
  const troubles = new AsyncLocalStorage<{ refusal?: unknown }>()
  const noticed = (error: unknown): never => {
    const refusal = asStorageFull(unreachableOr(error, server.address))
    const trouble = troubles.getStore()
    if (trouble && refusal !== error) trouble.refusal ??= refusal
    throw refusal
  }
  const identity = kyselyOn<object>(
    async () => {
      refuseNesting()
      return take(IDENTITY).catch(noticed)
    },
    { types: identityTypes, failed: noticed },
  )
  const identityWork = <T>(work: () => Promise<T>): Promise<T> => {
    const trouble: { refusal?: unknown } = {}
    return troubles.run(trouble, work).catch((error: unknown) => {
      throw trouble.refusal ?? error
    })
  }

  const as = (posts: readonly string[] | null): Database => ({
    ...whole,
    read: (tenant, work) => within(app(tenant, posts?.join() ?? ''), () => kysely.connection().execute((db) => work(keepIn(db, kept)))),
    snapshot: (tenant, work) =>
      within(app(tenant, posts?.join() ?? ''), () => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((tx) => work(believeIn(tx, kept)))),
    write: (tenant, work) =>
      writing(app(tenant, posts?.join() ?? EVERYTHING), (tx) => {
        if (posts !== null) narrow(tx)
        return work(keepIn(tx, kept))
      }),
  })
  const whole: Omit<Database, 'read' | 'snapshot' | 'write'> = {
    kind,
    kept,
    identity,
    identityWork,
    readingAs: as,
    rollup: (work) => within(ROLLUP, () => kysely.connection().execute(work)),
    jobs: (work) => within(JOBS, () => kysely.connection().execute(work)),
    owner: (work) => writing(OWNER, work),
    backup: (work) => within(OWNER, () => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work)),
    pressure: () => ({ open: server.pool.totalCount, idle: server.pool.idleCount, waiting: server.pool.waitingCount }),
    close: async () => {
      try {
        await deafen()
        await tending?.rest()
      } finally {
        await server.close()
      }
    },
  }
  return as(null)
}

type Lending = { types?: pg.CustomTypesConfig; failed?: (error: unknown) => never; lent?: (by: Sending) => void }

function kyselyOn<T = Tables>(connect: () => Promise<pg.PoolClient>, lending: Lending = {}): Kysely<T> {
  const pool = { connect: async () => lend(await connect(), lending), end: async () => {} } as unknown as PostgresPool
  return new Kysely<T>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * A connection for one piece of work. What is kept beyond it (a promise that nobody waited for) must not go on: by then the
 * same connection may belong to another city.
 */
function lend(client: pg.PoolClient, { types, failed, lent }: Lending): Pick<pg.PoolClient, 'query' | 'release'> {
  let over = false
  const run = (text: string, values: unknown[]) => {
    const asked = told(text, () => client.query({ ...nameOf(text), text, values, ...(types && { types }) }))
    return failed ? asked.catch(failed) : asked
  }
  const by = sending(run, client.pipeline ? client.connection.stream : null)
  lent?.(by)
  const query = (text: string, values: unknown[]) => {
    if (over) throw new Error('the connection was used after its work had ended')
    return by.query(text, values)
  }
  const release = (error?: Error | boolean) => {
    over = true
    client.release(error)
  }
  return { query: query as pg.PoolClient['query'], release }
}
