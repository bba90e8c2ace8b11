import { sql } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db, Tx } from '../database/database.ts'

/** A message that waits to be sent; where to is asked when it is. */
export type Delivery = { channel: string; person: string; day: Day; waiting: number; attempts: number; address: string | null }

/**
 * Queues one message of a day for someone on a channel. One that waits already takes the newer number and time; one that was sent
 * or given up stays so: one message a day.
 */
export async function queueDelivery(tx: Tx, tenant: string, { channel, person, day, waiting, at }: { channel: string; person: string; day: Day; waiting: number; at: string }): Promise<void> {
  await tx
    .insertInto('delivery')
    .values({ tenant, channel, person, day, waiting, state: 'waiting', attempts: 0, next_at: at, problem: null, problem_detail: null, sent_at: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'channel', 'person', 'day']).doUpdateSet({ waiting, next_at: at }).where('delivery.state', '=', 'waiting').where('delivery.attempts', '=', 0))
    .execute()
}

/** Cities with messages whose time has come. @param db a connection of the jobs, which sees every city */
export async function citiesToSend(db: Db, now: string): Promise<string[]> {
  // tenant: this is how the sender finds which cities have something to send
  const rows = await db.selectFrom('delivery').select('tenant').distinct().where('state', '=', 'waiting').where('next_at', '<=', now).orderBy('tenant').execute()
  return rows.map(({ tenant }) => tenant)
}

/**
 * Takes messages of a channel whose time has come, with their addresses, and puts them off until the lease ends: whoever took them and
 * crashed lets them be sent again then. Two senders at once take different ones.
 */
export async function takeDeliveries(tx: Tx, tenant: string, { channel, now, leaseUntil, limit }: { channel: string; now: string; leaseUntil: string; limit: number }): Promise<Delivery[]> {
  const chosen = await tx
    .selectFrom('delivery')
    .select(['person', 'day', 'waiting', 'attempts'])
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('person')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  const addresses = await addressesFor(tx, tenant, channel, chosen.map(({ person }) => person))
  for (const { person, day } of chosen) {
    await tx
      .updateTable('delivery')
      .set({ attempts: sql<number>`attempts + 1`, next_at: leaseUntil })
      .where('tenant', '=', tenant)
      .where('channel', '=', channel)
      .where('person', '=', person)
      .where('day', '=', day)
      .execute()
  }
  return chosen.map((row) => ({ ...row, channel, attempts: row.attempts + 1, address: addresses.get(row.person) ?? null }))
}

async function addressesFor(db: Db, tenant: string, channel: string, persons: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory_address')
    .select(['person', 'address'])
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .where('refused_on', 'is', null)
    .where('person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ person, address }) => [person, address]))
}

/** What became of a message that was taken. */
export type Sent = { state: 'sent'; at: string } | { state: 'waiting'; at: string; problem: string; detail: number | null } | { state: 'given-up'; problem: string; detail: number | null }

export async function noteDelivery(tx: Tx, tenant: string, { channel, person, day }: Pick<Delivery, 'channel' | 'person' | 'day'>, sent: Sent): Promise<void> {
  const problem = sent.state === 'sent' ? { problem: null, problem_detail: null } : { problem: sent.problem, problem_detail: sent.detail }
  await tx
    .updateTable('delivery')
    .set({ state: sent.state, ...problem, ...(sent.state === 'sent' ? { sent_at: sent.at } : sent.state === 'waiting' ? { next_at: sent.at } : {}) })
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .where('person', '=', person)
    .where('day', '=', day)
    .execute()
}

/** Takes what waits for someone out of the queue, on channels that they have turned off. */
export async function dropWaiting(tx: Tx, tenant: string, person: string, channels: readonly string[]): Promise<void> {
  if (channels.length === 0) return
  await tx.deleteFrom('delivery').where('tenant', '=', tenant).where('person', '=', person).where('state', '=', 'waiting').where('channel', 'in', [...channels]).execute()
}

/** Gives up what waits from before a day, on channels that are no longer configured too: each day has a message of its own. */
export async function giveUpBefore(tx: Tx, tenant: string, day: Day): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'given-up', problem: sql<string>`coalesce(problem, 'too_late')` })
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .where('day', '<', day)
    .execute()
}

export type QueueCount = { channel: string; state: 'waiting' | 'sent' | 'given-up'; problem: string | null; detail: number | null; n: number; lastDay: Day }

/** The queue since a day, counted by channel, state and problem: nobody's own. */
export async function queueCounts(db: Db, tenant: string, since: Day): Promise<QueueCount[]> {
  const rows = await db
    .selectFrom('delivery')
    .select(['channel', 'state', 'problem', 'problem_detail', sql<number>`count(*)::int`.as('n'), sql<Day>`max(day)`.as('last_day')])
    .where('tenant', '=', tenant)
    .where('day', '>=', since)
    .groupBy(['channel', 'state', 'problem', 'problem_detail'])
    .orderBy('channel')
    .orderBy('state')
    .orderBy('problem')
    .orderBy('problem_detail')
    .execute()
  return rows.map(({ problem_detail, last_day, ...row }) => ({ ...row, detail: problem_detail, lastDay: last_day }))
}

/** How many people have an address on each channel, and of how many of those it is refused. */
export async function addressCounts(db: Db, tenant: string): Promise<{ channel: string; people: number; refused: number }[]> {
  return db
    .selectFrom('directory_address')
    .select(['channel', sql<number>`count(*)::int`.as('people'), sql<number>`count(refused_on)::int`.as('refused')])
    .where('tenant', '=', tenant)
    .groupBy('channel')
    .orderBy('channel')
    .execute()
}
