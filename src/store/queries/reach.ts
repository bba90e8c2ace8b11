import type { Selectable } from 'kysely'

import type { MessageHours } from '../../kernel/message-hours.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

/** Where someone is reached on one channel; `refusedOn`: since when the other side refuses it for good. */
export type Address = { channel: string; address: string; refusedOn: Day | null }

/** How someone wants to be reminded; who has set nothing has no such row. */
export type ReminderSettings = { hours: MessageHours; off: string[]; calendarTitles: boolean }

export async function addressesOf(db: Db, tenant: string, person: string): Promise<Address[]> {
  const rows = await db.selectFrom('directory_address').selectAll().where('tenant', '=', tenant).where('person', '=', person).orderBy('channel').execute()
  return rows.map(({ channel, address, refused_on }) => ({ channel, address, refusedOn: refused_on }))
}

/** Keeps these addresses and no others. One that stays the same keeps what is known against it; another begins anew. */
export async function keepAddresses(tx: Tx, tenant: string, person: string, addresses: ReadonlyMap<string, string>): Promise<void> {
  const known = await addressesOf(tx, tenant, person)
  const gone = known.filter(({ channel, address }) => addresses.get(channel) !== address).map(({ channel }) => channel)
  if (gone.length > 0) await tx.deleteFrom('directory_address').where('tenant', '=', tenant).where('person', '=', person).where('channel', 'in', gone).execute()
  const rows = [...addresses].map(([channel, address]) => ({ tenant, person, channel, address, refused_on: null }))
  if (rows.length > 0) await tx.insertInto('directory_address').values(rows).onConflict((conflict) => conflict.columns(['tenant', 'person', 'channel']).doNothing()).execute()
}

/** Notes that the other side refuses this address for good, unless it has been changed meanwhile. */
export async function noteRefused(tx: Tx, tenant: string, { person, channel, address }: { person: string; channel: string; address: string }, on: Day): Promise<void> {
  await tx
    .updateTable('directory_address')
    .set({ refused_on: on })
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('channel', '=', channel)
    .where('address', '=', address)
    .where('refused_on', 'is', null)
    .execute()
}

export async function settingsOf(db: Db, tenant: string, person: string): Promise<ReminderSettings | null> {
  const row = await db.selectFrom('reminder_setting').selectAll().where('tenant', '=', tenant).where('person', '=', person).executeTakeFirst()
  return row ? { hours: { from: row.from_minute, to: row.to_minute }, off: row.channels_off, calendarTitles: row.calendar_titles } : null
}

export async function keepSettings(tx: Tx, tenant: string, person: string, { hours, off, calendarTitles }: ReminderSettings): Promise<void> {
  const set = { from_minute: hours.from, to_minute: hours.to, channels_off: JSON.stringify(off), calendar_titles: calendarTitles }
  await tx
    .insertInto('reminder_setting')
    .values({ tenant, person, ...set })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet(set))
    .execute()
}

export type Feed = Selectable<Tables['calendar_feed']>

export function feedOf(db: Db, tenant: string, person: string): Promise<Feed | undefined> {
  return db.selectFrom('calendar_feed').selectAll().where('tenant', '=', tenant).where('person', '=', person).executeTakeFirst()
}

/**
 * The feed that a calendar program's key opens.
 *
 * @param db a connection of the jobs, which sees every city: the key alone says which one
 */
export function feedByToken(db: Db, tokenHash: string): Promise<Feed | undefined> {
  // tenant: the key alone says which city it belongs to
  return db.selectFrom('calendar_feed').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** Gives someone a feed with this key; a former one opens nothing from then on. */
export async function keepFeed(tx: Tx, feed: Feed): Promise<void> {
  const { token_hash, made_on } = feed
  await tx
    .insertInto('calendar_feed')
    .values({ tenant: feed.tenant, person: feed.person, token_hash, made_on })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet({ token_hash, made_on }))
    .execute()
}

export async function removeFeed(tx: Tx, tenant: string, person: string): Promise<void> {
  await tx.deleteFrom('calendar_feed').where('tenant', '=', tenant).where('person', '=', person).execute()
}
