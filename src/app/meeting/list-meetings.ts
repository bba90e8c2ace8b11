import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { ownPart } from '../../kernel/meeting/readers.ts'
import { meetingRules, rulesForBody } from '../../kernel/meeting/kinds.ts'
import { nextThing } from '../../kernel/meeting/next-thing.ts'
import { reportingUnits } from '../../kernel/meeting/seats.ts'
import { may } from '../../kernel/permission.ts'
import { meetingsSeen, yearsOfMeetings } from '../../store/queries/meetings.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { mattersDecided, totals, type Context } from './decided.ts'
import { bodiesOf, readerOf, scopeIn, sitsIn } from './readers.ts'

/** A city's bodies meet some hundreds of times a year; more than this no page shows, and the answer says so. */
const MOST = 1_000

/**
 * The bodies whose meetings one may read, each with its next meeting and the totals of a year, and the meetings of that year. A unit that only presents
 * something finds that meeting, with its own topics.
 */
export async function listMeetings(call: Call, { year: wanted, body }: { year?: number | undefined; body?: string | undefined }) {
  permitSomewhere(call.acting, 'listMeetings')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today, packs } = inputs
    const directory = await directoryOf(db, acting.tenant)
    const reader = await readerOf(db, acting, directory, today)
    const year = wanted ?? Number(today.slice(0, 4))
    const found = await meetingsSeen(db, acting.tenant, { year, bodies: bodiesOf(reader, directory), presenters: reader.units, limit: MOST })
    const context: Context = { db, acting, inputs, directory }
    const seen = found.flatMap((meeting) => {
      const scope = scopeIn(reader, meeting, directory, today)
      return scope === null ? [] : [{ scope, meeting: scope === 'whole' ? meeting : ownPart(meeting, reader.units) }]
    })
    const whole = seen.filter(({ scope }) => scope === 'whole').map(({ meeting }) => meeting)
    const matters = await mattersDecided(db, acting.tenant, whole)
    const row = ({ meeting, scope }: (typeof seen)[number]) => meetingRow(context, meeting, scope, totals([meeting], matters).open)
    const bodies = [...directory.units.values()].flatMap((unit) => {
      const kinds = rulesForBody(packs, unit)
      const met = whole.filter((meeting) => meeting.body === unit.id)
      if ((kinds.length === 0 || unit.ended) && met.length === 0) return []
      if (!sitsIn(reader, unit.id, directory, today) && met.length === 0) return []
      const next = seen.filter(({ meeting }) => meeting.body === unit.id && meeting.status === 'called').toSorted((a, b) => (a.meeting.on < b.meeting.on ? -1 : 1))[0]
      return [{
        id: unit.id,
        name: unitRef(directory, unit.id, today)?.name ?? unit.name,
        kinds: kinds.map(({ pack, kind }) => ({ pack: pack.id, id: kind.id, name: kind.name })),
        next: next ? row(next) : null,
        totals: totals(met.filter((meeting) => meeting.year === year), matters),
      }]
    })
    const shown = seen.filter(({ meeting }) => (meeting.year === year || meeting.status === 'called') && (body === undefined || meeting.body === body))
    const years = reader.all ? await yearsOfMeetings(db, acting.tenant) : []
    return {
      today,
      year,
      years: [...new Set([...years, year, Number(today.slice(0, 4))])].sort((a, b) => b - a),
      bodies: bodies.sort((a, b) => (a.next?.on ?? '9999') < (b.next?.on ?? '9999') ? -1 : (a.next?.on ?? '9999') > (b.next?.on ?? '9999') ? 1 : b.totals.meetings - a.totals.meetings),
      rows: shown.map(row),
      capped: found.length === MOST,
      may: { call: may(acting.role, 'callMeeting', { units: [], own: [] }) },
    }
  })
}

/** A meeting in a list. */
export function meetingRow({ inputs: { packs, today }, directory }: Context, meeting: MeetingState, scope: 'whole' | 'own', open: number) {
  const { id, title, number, on, time, place, body, status, agenda, decisions, minutes } = meeting
  const kind = meetingRules(packs, meeting.pack, meeting.kind)?.kind
  return {
    id, title, number, on, time, place, status, scope,
    body: unitRef(directory, body, on) ?? { id: body, name: '' },
    kindName: kind?.name ?? { zh: meeting.kind, en: meeting.kind },
    topics: agenda.length,
    decisions: decisions.length,
    open,
    minutes: minutes.at(-1) ?? null,
    next: kind && scope === 'whole' ? nextThing(kind, meeting, toReport({ directory }, meeting), today) : ('nothing' as const),
  }
}

/** How many units are there to report that are not on the agenda yet. */
export function toReport({ directory }: Pick<Context, 'directory'>, { body, on, agenda }: MeetingState): number {
  const units = reportingUnits([...directory.seats.values()], directory.units, body, on)
  return units.filter((unit) => !agenda.some(({ kind, presenter }) => kind === 'report' && presenter === unit)).length
}
