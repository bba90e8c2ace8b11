import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'
import type { MembershipRow } from './memberships.ts'

export type ReminderRow = Selectable<Tables['reminder']>

/** The last reminder of each of these things that someone was given. */
export async function lastReminders(db: Db, tenant: string, person: string, keys: readonly string[]): Promise<ReminderRow[]> {
  return db
    .selectFrom('reminder')
    .distinctOn('key')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .orderBy('key')
    .orderBy('reminded_on', 'desc')
    .orderBy('moment', 'desc')
    .execute()
}

/** What someone was reminded of, the newest first. */
export function remindersOf(db: Db, tenant: string, person: string, since: Day, limit: number): Promise<ReminderRow[]> {
  return db
    .selectFrom('reminder')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('reminded_on', '>=', since)
    .orderBy('reminded_on', 'desc')
    .orderBy('due_on')
    .orderBy('key')
    .limit(limit)
    .execute()
}

export async function keepReminders(tx: Tx, tenant: string, rows: readonly Omit<ReminderRow, 'tenant'>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('reminder')
    .values(rows.map((row) => ({ tenant, ...row })))
    .onConflict((conflict) => conflict.columns(['tenant', 'person', 'key', 'moment']).doNothing())
    .execute()
}

/** Forgets what was reminded of before a day: long done, or reminded of again since. */
export async function forgetReminders(tx: Tx, tenant: string, before: Day): Promise<void> {
  await tx.deleteFrom('reminder').where('tenant', '=', tenant).where('reminded_on', '<', before).execute()
  await tx.deleteFrom('reminder_run').where('tenant', '=', tenant).where('day', '<', before).execute()
  await tx.deleteFrom('delivery').where('tenant', '=', tenant).where('day', '<', before).execute()
}

/** People who may act on a day, in the order of their ids, a page at a time, with everything each may act through. */
export async function membersAfter(db: Db, tenant: string, day: Day, after: string | null, people: number): Promise<Map<string, MembershipRow[]>> {
  const valid = sql<boolean>`from_on <= ${day} and (to_on is null or to_on > ${day})`
  const rows = await db
    .selectFrom('membership')
    .select(['id', 'person', 'account', 'role', 'unit', 'post', 'from_on', 'to_on'])
    .where('tenant', '=', tenant)
    .where(valid)
    .where('person', 'in', (eb) =>
      eb
        .selectFrom('membership')
        .select('person')
        .distinct()
        .where('tenant', '=', tenant)
        .where(valid)
        .$if(after !== null, (query) => query.where('person', '>', after ?? ''))
        .orderBy('person')
        .limit(people),
    )
    .orderBy('person')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ person }) => person)
}

/** Memberships of one person that hold on a day. */
export function membershipsOfPerson(db: Db, tenant: string, person: string, day: Day): Promise<MembershipRow[]> {
  return db
    .selectFrom('membership')
    .select(['id', 'person', 'account', 'role', 'unit', 'post', 'from_on', 'to_on'])
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where(sql<boolean>`from_on <= ${day} and (to_on is null or to_on > ${day})`)
    .orderBy('id')
    .execute()
}

/** Posts that have ever let one of these act for them; whether they do today their state says. */
export async function postsDelegatedTo(db: Db, tenant: string, deputies: readonly string[]): Promise<string[]> {
  if (deputies.length === 0) return []
  const rows = await db.selectFrom('delegation').select('post').distinct().where('tenant', '=', tenant).where('to_post', '=', sql<string>`any(${[...deputies]}::uuid[])`).execute()
  return rows.map(({ post }) => post)
}

export type Run = { after: string | null; done: boolean }

/** How far a day's run has come; begun if it was not. */
export async function runOf(tx: Tx, tenant: string, day: Day): Promise<Run> {
  await tx.insertInto('reminder_run').values({ tenant, day, after_person: null, done: false }).onConflict((conflict) => conflict.columns(['tenant', 'day']).doNothing()).execute()
  const row = await tx.selectFrom('reminder_run').select(['after_person', 'done']).where('tenant', '=', tenant).where('day', '=', day).executeTakeFirstOrThrow()
  return { after: row.after_person, done: row.done }
}

/** Takes a run on from where it stood. False where somebody else has done so in the meantime. */
export async function advanceRun(tx: Tx, tenant: string, day: Day, from: Run, to: Run): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reminder_run')
    .set({ after_person: to.after, done: to.done })
    .where('tenant', '=', tenant)
    .where('day', '=', day)
    .where('done', '=', false)
    .where(sql<boolean>`after_person is not distinct from ${from.after}::uuid`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
