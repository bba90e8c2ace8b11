import { DeliveryError } from '../../kernel/errors.ts'
import { rulesForBody } from '../../kernel/meeting/kinds.ts'
import { meetingTitle, nextNumber } from '../../kernel/meeting/number.ts'
import { rotaOf } from '../../kernel/meeting/rota.ts'
import { memberSeats, postOfSeat, reportingUnits } from '../../kernel/meeting/seats.ts'
import { meetingsOfBody } from '../../store/queries/meetings.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { followUp, mattersDecided, totals } from './decided.ts'
import { readerOf, sitsIn } from './readers.ts'

/**
 * With what the next meeting of a body begins: its kinds with number and title, who presides, where it met last, who reports by rota, which
 * earlier decisions are still open; and the totals of every year.
 *
 * @throws DeliveryError `not_found` for who may not read its meetings
 */
export async function getMeetingPlan(call: Call, { body: id }: { body: string }) {
  permitSomewhere(call.acting, 'getMeetingPlan')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today, packs } = inputs
    const directory = await directoryOf(db, acting.tenant)
    const body = directory.units.get(id)
    if (!body || !sitsIn(await readerOf(db, acting, directory, today), id, directory, today)) throw new DeliveryError('not_found', { what: id })
    const meetings = await meetingsOfBody(db, acting.tenant, id)
    const seats = [...directory.seats.values()]
    const name = unitRef(directory, id, today)?.name ?? body.name
    const year = Number(today.slice(0, 4))
    const head = memberSeats(seats, id, today).find(({ role }) => role === 'head')
    const chair = directory.posts.get((head && postOfSeat(head, today)) ?? '')
    const context = { db, acting, inputs, directory }
    const matters = await mattersDecided(db, acting.tenant, meetings)
    const years = [...new Set(meetings.filter(({ status }) => status === 'held').map((meeting) => meeting.year))].sort((a, b) => b - a)
    return {
      today,
      body: { id, name },
      kinds: rulesForBody(packs, body).map(({ pack, kind }) => {
        const number = nextNumber(kind, meetings, year)
        return { pack: pack.id, id: kind.id, name: kind.name, number, counted: kind.counted ?? null, title: meetingTitle(kind, name, number, year), firstTopic: kind.firstTopic ?? null, reports: kind.reports ?? 0 }
      }),
      chair: chair ? { id: chair.id, name: chair.name } : null,
      place: meetings.find(({ place }) => place !== null)?.place ?? null,
      rota: rotaOf(meetings, reportingUnits(seats, directory.units, id, today)).map(({ unit, reports, last }) => ({ unit: unitRef(directory, unit, today) ?? { id: unit, name: '' }, reports, last })),
      followUp: await followUp(context, meetings, null),
      years: years.map((one) => ({ year: one, totals: totals(meetings.filter((meeting) => meeting.year === one), matters) })),
      total: totals(meetings, matters),
    }
  })
}
