import { sql } from 'kysely'
import pg from 'pg'

import type { Database } from './database/database.ts'
import { paced } from './paced.ts'

/** Tells who listens that something was written in a city; never what. */
export type Changes = {
  /** Something of this city is written and committed. */
  wrote: (tenant: string) => void
  /** Calls `changed` when something was, at most once a second, and `over` when nothing will be told any more. @returns stops it */
  hear: (tenant: string, hearer: Hearer) => () => void
  close: () => Promise<void>
}

export type Hearer = { changed: () => void; over: () => void }

const CHANNEL = 'lingxian_city'
/** A city that writes eight hundred times a second is told of once. */
const EVERY_MS = 1_000
const CONNECT_TIMEOUT_MS = 8_000
const AGAIN_MS = 2_000

type Hearers = Map<string, Set<Hearer>>
const tell = (hearers: Hearers, tenant: string) => hearers.get(tenant)?.forEach(({ changed }) => changed())
const tellOver = (hearers: Hearers) => hearers.forEach((own) => own.forEach(({ over }) => over()))

function hearIn(hearers: Hearers, tenant: string, hearer: Hearer): () => void {
  const own = hearers.get(tenant) ?? new Set()
  hearers.set(tenant, own.add(hearer))
  return () => {
    own.delete(hearer)
    if (own.size === 0) hearers.delete(tenant)
  }
}

/** Within this process: all there is on the embedded database, whose folder no other process may open. */
export function changesHere(): Changes {
  const hearers: Hearers = new Map()
  const telling = paced(EVERY_MS, (tenant) => tell(hearers, tenant))
  const close = async () => {
    telling.end()
    tellOver(hearers)
  }
  return { wrote: telling.ask, hear: (tenant, hearer) => hearIn(hearers, tenant, hearer), close }
}

/**
 * Between all processes on one server, by NOTIFY. It is sent after the commit, by itself and once a second for a city: within the transaction it would make all
 * commits of the server wait for one another. A connection of its own listens while anybody here wants to hear; through a proxy that hands out
 * connections anew for each transaction nothing is heard.
 */
export function changesOn(db: Pick<Database, 'jobs'>, url: string): Changes {
  const hearers: Hearers = new Map()
  const listening: { client: pg.Client | null; again?: NodeJS.Timeout } = { client: null }
  let ended = false

  // A database that is away now has committed nothing; the next write tells again.
  const notifying = paced(EVERY_MS, (tenant) => void db.jobs((reading) => sql`select pg_notify(${CHANNEL}, ${tenant})`.execute(reading)).catch(() => {}))
  const telling = paced(EVERY_MS, (tenant) => tell(hearers, tenant))

  const listen = async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, application_name: 'lingxian changes' })
    listening.client = client
    delete listening.again
    const lost = () => {
      if (listening.client !== client) return
      listening.client = null
      client.end().catch(() => {})
      if (!ended && hearers.size > 0) listening.again = setTimeout(() => void listen(), AGAIN_MS).unref()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload = '' }) => telling.ask(payload))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      // What was missed meanwhile nobody knows.
      for (const tenant of hearers.keys()) telling.ask(tenant)
    } catch {
      // Tried again; who listens sees what is new when they look.
      lost()
    }
  }

  return {
    wrote: notifying.ask,
    hear: (tenant, hearer) => {
      const stop = hearIn(hearers, tenant, hearer)
      if (!listening.client && !listening.again) void listen()
      return stop
    },
    close: async () => {
      ended = true
      clearTimeout(listening.again)
      notifying.end()
      telling.end()
      tellOver(hearers)
      const { client } = listening
      listening.client = null
      await client?.end()
    },
  }
}
