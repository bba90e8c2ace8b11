import { randomUUID } from 'node:crypto'

import { CHANNEL_IDS, type ChannelId } from '../../channels/channel.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { addDays } from '../../kernel/time/day.ts'
import { addressCounts, queueCounts } from '../../store/queries/deliveries.ts'
import { addressesOf } from '../../store/queries/reach.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'

const COUNTED_DAYS = 14

/** What is configured, without any secret, how many people each channel reaches, and how the queue stands: numbers, and no one's own. */
export async function getChannels({ deps, acting }: Call) {
  permitSomewhere(acting, 'getChannels')
  const { list, address } = deps.channels
  const { tenant } = acting
  return deps.db.read(tenant, async (db) => {
    const { today, city } = await inputsOf(deps, db, tenant)
    const people = new Map((await addressCounts(db, tenant)).map((count) => [count.channel, count]))
    const queue = await queueCounts(db, tenant, addDays(today, -COUNTED_DAYS))
    return {
      address,
      sends: !city.demonstration,
      days: COUNTED_DAYS,
      channels: CHANNEL_IDS.map((id) => {
        const channel = list.find((one) => one.id === id)
        const count = people.get(id)
        return { id, host: channel?.host ?? null, reaches: channel?.reaches ?? null, people: count?.people ?? 0, refused: count?.refused ?? 0 }
      }),
      queue: queue.map(({ channel, state, problem, detail, n, lastDay }) => ({ channel, state, problem, detail, n, lastDay })),
    }
  })
}

/**
 * Sends a test message to the acting person at once, past queue and hours, and says what became of it. A demonstration sends none.
 *
 * @throws DeliveryError `channel_demonstration`, `channel_not_configured`, `channel_without_address` when they have set none for themselves
 */
export async function testChannel({ deps, acting }: Call, id: ChannelId) {
  permitSomewhere(acting, 'testChannel')
  const channel = deps.channels.list.find((one) => one.id === id)
  if (!channel) throw new DeliveryError('channel_not_configured')
  const { tenant, person } = acting
  const known = await deps.db.read(tenant, async (db) => {
    const { city } = await inputsOf(deps, db, tenant)
    if (city.demonstration) throw new DeliveryError('channel_demonstration')
    return addressesOf(db, tenant, person)
  })
  const to = known.find((one) => one.channel === id)?.address ?? null
  if (to === null && channel.reaches !== 'person') throw new DeliveryError('channel_without_address')
  const [outcome] = await channel.send([{ key: randomUUID(), kind: 'test', person, to, waiting: 0, at: deps.now() }])
  return { problem: outcome?.problem ?? null }
}
