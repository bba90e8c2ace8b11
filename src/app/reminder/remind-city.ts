import { sendAt, USUAL_HOURS, minuteOf } from '../../kernel/message-hours.ts'
import { remindersDue, waitingNow, type Moment } from '../../kernel/reminder.ts'
import { isWorkday } from '../../kernel/time/calendar.ts'
import { addDays, dayOf } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { giveUpBefore, queueDelivery } from '../../store/queries/deliveries.ts'
import type { MembershipRow } from '../../store/queries/memberships.ts'
import { addressesOf, settingsOf } from '../../store/queries/reach.ts'
import { advanceRun, forgetReminders, keepReminders, lastReminders, membersAfter, runOf, type ReminderRow } from '../../store/queries/reminders.ts'
import { atOnce, type Breathe } from '../background/breathe.ts'
import type { Deps } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { owedOfPerson } from './members.ts'

/** People looked at in one go: short, because the embedded database has one connection. */
const PEOPLE_AT_ONCE = 10
/** Half an hour before the first message may leave; earlier, what is done in the morning would be counted as waiting. */
const RUNS_FROM_MINUTE = 7 * 60 + 30
/** Longer than any reminder can be the last of something that is still owed. */
const KEPT_DAYS = 400

type Queued = { channel: string; person: string; day: string; waiting: number; at: string }
type ForPerson = { reminders: Omit<ReminderRow, 'tenant'>[]; queued: Queued[] }

/**
 * The day's run in one city: who is owed which reminder is written down, and one message for each person and channel is queued. On working
 * days from half past seven; once a day, however often it is called, going on where it broke off. A demonstration reminds in its pages
 * and sends nothing.
 *
 * @param stop ends it between two pages of people
 * @param breathe what it does between them
 * @returns how many people were reminded
 */
export async function remindCity(deps: Deps, tenant: string, stop?: AbortSignal, breathe: Breathe = atOnce): Promise<number> {
  const inputs = await deps.db.read(tenant, (db) => inputsOf(deps, db, tenant))
  if (!runsNow(deps.now(), inputs)) return 0
  let reminded = 0
  for (;;) {
    const run = await deps.db.write(tenant, (tx) => runOf(tx, tenant, inputs.today))
    if (run.done || stop?.aborted) return reminded
    const members = await deps.db.read(tenant, (db) => membersAfter(db, tenant, inputs.today, run.after, PEOPLE_AT_ONCE))
    const page: ForPerson[] = []
    for (const [person, memberships] of members) page.push(await deps.db.readingAs(memberships.flatMap(({ post }) => post ?? [])).read(tenant, (db) => forPerson(deps, db, inputs, tenant, person, memberships)))
    const last = members.size < PEOPLE_AT_ONCE
    const mine = await deps.db.write(tenant, async (tx) => {
      if (!(await advanceRun(tx, tenant, inputs.today, run, { after: [...members.keys()].at(-1) ?? run.after, done: last }))) return false
      await keepReminders(tx, tenant, page.flatMap(({ reminders }) => reminders))
      for (const one of page.flatMap(({ queued }) => queued)) await queueDelivery(tx, tenant, one)
      if (last) {
        await giveUpBefore(tx, tenant, inputs.today)
        await forgetReminders(tx, tenant, addDays(inputs.today, -KEPT_DAYS))
      }
      return true
    })
    // Another process does this city's run; it goes on from here.
    if (!mine) return reminded
    reminded += page.filter(({ reminders }) => reminders.length > 0).length
    if (!last) await breathe()
  }
}

function runsNow(now: string, { city, today, calendar }: Inputs): boolean {
  return isWorkday(today, calendar) && (city.demonstration || minuteOf(now) >= RUNS_FROM_MINUTE)
}

async function forPerson(deps: Deps, db: Db, inputs: Inputs, tenant: string, person: string, memberships: readonly MembershipRow[]): Promise<ForPerson> {
  const { today, calendar } = inputs
  const owed = await owedOfPerson(db, inputs, tenant, memberships)
  const known = await lastReminders(db, tenant, person, owed.map(({ key }) => key))
  const sent = new Map(known.map(({ key, moment, reminded_on }) => [key, { moment: moment as Moment, on: reminded_on }]))
  const due = remindersDue({ owed, today, calendar, sent })
  if (due.length === 0) return { reminders: [], queued: [] }
  const reminders = due.map(({ owed: { key, kind, subject, due: dueOn }, moment }) => ({ person, key, moment, kind, subject, due_on: dueOn, reminded_on: today }))
  return { reminders, queued: inputs.city.demonstration ? [] : await queuedFor(deps, db, inputs, tenant, person, waitingNow(owed, today, calendar)) }
}

/** One message on each channel that is configured, that they have not turned off, and on which they can be reached. */
async function queuedFor({ channels, now }: Deps, db: Db, { calendar }: Inputs, tenant: string, person: string, waiting: number): Promise<Queued[]> {
  if (channels.list.length === 0) return []
  const settings = await settingsOf(db, tenant, person)
  const reachable = new Set((await addressesOf(db, tenant, person)).filter(({ refusedOn }) => refusedOn === null).map(({ channel }) => channel))
  const at = sendAt(now(), settings?.hours ?? USUAL_HOURS, calendar)
  return channels.list
    .filter(({ id, reaches }) => !settings?.off.includes(id) && (reaches === 'person' || reachable.has(id)))
    .map(({ id }) => ({ channel: id, person, day: dayOf(at), waiting, at }))
}
