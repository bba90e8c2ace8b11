import { DeliveryError } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { Attendee, MeetingState, Topic } from '../../kernel/facts/meeting.ts'
import type { SeatState } from '../../kernel/facts/organisation.ts'
import { RESULTS } from '../../kernel/meeting/agenda.ts'
import { meetingRules } from '../../kernel/meeting/kinds.ts'
import { ownPart } from '../../kernel/meeting/readers.ts'
import { rotaOf } from '../../kernel/meeting/rota.ts'
import { memberSeats, postOfSeat, reportingUnits } from '../../kernel/meeting/seats.ts'
import { may, type Command } from '../../kernel/permission.ts'
import { lettersSeen } from '../../store/queries/letters.ts'
import { meetingsOfBody } from '../../store/queries/meetings.ts'
import { titlesOf } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { reachOfLetters } from '../letter/letters-reach.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { noteInternal } from '../readers/note-internal.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { documentsOpened, followUp, matterRow, mattersDecided, opened, totals, type Context } from './decided.ts'
import { meetingRow } from './list-meetings.ts'
import { readerOf, scopeIn } from './readers.ts'

const ACTS = ['changeMeeting', 'setAgenda', 'holdMeeting', 'correctAttendance', 'settleTopic', 'makeDecision', 'draftMinutes', 'cancelMeeting'] as const satisfies readonly Command[]

/**
 * A meeting as one may read it: agenda, seats with who was there, decisions with what became of them, minutes, and what earlier meetings
 * left open. A unit that only presents reads its own topics.
 *
 * @throws DeliveryError `not_found` where it is not theirs to read
 */
export async function getMeeting(call: Call, { meeting: id }: { meeting: string }) {
  permitSomewhere(call.acting, 'getMeeting')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today, packs } = inputs
    const directory = await directoryOf(db, acting.tenant)
    const state = (await statesOf<MeetingState>(db, acting.tenant, [`meeting:${id}`])).get(`meeting:${id}`)
    const reader = await readerOf(db, acting, directory, today)
    const scope = state ? scopeIn(reader, state, directory, today) : null
    if (!state || scope === null) throw new DeliveryError('not_found', { what: id })
    await noteInternal(call, db, [`meeting:${id}`])
    const whole = scope === 'whole'
    const meeting = whole ? state : ownPart(state, reader.units)
    const context: Context = { db, acting, inputs, directory }
    const kind = meetingRules(packs, meeting.pack, meeting.kind)?.kind
    const meetings = whole ? await meetingsOfBody(db, acting.tenant, meeting.body) : []
    const matters = await mattersDecided(db, acting.tenant, [meeting])
    const shown = await opened(context, [...matters.keys()])
    const seats = whole ? memberSeats([...directory.seats.values()], meeting.body, meeting.on) : []
    const chair = meeting.chair ? directory.posts.get(meeting.chair) : undefined
    return {
      today,
      ...meetingRow(context, meeting, scope, totals([meeting], matters).open),
      chair: chair ? { id: chair.id, name: chair.name } : null,
      cancelled: meeting.cancelled,
      firstTopic: kind?.firstTopic ?? null,
      reports: kind?.reports ?? 0,
      agenda: await topicViews(context, meeting.agenda),
      seats: seats.map((seat) => seatView(context, seat, meeting)),
      attendance: meeting.attendance.map((one) => attendeeView(context, one, meeting.on)),
      decided: meeting.decisions.map(({ id: decision, topic, text, matter }) => {
        const row = matter === null ? undefined : matters.get(matter)
        return { id: decision, topic, text, matter: row ? matterRow(context, row, shown) : null }
      }),
      papers: await paperViews(context, meeting.minutes),
      rota: whole ? rotaOf(meetings.filter((one) => one.id !== id), reportingUnits([...directory.seats.values()], directory.units, meeting.body, meeting.on)).map(({ unit, reports, last }) => ({ unit: unitRef(directory, unit, today) ?? { id: unit, name: '' }, reports, last })) : [],
      followUp: whole ? await followUp(context, meetings, meeting) : [],
      may: ACTS.filter((command) => may(acting.role, command, { units: [], own: [] })),
    }
  })
}

/** The agenda, with those of its documents and matters that the reader may open: a title tells of them too. */
async function topicViews(context: Context, agenda: readonly Topic[]) {
  const { db, acting, directory, inputs: { today } } = context
  const readable = await documentsOpened(context, agenda.flatMap(({ document }) => document ?? []))
  const documents = await statesOf<DocumentState>(db, acting.tenant, [...readable].map((id) => `document:${id}`))
  const titles = await titlesOf(db, acting.tenant, [...(await opened(context, agenda.flatMap(({ matters }) => matters)))])
  return agenda.map(({ id, kind, title, presenter, document, matters, outcome }) => {
    const paper = document === null ? undefined : documents.get(`document:${document}`)
    return {
      id, kind, title, outcome,
      presenter: unitRef(directory, presenter, today),
      document: paper ? { id: paper.id, title: paper.parts[0]?.title ?? paper.name } : null,
      matters: matters.flatMap((matter) => titles.get(matter) ?? []).map((matter) => ({ id: matter.id, code: matter.code, title: matter.title })),
      results: [...RESULTS[kind]],
    }
  })
}

function seatView({ directory }: Context, { id, designation, role, unit, ...seat }: SeatState, { on }: MeetingState) {
  const post = directory.posts.get(postOfSeat(seat, on) ?? '')
  return { id, designation, role, unit: unitRef(directory, unit, on) ?? { id: unit, name: '' }, post: post ? { id: post.id, name: post.name } : null }
}

function attendeeView({ directory }: Context, { seat, post, unit, as }: Attendee, on: string) {
  const found = post === null ? undefined : directory.posts.get(post)
  return { seat, as, designation: seat === null ? null : (directory.seats.get(seat)?.designation ?? null), unit: unitRef(directory, unit ?? found?.unit ?? null, on), post: found ? { id: found.id, name: found.name } : null }
}

/** The letters drafted as its minutes that the reader may open, the newest first: a draft is its issuer's. */
async function paperViews({ db, acting, directory, inputs: { today } }: Context, minutes: readonly string[]) {
  const own = await ownUnits(db, acting, today)
  const visible = await reachOfLetters(db, { acting, own, reach: await reachOfActing(db, acting, own), today }, directory)
  const letters = new Map((await lettersSeen(db, acting.tenant, minutes, visible)).map((letter) => [letter.id, letter]))
  return minutes.toReversed().flatMap((id) => letters.get(id) ?? []).map(({ id, title, status, issued }) => ({ id, title, status, issuedOn: issued?.on ?? null }))
}
