import { DeliveryError } from '../kernel/errors.ts'
import type { UnitState } from '../kernel/facts/organisation.ts'
import { reachOf } from '../kernel/holders.ts'
import { may, scopeOf, type Command } from '../kernel/permission.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Db } from '../store/database/database.ts'
import { holdersInside } from '../store/queries/organisation.ts'
import { statesOf } from '../store/queries/subjects.ts'
import type { Acting } from './call.ts'

/** The units an acting membership stands for on a day: its own and the groups that belongs to. */
export async function ownUnits(db: Db, acting: Acting, today: Day): Promise<string[]> {
  if (!acting.unit) return []
  const unit = (await statesOf<UnitState>(db, acting.tenant, [`unit:${acting.unit}`])).get(`unit:${acting.unit}`)
  return unit ? reachOf(unit, today) : []
}

/**
 * What makes a matter concern an acting membership: a lasting duty of its unit, of a group that belongs to, of a post or seat of
 * the unit, or of its own post. The posts of city leaders are not their office's: who works there does not see all they lead.
 */
export async function reachOfActing(db: Db, acting: Acting, units: readonly string[]): Promise<string[]> {
  const inside = acting.unit ? await holdersInside(db, acting.tenant, acting.unit) : []
  return [...new Set([...units, ...inside, ...(acting.post ? [acting.post] : [])])]
}

/** @throws DeliveryError `forbidden` unless the acting role may do this command somewhere */
export function permitSomewhere({ role }: Acting, command: Command): void {
  if (!scopeOf(role, command)) throw new DeliveryError('forbidden', { command, role })
}

/**
 * @param holders what the thing concerns: units, posts and seats with a duty in the matter, the unit that made the record
 * @param reach what concerns the acting membership (`reachOfActing`)
 * @throws DeliveryError `forbidden` unless the acting role may do this command on something of these units
 */
export function permit({ role }: Acting, command: Command, holders: readonly string[], reach: readonly string[]): void {
  if (!may(role, command, { units: holders, own: reach })) throw new DeliveryError('forbidden', { command, role })
}
