import { createHash, randomBytes } from 'node:crypto'

import { z } from 'zod'

import type { Channel, ChannelId } from '../../channels/channel.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { SHORTEST_WINDOW, USUAL_HOURS, type MessageHours } from '../../kernel/message-hours.ts'
import { dropWaiting } from '../../store/queries/deliveries.ts'
import { addressesOf, feedOf, keepAddresses, keepFeed, keepSettings, removeFeed, settingsOf } from '../../store/queries/reach.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'

/** What someone sets for themselves. None of it is a fact: it says nothing of the city's work, may be changed without a trace, and is forgotten with the person. */
export type SetReminders = { hours: MessageHours; calendarTitles: boolean; channels: { id: ChannelId; on: boolean; address: string | null }[] }

/** How the acting person is reminded: the channels there are, which are on, where they are reached, and their hours. */
export async function getReminderSettings({ deps, acting }: Call) {
  permitSomewhere(acting, 'getReminderSettings')
  const { tenant, person } = acting
  return deps.db.read(tenant, async (db) => {
    const settings = await settingsOf(db, tenant, person)
    const addresses = new Map((await addressesOf(db, tenant, person)).map((one) => [one.channel, one]))
    const feed = await feedOf(db, tenant, person)
    const { city } = await inputsOf(deps, db, tenant)
    return {
      hours: settings?.hours ?? USUAL_HOURS,
      calendarTitles: settings?.calendarTitles ?? false,
      calendarSince: feed?.made_on ?? null,
      /** a demonstration sends nothing, whatever is configured */
      sends: !city.demonstration,
      channels: deps.channels.list.map(({ id, reaches }) => {
        const known = addresses.get(id)
        return { id, reaches, on: !settings?.off.includes(id), address: known?.address ?? null, refusedOn: known?.refusedOn ?? null }
      }),
    }
  })
}

/**
 * Sets how the acting person is reminded. What waits to be sent on a channel that is turned off is not sent any more.
 *
 * @throws DeliveryError `input_invalid` (an address that is none, hours that end before they begin)
 */
export async function setReminderSettings(call: Call, { hours, calendarTitles, channels }: SetReminders) {
  const { deps, acting } = call
  permitSomewhere(acting, 'setReminderSettings')
  const { tenant, person } = acting
  if (hours.to - hours.from < SHORTEST_WINDOW) throw invalid('hours', { zh: '时段至少一小时，且结束晚于开始', en: 'the hours must last one hour at least' })
  const offered = deps.channels.list.flatMap((channel) => {
    const set = channels.find(({ id }) => id === channel.id)
    return set ? [{ ...set, channel }] : []
  })
  for (const { channel, address } of offered) checkAddress(channel, address)
  await deps.db.write(tenant, async (tx) => {
    const known = await settingsOf(tx, tenant, person)
    const addresses = new Map((await addressesOf(tx, tenant, person)).map((one) => [one.channel, one.address]))
    const off = new Set(known?.off)
    // A channel that is not configured now is not shown, and keeps what was set for it.
    for (const { id, on, address } of offered) {
      if (on) off.delete(id)
      else off.add(id)
      if (address) addresses.set(id, address)
      else addresses.delete(id)
    }
    await keepSettings(tx, tenant, person, { hours, off: [...off].sort(), calendarTitles })
    await keepAddresses(tx, tenant, person, addresses)
    await dropWaiting(tx, tenant, person, [...off])
  })
  return getReminderSettings(call)
}

const mail = z.email().max(254)
/** User ids of WeCom and DingTalk. */
const account = z.string().regex(/^[\w.@-]{1,64}$/)

function checkAddress({ id, reaches }: Channel, address: string | null): void {
  if (address === null || reaches === 'person') return
  const fits = reaches === 'mail' ? mail.safeParse(address).success : account.safeParse(address).success
  if (!fits) throw invalid(id, reaches === 'mail' ? { zh: '不是有效的邮箱地址', en: 'not an address of mail' } : { zh: '账号只含字母、数字和 . _ - @', en: 'an account has letters, digits and . _ - @' })
}

function invalid(field: string, problem: { zh: string; en: string }): DeliveryError {
  const exact = { zh: `填写有误：${problem.zh}。请改正后重新提交，其他内容已保留。`, en: `Some input is wrong: ${problem.en}. Correct it and send it again; nothing was lost.` }
  return new DeliveryError('input_invalid', { problems: [field], fields: [field] }, exact)
}

/**
 * Makes the acting person's calendar address. Only a hash of it is kept, so it is told once, here; a former one opens nothing from now on.
 *
 * @returns its path on this server
 */
export async function makeCalendarFeed({ deps, acting }: Call) {
  permitSomewhere(acting, 'makeCalendarFeed')
  const { tenant, person } = acting
  const token = randomBytes(24).toString('base64url')
  const today = await deps.db.write(tenant, async (tx) => {
    const { today } = await inputsOf(deps, tx, tenant)
    await keepFeed(tx, { tenant, person, token_hash: tokenHash(token), made_on: today })
    return today
  })
  return { path: `/calendar/${token}.ics`, address: deps.channels.address, since: today }
}

/** Revokes the acting person's calendar address. */
export async function removeCalendarFeed({ deps, acting }: Call) {
  permitSomewhere(acting, 'removeCalendarFeed')
  await deps.db.write(acting.tenant, (tx) => removeFeed(tx, acting.tenant, acting.person))
  return {}
}

/** What is kept of a calendar's key. Two hundred bits of chance need no salt and no slow hash. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
