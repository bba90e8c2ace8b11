import { scopeOf } from '../../kernel/permission.ts'
import type { OwedKind } from '../../kernel/reminder.ts'
import { addDays } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersConcerning, titlesOf } from '../../store/queries/matters.ts'
import { membershipsOfPerson, remindersOf, type ReminderRow } from '../../store/queries/reminders.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { owedOfPerson } from './members.ts'

const SHOWN_DAYS = 30
const SHOWN = 200

/**
 * What the acting person was reminded of in the last thirty days, the newest first and each thing once: what still waits with what to do,
 * what does not with its title, as far as they may see that.
 */
export async function listReminders({ deps, acting }: Call) {
  permitSomewhere(acting, 'listReminders')
  const { tenant, person } = acting
  return deps.db.read(tenant, async (db) => {
    const inputs = await inputsOf(deps, db, tenant)
    const rows = await remindersOf(db, tenant, person, addDays(inputs.today, -SHOWN_DAYS), SHOWN)
    const owed = new Map((await owedOfPerson(db, inputs, tenant, await membershipsOfPerson(db, tenant, person, inputs.today))).map((item) => [item.key, item]))
    const newest = [...new Map(rows.toReversed().map((row) => [row.key, row])).values()].toReversed()
    const titles = await titlesSeen(db, acting, newest, inputs.today)
    return {
      today: inputs.today,
      rows: newest.map(({ key, kind, moment, subject, due_on: due, reminded_on: on }) => {
        const waiting = owed.get(key)
        const title = waiting?.title ?? titles.get(subject)?.title ?? null
        const page = waiting?.page ?? (titles.has(subject) ? `/matters/${subject.slice('matter:'.length)}` : null)
        return { key, kind: kind as OwedKind, moment, on, due, waits: waiting !== undefined, title, what: waiting?.what ?? null, page }
      }),
    }
  })
}

/** Titles of the matters among these, by subject, as far as the acting membership may see them. */
async function titlesSeen(db: Db, acting: Acting, rows: readonly ReminderRow[], today: string) {
  const matters = rows.flatMap(({ subject }) => (subject.startsWith('matter:') ? [subject.slice('matter:'.length)] : []))
  const scope = scopeOf(acting.role, 'getMatter')
  const seen = scope === 'city' ? matters : scope === null ? [] : [...(await mattersConcerning(db, acting.tenant, matters, await reachOfActing(db, acting, await ownUnits(db, acting, today))))]
  return new Map([...(await titlesOf(db, acting.tenant, seen))].map(([id, name]) => [`matter:${id}`, name]))
}
