import { refuse } from '../errors.ts'
import { linksOf, type MatterState, type Relation } from '../facts/matter.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

/**
 * Links a matter to another: the source blocks the target, carries it over from last year, or is a part of it.
 *
 * It holds from a day on which both were there.
 *
 * Two matters may block each other, as they do in life (who waits for whom shows the circle); a year cannot carry over its own successor, and nothing is
 * a part of its own part.
 *
 * @param wholes what the target is a part of, and what that is a part of, up to the last
 */
export function linkMatters(source: MatterState, target: MatterState, { relation, on }: { relation: Relation; on: Day }, wholes: readonly string[], { today }: Given): Decision {
  if (source.id === target.id) return refuse('link_to_itself')
  const standing = linksOf(source, relation)
  if (standing.some((link) => link.target === target.id)) return refuse('link_stands', { code: target.code })
  if (relation === 'continues') {
    if (standing.length > 0) return refuse('link_continues_one')
    if (linksOf(target, relation).some((link) => link.target === source.id)) return refuse('link_circle', { code: target.code })
  }
  if (relation === 'part') {
    if (standing.length > 0) return refuse('link_part_one')
    if (wholes.includes(source.id)) return refuse('link_circle', { code: target.code })
  }
  const future = inFuture(on, today)
  if (future) return future
  const from = source.openedOn > target.openedOn ? source.openedOn : target.openedOn
  if (on < from) return refuse('day_too_early', { day: on, from })
  return { facts: [{ subject: `matter:${source.id}`, kind: 'matter.linked', occurredOn: on, payload: { target: target.id, relation } }] }
}

/** Ends a link, with the reason. */
export function unlinkMatters(source: MatterState, { target, relation, reason }: { target: string; relation: Relation; reason: string }, { today }: Given): Decision {
  if (!linksOf(source, relation).some((link) => link.target === target)) return refuse('link_unknown')
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `matter:${source.id}`, kind: 'matter.unlinked', occurredOn: today, payload: { target, relation, reason } }] }
}
