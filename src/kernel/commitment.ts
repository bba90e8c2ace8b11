import type { MatterState } from './facts/matter.ts'
import type { Procedure } from './pack/schema.ts'
import { endingOf } from './procedure.ts'
import type { Day } from './time/day.ts'

/** What came of a promise, in three words anyone understands: 进行中, 已完成, 调整. No light, no reason: those are the office's own. */
export const STANDINGS = ['going-on', 'done', 'changed'] as const
export type Standing = (typeof STANDINGS)[number]

/**
 * What the public is told of a matter that was made public, and since which day. It is changed where it was given up, rests, was carried over,
 * or got a later day after it had been made public; done stays done.
 *
 * @returns null for a matter that is not public
 */
export function standingOf(matter: Pick<MatterState, 'stage' | 'steps' | 'openedOn' | 'extensions' | 'publicised'>, procedure: Procedure): { standing: Standing; on: Day } | null {
  const { publicised } = matter
  if (!publicised) return null
  const { final, suspended } = endingOf(procedure, matter.stage)
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (final === 'done') return { standing: 'done', on: last }
  if (final === 'stopped' || suspended) return { standing: 'changed', on: last }
  const later = (matter.extensions ?? []).findLast(({ decided }) => decided?.approved && decided.on >= publicised.on)?.decided
  return later ? { standing: 'changed', on: later.on } : { standing: 'going-on', on: publicised.on }
}
