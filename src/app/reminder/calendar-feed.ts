import { createHash } from 'node:crypto'

import { calendarText, type CalendarEntry } from '../../channels/ical.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import { fill } from '../../kernel/words/fill.ts'
import { calendarWords } from '../../kernel/words/reminders.ts'
import { closedAmong } from '../../store/identity/accounts.ts'
import { feedByToken, settingsOf } from '../../store/queries/reach.ts'
import { membershipsOfPerson } from '../../store/queries/reminders.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { owedOfPerson } from './members.ts'
import type { OwedItem } from './owed-items.ts'
import { tokenHash } from './settings.ts'

const SHOWN_BACK_DAYS = 62
const SHOWN_AHEAD_DAYS = 400

/**
 * The calendar that a key opens: on each day how many things are due, and what they are only where its person chose that. Who no longer
 * acts for anything in the city, or whose account is closed, gets an empty one.
 *
 * @throws DeliveryError `not_found` for a key that was revoked or never made
 */
export async function readCalendarFeed(deps: Deps, token: string): Promise<string> {
  const feed = await deps.db.jobs((db) => feedByToken(db, tokenHash(token)))
  if (!feed) throw new DeliveryError('not_found', { what: 'calendar' })
  const { tenant, person } = feed
  const held = await deps.db.read(tenant, async (db) => membershipsOfPerson(db, tenant, person, (await inputsOf(deps, db, tenant)).today))
  const closed = await closedAmong(deps.db, held.map(({ account }) => account))
  return deps.db.read(tenant, async (db) => {
    const inputs = await inputsOf(deps, db, tenant)
    const { today } = inputs
    const titled = (await settingsOf(db, tenant, person))?.calendarTitles ?? false
    const owed = await owedOfPerson(db, inputs, tenant, held.filter(({ account }) => !closed.has(account)))
    const shown = owed.flatMap((item) => (item.due !== null && item.due >= addDays(today, -SHOWN_BACK_DAYS) && item.due <= addDays(today, SHOWN_AHEAD_DAYS) ? [{ ...item, due: item.due }] : []))
    const uid = (what: string) => `${createHash('sha256').update([tenant, person, what].join('|')).digest('hex').slice(0, 32)}@lingxian`
    const { address } = deps.channels
    const entries = titled ? shown.map((item) => titledEntry(item, uid(item.key), address)) : byDay(shown).map(([on, items]) => plainEntry(on, items.length, uid(on), address))
    return calendarText(calendarWords.name.zh, entries, deps.now())
  })
}

type Dated = OwedItem & { due: Day }

function byDay(items: readonly Dated[]): [Day, Dated[]][] {
  return [...Map.groupBy(items, ({ due }) => due)].sort(([a], [b]) => (a < b ? -1 : 1))
}

function plainEntry(on: Day, count: number, uid: string, address: string | null): CalendarEntry {
  return { uid, on, summary: fill(calendarWords.day.zh, { count }), url: address }
}

function titledEntry({ due, title, what, page }: Dated, uid: string, address: string | null): CalendarEntry {
  return { uid, on: due, summary: `${title}：${what.zh}`, url: address === null ? null : `${address}${page}` }
}
