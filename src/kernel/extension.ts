import { refuse, type Refusal } from './errors.ts'
import type { MatterState } from './facts/matter.ts'
import type { ExtensionRequest } from './facts/procedure.ts'
import type { Extension, Limit, Procedure } from './pack/schema.ts'
import { limitDay } from './procedure.ts'
import { addWorkingDays, type Calendar } from './time/calendar.ts'
import { addDays, addMonths, nextDay, type Day } from './time/day.ts'

type Asking = Pick<MatterState, 'stage' | 'due' | 'limitDue' | 'extensions'>

/** What stands of an extension in a matter: how often it may be granted still, the day it would move, the latest day it may be moved to. */
export type ExtensionRoom = { rule: Extension; left: number; from: Day | null; latest: Day | null }

/** @throws DeliveryError `calendar_missing` */
export function roomOf(rule: Extension, matter: Asking, calendar: Calendar): ExtensionRoom {
  const granted = (matter.extensions ?? []).filter((one) => one.rule === rule.id && one.decided?.approved).length
  const from = rule.moves === 'due' ? matter.due : matter.limitDue
  return { rule, left: Math.max(0, rule.atMost - granted), from, latest: from === null ? null : latestDay(rule, from, calendar) }
}

/** The latest day to which a day may be moved; null: no limit. */
export function latestDay({ longest }: Extension, from: Day, calendar: Calendar): Day | null {
  return longest ? limitDay(from, longest, calendar) : null
}

/**
 * Why an extension may not be asked for on a day by someone with these roles, whatever new day they want; null: it may. Where the matter
 * stands comes first, then whose it is, then how often, then when.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function extensionRefused(procedure: Procedure, rule: Extension, matter: Asking, roles: readonly string[], on: Day, calendar: Calendar, nameOf: (what: string) => string): Refusal | null {
  const { left, from } = roomOf(rule, matter, calendar)
  const extension = rule.name.zh
  if (!rule.from.includes(matter.stage)) return refuse('extension_not_now', { extension, state: stateName(procedure, matter.stage) }).refusal
  if (!rule.who.some((role) => roles.includes(role))) return refuse('extension_not_yours', { extension, who: rule.who.map((role) => nameOf(`role:${role}`)) }).refusal
  const open = openRequest(matter)
  if (open) return refuse('extension_waits', { day: open.on, to: open.to }).refusal
  if (left === 0) return refuse('extension_used_up', { extension, n: rule.atMost }).refusal
  if (from === null) return refuse('extension_nothing_to_move', { extension }).refusal
  const last = rule.ahead ? beforeDay(from, rule.ahead, calendar) : null
  if (last !== null && on > last) return refuse('extension_too_late', { extension, day: last, due: from }).refusal
  return null
}

/** Why a new day will not do: it must lie after the old one, and no later than the pack allows. */
export function newDayRefused(rule: Extension, from: Day, to: Day, calendar: Calendar): Refusal | null {
  if (to <= from) return refuse('extension_not_later', { day: to, from, earliest: nextDay(from) }).refusal
  const latest = latestDay(rule, from, calendar)
  return latest !== null && to > latest ? refuse('extension_too_long', { day: to, latest }).refusal : null
}

/** The request that waits for its word; there is one at a time. */
export function openRequest({ extensions = [] }: Pick<MatterState, 'extensions'>): ExtensionRequest | null {
  return extensions.find(({ decided }) => decided === null) ?? null
}

export type Decider = { actor: string; post: string | null; roles: readonly string[]; /** they, or the unit they stand for, carry the matter out */ didWork: boolean }

/** Why someone may not give the word on a request; null: they may. Never who asked, never who carries it out. */
export function decidingRefused(rule: Extension, request: ExtensionRequest, { actor, post, roles, didWork }: Decider, nameOf: (what: string) => string): Refusal | null {
  const extension = rule.name.zh
  if (!rule.approvedBy.some((role) => roles.includes(role))) return refuse('extension_not_yours_to_decide', { extension, who: rule.approvedBy.map((role) => nameOf(`role:${role}`)) }).refusal
  if (request.actor === actor || (request.post !== null && request.post === post)) return refuse('extension_own_request', { extension }).refusal
  return didWork ? refuse('own_work_refused', { transition: extension, who: [nameOf('carriers')] }).refusal : null
}

/** The last day that lies so long before another. */
export function beforeDay(day: Day, { n, unit }: Limit, calendar: Calendar): Day {
  if (unit === 'workday') return n === 0 ? day : addWorkingDays(day, -n, calendar)
  return unit === 'month' ? addMonths(day, -n) : addDays(day, -(unit === 'day' ? n : Math.ceil(n / 24)))
}

function stateName({ states }: Procedure, state: string): string {
  return states.find(({ id }) => id === state)?.name.zh ?? state
}
