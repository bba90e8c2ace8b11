import type { Light } from './light.ts'
import type { LedgerRules } from './pack/lookup.ts'
import { isPartOf } from './part.ts'
import { workingDaysUntil, type Calendar } from './time/calendar.ts'
import type { Day } from './time/day.ts'

/**
 * Whether a matter belongs on the desk of someone with these roles in it: the next step is theirs, or they answer for it and its
 * light is not well.
 */
export function belongsOnDesk(roles: readonly string[], next: { who: string | null; action: string }, light: Light, duties: LedgerRules['duties']): 'mine' | 'watch' | null {
  if (next.action !== 'none' && next.who !== null && roles.includes(next.who)) return 'mine'
  const unwell = light === 'due-soon' || light === 'lagging' || light === 'overdue'
  return unwell && answersFor(roles, duties) ? 'watch' : null
}

/** Whether one of these roles, leading or carrying, sees to it that the matter is done: required practice is asked of them, not of who only supports. */
export function answersFor(roles: readonly string[], duties: LedgerRules['duties']): boolean {
  return isPartOf(roles, ['leads', 'carries'], duties)
}

/** How near the day is by which something is owed; `soon`: fewer working days left than this is a warning. @throws DeliveryError `calendar_missing` */
export function dueLight(due: Day, today: Day, soon: number, calendar: Calendar): 'normal' | 'due-soon' | 'overdue' {
  if (today > due) return 'overdue'
  return workingDaysUntil(today, due, calendar) < soon ? 'due-soon' : 'normal'
}

/** The states in which the next step along the road is for this function of the mechanism (the office, a reviewer). */
export function statesAwaiting(rules: readonly LedgerRules[], functionRole: string): string[] {
  const states = rules.flatMap(({ procedure }) =>
    procedure.states
      .filter(({ final, carriesOut, suspended }) => !final && !carriesOut && !suspended)
      .filter(({ id }) => procedure.transitions.find(({ from }) => from.includes(id))?.who[0] === functionRole)
      .map(({ id }) => id),
  )
  return [...new Set(states)]
}
