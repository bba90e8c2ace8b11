import { randomUUID } from 'node:crypto'

import pg from 'pg'

import type { Told } from '../kept.ts'

/** On which the database tells what of a request's ground has changed; the triggers of migration 0028 name it too. */
const CHANNEL = 'lingxian_changed'

const CONNECT_TIMEOUT_MS = 8_000
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

const listeners = new WeakSet<pg.ClientBase>()

/**
 * Lets a connection of the pool hear of changes. A server tells a connection of its own ones before it says that they are committed: so this process knows of
 * whatever it wrote before anyone is answered.
 */
export async function hearOwn(client: pg.ClientBase, told: Told): Promise<void> {
  if (listeners.has(client)) return
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === CHANNEL) told.changed(payload)
  })
  await client.query(`listen ${CHANNEL}`)
  listeners.add(client)
}

/**
 * Listens on a connection of its own to what other processes change, and connects again when it is lost. It counts as listening once it has heard itself:
 * through a proxy that hands out connections anew, it never does.
 *
 * @returns what ends it
 */
export async function hearOthers(url: string, told: Told): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | undefined
  let pauseMs = FIRST_PAUSE_MS
  let ended = false

  const lost = (one: pg.Client) => {
    if (client !== one) return
    client = null
    told.listening(false)
    one.end().catch(() => undefined)
    if (ended) return
    again = setTimeout(() => void connect(), pauseMs).unref()
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  const connect = async () => {
    const one = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true, application_name: 'lingxian listener' })
    client = one
    const hello = `hello:${randomUUID()}`
    one.on('notification', ({ channel, payload = '' }) => {
      if (channel !== CHANNEL) return
      told.changed(payload)
      if (payload !== hello || client !== one) return
      pauseMs = FIRST_PAUSE_MS
      told.listening(true)
    })
    // Without it nothing is kept and every request reads for itself; that it is away is no error of theirs.
    one.on('error', () => lost(one))
    one.on('end', () => lost(one))
    try {
      await one.connect()
      await one.query(`listen ${CHANNEL}`)
      await one.query('select pg_notify($1, $2)', [CHANNEL, hello])
    } catch {
      lost(one)
    }
  }

  await connect()
  return async () => {
    ended = true
    clearTimeout(again)
    await client?.end()
  }
}
