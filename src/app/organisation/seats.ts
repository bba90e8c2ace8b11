import { endSeat as decideEnd, reportSeat, settleSeat as decideSettle } from '../../kernel/decide/seat.ts'
import type { Decision } from '../../kernel/decide/decision.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState, SeatState } from '../../kernel/facts/organisation.ts'
import type { SeatClause, SeatRole } from '../../kernel/organisation.ts'
import type { Command } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'

type Written = { command: string; ids: { seat: string } }

export type CreateSeat = {
  command: string
  body: string
  unit: string
  designation: string
  post: string | null
  /** someone of the directory with a mere rank, or named beside their post */
  person?: string | null | undefined
  role?: SeatRole | undefined
  order?: number | undefined
  clause?: SeatClause | undefined
  from?: string | undefined
}

/**
 * Adds a seat: a unit's place in a body, filled by a post, by someone named, or by a description.
 *
 * @throws DeliveryError `not_found`, `day_in_future`
 */
export function createSeat(call: Call, input: CreateSeat): Promise<Written> {
  return write(call, { id: input.command, name: 'createSeat', input }, async (writing) => {
    const { from, body, unit, designation, post, person = null, role = 'member', order = 1000, clause = 'in-post' } = input
    const occurredOn = from ?? writing.today
    if (occurredOn > writing.today) throw new DeliveryError('day_in_future', { day: occurredOn, today: writing.today })
    const id = writing.newId('seat')
    await known(writing, `seat:${id}`, [`unit:${body}`, `unit:${unit}`, ...(post ? [`post:${post}`] : []), ...(person ? [`person:${person}`] : [])])
    const payload = { body, unit, designation, post, person, role, order, clause }
    return { facts: [{ subject: `seat:${id}`, kind: 'seat.created', occurredOn, payload }], answer: { ids: { seat: id } } }
  })
}

async function known({ lock }: Writing, subject: string, needed: readonly string[]): Promise<Awaited<ReturnType<Writing['lock']>>> {
  const states = await lock([subject, ...needed])
  for (const one of needed) found(states, one, one)
  return states
}

type OnSeat = { command: string; seat: string }

function change<I extends OnSeat>(name: Command, needs: (input: I) => string[], decideOn: (seat: SeatState, input: I, writing: Writing) => Decision | Promise<Decision>) {
  return (call: Call, input: I): Promise<Written> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const subject = `seat:${input.seat}`
      const seat = found<SeatState>(await known(writing, subject, needs(input)), subject, input.seat)
      return { facts: decided(await decideOn(seat, input, writing)), answer: { ids: { seat: seat.id } } }
    })
  }
}

type Settle = OnSeat & { post: string | null; person: string | null; on?: string | undefined }

/** The body's office says who sits there from a day on (动态调整). */
export const settleSeat = change(
  'settleSeat',
  ({ post, person }: Settle) => [...(post ? [`post:${post}`] : []), ...(person ? [`person:${person}`] : [])],
  (seat, { post, person, on }, writing) => decideSettle(seat, { post, person, on: on ?? writing.today }, writing),
)

/** The successor who took over has been reported (已报备). */
export const reportSeatChange = change('reportSeatChange', () => [], async (seat, _input: OnSeat, writing) => {
  const states = seat.post ? await writing.lock([`post:${seat.post}`]) : new Map()
  const post = seat.post ? (states.get(`post:${seat.post}`) as PostState | undefined) : undefined
  return reportSeat(seat, new Map(post ? [[post.id, post]] : []), writing)
})

/** A seat is given up; who sat there before can still be seen. */
export const endSeat = change('endSeat', () => [], (seat, { on }: OnSeat & { on?: string | undefined }, writing) => decideEnd(seat, { on: on ?? writing.today }, writing))
