import { DeliveryError } from '../../kernel/errors.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { nameOn } from '../../kernel/holders.ts'
import * as decide from '../../kernel/meeting/call.ts'
import { meetingsOfBody } from '../../store/queries/meetings.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { lockMeeting, rulesOfMeeting, type Written } from './lock-meeting.ts'

export type CallMeeting = { command: string; body: string; pack: string; kind: string; title: string | null; number: number | null; on: string; time: string | null; place: string | null; chair: string | null }

/**
 * Calls a meeting of a body. The body is locked: of two meetings called at once the second gets the number after the first.
 *
 * @throws DeliveryError `not_found`, `post_unknown`, `meeting_kind_unknown`, and what `kernel/meeting/call.ts` refuses
 */
export function callMeeting(call: Call, { command, ...input }: CallMeeting): Promise<Written> {
  return write(call, { id: command, name: 'callMeeting', input }, async (writing) => {
    const id = writing.newId('meeting')
    const subject = `unit:${input.body}`
    const body = found<UnitState>(await writing.lock([`meeting:${id}`, subject]), subject, input.body)
    const { body: _body, pack, kind, ...meeting } = input
    const rules = rulesOfMeeting(writing.packs, pack, kind)
    await knownPost(writing, input.chair)
    const earlier = await meetingsOfBody(writing.tx, writing.acting.tenant, body.id)
    return { facts: decided(decide.callMeeting(rules, { ...body, name: nameOn(body, input.on) }, earlier, { ...meeting, id }, writing)), answer: { ids: { meeting: id } } }
  })
}

/** Moves a meeting, or says where, when and under whom it is; of one that was held, corrects what was written, with the reason. */
export function changeMeeting(call: Call, input: { command: string; meeting: string; changes: decide.Change; reason: string | null }): Promise<Written> {
  return write(call, { id: input.command, name: 'changeMeeting', input }, async (writing) => {
    const { tx, acting } = writing
    const [state] = (await statesOf<MeetingState>(tx, acting.tenant, [`meeting:${input.meeting}`])).values()
    const { meeting, rules, states } = await lockMeeting(writing, input.meeting, state ? [`unit:${state.body}`] : [])
    const body = found<UnitState>(states, `unit:${meeting.body}`, meeting.body)
    await knownPost(writing, input.changes.chair ?? null)
    const meetings = await meetingsOfBody(tx, acting.tenant, meeting.body)
    return { facts: decided(decide.changeMeeting(rules, nameOn(body, meeting.on), meetings, meeting, input.changes, input.reason, writing)), answer: { ids: { meeting: meeting.id } } }
  })
}

/** Cancels a meeting that was called, with the reason. */
export function cancelMeeting(call: Call, input: { command: string; meeting: string; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'cancelMeeting', input }, async (writing) => {
    const { meeting } = await lockMeeting(writing, input.meeting)
    return { facts: decided(decide.cancelMeeting(meeting, input.reason, writing)), answer: { ids: { meeting: meeting.id } } }
  })
}

/** @throws DeliveryError `post_unknown` */
async function knownPost({ tx, acting }: Writing, post: string | null): Promise<void> {
  if (post !== null && (await statesOf(tx, acting.tenant, [`post:${post}`])).size === 0) throw new DeliveryError('post_unknown', { post })
}
