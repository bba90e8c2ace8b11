import type { MatterState } from './facts/matter.ts'
import { covers } from './holders.ts'
import { dutiesThat } from './part.ts'
import type { DutyRole } from './pack/schema.ts'
import type { Day } from './time/day.ts'

/**
 * Whether the work on a matter was done by whoever stands for these holders: a duty that carries it out was theirs on the day of the step,
 * when the last step before it was taken, or is today. Handing the duty on just before verifying, or choosing another day for it, makes
 * nobody a stranger to their own work.
 *
 * @param holders the actor's post, their units and the posts and seats inside them
 * @param days the day of the step, and today
 * @source no one verifies their own work (谁办理、谁不核查)
 */
export function didTheWork({ duties, steps }: Pick<MatterState, 'duties' | 'steps'>, roles: readonly DutyRole[], holders: readonly string[], days: readonly Day[]): boolean {
  const carrying = dutiesThat('carries', roles)
  const last = steps.at(-1)
  const asked = last ? [...days, last.on] : days
  return duties.some((duty) => carrying.includes(duty.role) && holders.includes(duty.holder.id) && asked.some((day) => covers(duty, day)))
}
