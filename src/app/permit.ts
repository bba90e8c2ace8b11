import { DeliveryError } from '../kernel/errors.ts'
import type { UnitState } from '../kernel/facts/organisation.ts'
import { reachOf } from '../kernel/holders.ts'
import { may, scopeOf, type Command } from '../kernel/permission.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Db } from '../store/database/database.ts'
import { statesOf } from '../store/queries/subjects.ts'
import type { Acting } from './call.ts'

/** The units an acting membership stands for on a day: its own and the groups that belongs to. */
export async function ownUnits(db: Db, acting: Acting, today: Day): Promise<string[]> {
  if (!acting.unit) return []
  const unit = (await statesOf<UnitState>(db, acting.tenant, [`unit:${acting.unit}`])).get(`unit:${acting.unit}`)
  return unit ? reachOf(unit, today) : []
}

/** @throws DeliveryError `forbidden` unless the acting role may do this command somewhere */
export function permitSomewhere({ role }: Acting, command: Command): void {
  if (!scopeOf(role, command)) throw new DeliveryError('forbidden', { command, role })
}

/**
 * @param units the units that the thing concerns: those with a duty in the matter, the one that made the record
 * @throws DeliveryError `forbidden` unless the acting role may do this command on something of these units
 */
export function permit({ role }: Acting, command: Command, units: readonly string[], own: readonly string[]): void {
  if (!may(role, command, { units, own })) throw new DeliveryError('forbidden', { command, role })
}
