import { delegated } from '../kernel/delegation.ts'
import { DeliveryError } from '../kernel/errors.ts'
import type { UnitState } from '../kernel/facts/organisation.ts'
import { reachOf } from '../kernel/holders.ts'
import { commandsOf, may, scopeOf, type Command } from '../kernel/permission.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Db } from '../store/database/database.ts'
import { keptIn } from '../store/database/kept-in.ts'
import { ofCity } from '../store/kept.ts'
import { endedUnits, holdersInside } from '../store/queries/organisation.ts'
import { statesOf } from '../store/queries/subjects.ts'
import type { Acting } from './call.ts'

/** A unit, what it continues as the only successor, and the groups they belong to on a day; nothing where there is no such unit. */
export async function reachOfUnit(db: Db, tenant: string, id: string, day: Day): Promise<string[]> {
  const key = `units:${tenant}:${id}:${day}`
  return keptIn(db).get<string[]>(key) ?? keptIn(db).read(key, ofCity(tenant), () => readReach(db, tenant, id, day))
}

async function readReach(db: Db, tenant: string, id: string, day: Day): Promise<string[]> {
  const ended = await endedUnits(db, tenant)
  const states = await statesOf<UnitState>(db, tenant, [id, ...ended].map((one) => `unit:${one}`))
  const unit = states.get(`unit:${id}`)
  return unit ? reachOf(unit, day, [...states.values()].filter((one) => one.ended)) : []
}

/** The units an acting membership stands for on a day: its own, what that continues, and the groups they belong to. */
export async function ownUnits(db: Db, acting: Acting, today: Day): Promise<string[]> {
  if (!acting.unit) return []
  return reachOfUnit(db, acting.tenant, acting.unit, today)
}

/**
 * What makes a matter concern an acting membership: a lasting duty of its unit, of a group that belongs to, of a post or seat of
 * the unit, or of its own post. The posts of city leaders are not their office's: who works there does not see all they lead.
 */
export async function reachOfActing(db: Db, acting: Acting, units: readonly string[]): Promise<string[]> {
  // Who acts for a leader is concerned by what concerns the leader's post, not by what their own unit has to do.
  const inside = acting.unit && !acting.onBehalfOf ? await heldInside(db, acting.tenant, units) : []
  const post = standsFor(acting)
  return [...new Set([...units, ...inside, ...(post ? [post] : [])])]
}

async function heldInside(db: Db, tenant: string, units: readonly string[]): Promise<string[]> {
  const key = `inside:${tenant}:${units.join()}`
  return keptIn(db).get<string[]>(key) ?? keptIn(db).read(key, ofCity(tenant), () => holdersInside(db, tenant, units))
}

/** The post whose duties are meant: the leader's, where someone acts for it, else one's own. */
export function standsFor({ post, onBehalfOf }: Pick<Acting, 'post' | 'onBehalfOf'>): string | null {
  return onBehalfOf ?? post
}

/** What an acting membership may do somewhere: by its role and, where it acts for a leader, by the delegation too. */
export function commandsOfActing({ role, doings }: Pick<Acting, 'role' | 'doings'>): Command[] {
  return commandsOf(role).filter((command) => !doings || delegated(doings, command))
}

/** @throws DeliveryError `forbidden` unless the acting role may do this command somewhere, and the delegation by which it acts allows it */
export function permitSomewhere({ role, doings }: Pick<Acting, 'role' | 'doings'>, command: Command): void {
  if (!scopeOf(role, command) || (doings && !delegated(doings, command))) throw new DeliveryError('forbidden', { command, role })
}

/**
 * @param holders what the thing concerns: units, posts and seats with a duty in the matter, the unit that made the record
 * @param reach what concerns the acting membership (`reachOfActing`)
 * @throws DeliveryError `forbidden` unless the acting role may do this command on something of these units
 */
export function permit({ role, doings }: Acting, command: Command, holders: readonly string[], reach: readonly string[]): void {
  permitSomewhere({ role, doings }, command)
  if (!may(role, command, { units: holders, own: reach })) throw new DeliveryError('forbidden', { command, role })
}
