import { createHash } from 'node:crypto'

import type { Channel, Message, Outcome, Problem } from '../../channels/channel.ts'
import { sendAt, USUAL_HOURS } from '../../kernel/message-hours.ts'
import { dayOf } from '../../kernel/time/day.ts'
import type { Tx } from '../../store/database/database.ts'
import { citiesToSend, noteDelivery, takeDeliveries, type Delivery } from '../../store/queries/deliveries.ts'
import { noteRefused, settingsOf } from '../../store/queries/reach.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'

/** Minutes until the next attempt, by how many there were; after the last it is given up. */
const TRIED_AGAIN_AFTER = [1, 5, 20, 60, 180] as const
/** Messages taken at once from the queue. */
const TAKEN_AT_ONCE = 50
/** Longer than sending all that was taken can last: after it a message counts as not sent, and is sent again. */
const LEASE_MS = 15 * 60_000

/**
 * Sends what waits and whose time has come. A message is taken, sent, and then marked: who crashes in between sends it again under the same
 * key. Without a configured channel nothing is asked and nothing is opened.
 *
 * @param stop ends it between two messages
 * @returns how many were taken from the queue, sent or not
 */
export async function deliverDue(deps: Deps, stop?: AbortSignal): Promise<number> {
  const { list } = deps.channels
  if (list.length === 0) return 0
  const tenants = await deps.db.jobs((db) => citiesToSend(db, deps.now()))
  let all = 0
  for (const tenant of tenants) {
    for (const channel of list) {
      for (let taken = TAKEN_AT_ONCE; taken === TAKEN_AT_ONCE && !stop?.aborted; all += taken) taken = await deliverSome(deps, tenant, channel, stop)
    }
  }
  return all
}

/** @returns how many were taken */
async function deliverSome(deps: Deps, tenant: string, channel: Channel, stop?: AbortSignal): Promise<number> {
  const now = deps.now()
  const leaseUntil = new Date(Date.parse(now) + LEASE_MS).toISOString()
  const taken = await deps.db.write(tenant, (tx) => takeDeliveries(tx, tenant, { channel: channel.id, now, leaseUntil, limit: TAKEN_AT_ONCE }))
  const today = dayOf(now)
  // A message says how it is on its day; the next day has one of its own.
  const [current, late] = parted(taken, ({ day }) => day === today)
  const [ready, homeless] = parted(current, ({ address }) => channel.reaches === 'person' || address !== null)
  await deps.db.write(tenant, async (tx) => {
    for (const one of late) await noteDelivery(tx, tenant, one, { state: 'given-up', problem: 'too_late', detail: null })
    for (const one of homeless) await noteDelivery(tx, tenant, one, { state: 'given-up', problem: 'no_address', detail: null })
  })
  for (let at = 0; at < ready.length && !stop?.aborted; at += channel.together) {
    const batch = ready.slice(at, at + channel.together)
    const outcomes = new Map((await channel.send(batch.map((one) => messageOf(tenant, one, deps.now())))).map((outcome) => [outcome.key, outcome]))
    await deps.db.write(tenant, async (tx) => {
      for (const one of batch) await noteOutcome(deps, tx, tenant, one, outcomes.get(keyOf(tenant, one)) ?? null)
    })
  }
  return taken.length
}

function messageOf(tenant: string, delivery: Delivery, at: string): Message {
  const { person, address, waiting } = delivery
  return { key: keyOf(tenant, delivery), kind: 'digest', person, to: address, waiting, at }
}

/** One for each person, channel and day, telling nobody which. */
function keyOf(tenant: string, { channel, person, day }: Pick<Delivery, 'channel' | 'person' | 'day'>): string {
  return createHash('sha256').update([tenant, channel, person, day].join('|')).digest('hex').slice(0, 32)
}

/** @param outcome null where the channel said nothing of this one: that counts as not reached */
async function noteOutcome(deps: Deps, tx: Tx, tenant: string, delivery: Delivery, outcome: Outcome | null): Promise<void> {
  const now = deps.now()
  const problem: Problem | null = outcome ? outcome.problem : { code: 'unreachable', detail: null }
  if (problem === null) return noteDelivery(tx, tenant, delivery, { state: 'sent', at: now })
  const { code, detail } = problem
  if (code === 'address' && delivery.address !== null) await noteRefused(tx, tenant, { ...delivery, address: delivery.address }, dayOf(now))
  const again = code === 'address' ? null : await againAt(deps, tx, tenant, delivery, now)
  await noteDelivery(tx, tenant, delivery, again === null ? { state: 'given-up', problem: code, detail } : { state: 'waiting', at: again, problem: code, detail })
}

/** When to try again; null when that would be too often, outside of this person's hours, or on another day, which has a message of its own. */
async function againAt(deps: Deps, tx: Tx, tenant: string, { attempts, person, day }: Delivery, now: string): Promise<string | null> {
  const minutes = TRIED_AGAIN_AFTER[attempts - 1]
  if (minutes === undefined) return null
  const { calendar } = await inputsOf(deps, tx, tenant)
  const hours = (await settingsOf(tx, tenant, person))?.hours ?? USUAL_HOURS
  const at = sendAt(new Date(Date.parse(now) + minutes * 60_000).toISOString(), hours, calendar)
  return dayOf(at) === day ? at : null
}

function parted<T>(list: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [list.filter(is), list.filter((one) => !is(one))]
}
