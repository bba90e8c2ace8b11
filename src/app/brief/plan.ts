import type { PostState } from '../../kernel/facts/organisation.ts'
import { covers } from '../../kernel/holders.ts'
import { addWorkingDays } from '../../kernel/time/calendar.ts'
import type { Inputs } from '../city/inputs.ts'
import type { JudgedOn } from './matters-on.ts'
import type { LedProject } from './led.ts'

/** Two working weeks. */
const AHEAD_WORKDAYS = 10

/** What falls into the next ten working days for a leader: milestones and ends of the matters they have a duty in, and what is required. */
export function comingDays({ today, calendar }: Inputs, post: PostState, open: readonly JudgedOn[], projects: readonly LedProject[]) {
  const until = addWorkingDays(today, AHEAD_WORKDAYS, calendar)
  const near = (day: string | null): day is string => day !== null && day > today && day <= until
  const own = open.filter(({ state }) => state.duties.some((duty) => duty.holder.id === post.id && covers(duty, today)))
  const ends = own.flatMap(({ state: { id, code, title, due, milestones } }) => [
    ...milestones.filter(({ reachedOn, due: day }) => reachedOn === null && near(day)).map((one) => ({ on: one.due, what: 'milestone' as const, text: one.title, names: [], matter: { id, code, title } })),
    ...(near(due) ? [{ on: due, what: 'due' as const, text: title, names: [], matter: { id, code, title } }] : []),
  ])
  const acts = projects.filter(({ recordBy }) => near(recordBy)).flatMap(({ recordBy, cells, together, matter }) => {
    const missing = cells.filter(({ status }) => status === 'missing').map(({ name }) => name)
    if (missing.length === 0) return []
    return [{ on: recordBy, what: together.length > 1 ? ('together' as const) : ('required' as const), text: matter.title, names: together.length > 1 ? together : missing, matter }]
  })
  return [...acts, ...ends].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
