import { refuse } from '../errors.ts'
import type { UnitState } from '../facts/organisation.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

/** Gives a unit another name from a day on; the old one stays findable. */
export function renameUnit(unit: UnitState, { name, aliases, on }: { name: string; aliases: string[]; on: Day }, { today }: Given): Decision {
  const future = inFuture(on, today)
  if (future) return future
  if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  return { facts: [{ subject: `unit:${unit.id}`, kind: 'unit.renamed', occurredOn: on, payload: { name, aliases } }] }
}

/**
 * Ends a unit that merged, split or was closed; its successors answer from that day. One successor has its duties at once; of several
 * the office says which, matter by matter.
 */
export function endUnit(unit: UnitState, { successors, on }: { successors: readonly UnitState[]; on: Day }, { today }: Given): Decision {
  const future = inFuture(on, today)
  if (future) return future
  if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  if (successors.some(({ id }) => id === unit.id)) return refuse('successor_itself', { unit: unit.name })
  const over = successors.find(({ ended }) => ended)
  if (over?.ended) return refuse('unit_ended', { unit: over.name, day: over.ended.on })
  return { facts: [{ subject: `unit:${unit.id}`, kind: 'unit.ended', occurredOn: on, payload: { successors: successors.map(({ id }) => id) } }] }
}
