import type { MatterState } from './facts/matter.ts'
import type { Procedure, Text } from './pack/schema.ts'
import { workingDaysBetween, type Calendar } from './time/calendar.ts'
import { dayOf, type Day } from './time/day.ts'

/** A limit of the step a matter stands in, with the working days from entering it: allowed, and used by the day of looking. */
export type StepLimit = { due: Day; at: string | null; allowed: number; used: number }

export type LineStep = {
  id: string
  name: Text
  when: 'past' | 'now' | 'coming'
  on: Day | null
  leftOn: Day | null
  /** the post through which the step out of it was taken */
  post: string | null
  limit: StepLimit | null
}

type Walked = Pick<MatterState, 'stage' | 'steps' | 'openedOn' | 'limitDue' | 'limitAt'>

/** The day on which each state was first entered. */
export function firstEntered({ stage, steps, openedOn }: Pick<MatterState, 'stage' | 'steps' | 'openedOn'>): Map<string, Day> {
  const entered = new Map([[steps[0]?.from ?? stage, openedOn]])
  for (const { to, on } of steps) if (!entered.has(to)) entered.set(to, on)
  return entered
}

/**
 * The states of a procedure in order, as past, present and coming: the line along which a matter goes. A stop, a pause or a way back is on
 * it only while the matter rests there; where proposals begin, only if it was proposed.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function mainLine(matter: Walked, procedure: Procedure, calendar: Calendar, day: Day): LineStep[] {
  const first = matter.steps[0]?.from ?? matter.stage
  const entered = new Map([[first, matter.openedOn], ...matter.steps.map(({ to, on }) => [to, on] as const)])
  const left = new Map(matter.steps.map((step) => [step.from, step] as const))
  const onLine = procedure.states.filter(({ id, final, suspended, pauses }) => id === matter.stage || (final !== 'stopped' && !suspended && !pauses && (id !== procedure.proposedIn || id === first)))
  const now = onLine.findIndex(({ id }) => id === matter.stage)
  return onLine.map(({ id, name, suspended, pauses }, index) => {
    const rests = suspended || pauses
    const when = index < now ? 'past' : index === now ? 'now' : 'coming'
    const out = when === 'past' ? left.get(id) : undefined
    const on = when === 'coming' ? null : (entered.get(id) ?? null)
    return { id, name, when, on, leftOn: out?.on ?? null, post: out?.post ?? null, limit: when === 'now' && !rests ? limitOf(matter, on ?? matter.openedOn, calendar, day) : null }
  })
}

function limitOf(matter: Walked, enteredOn: Day, calendar: Calendar, day: Day): StepLimit | null {
  const { limitDue: due } = matter
  if (due === null) return null
  return { due, at: limitInstant(matter), allowed: workingDaysBetween(enteredOn, due, calendar), used: workingDaysBetween(enteredOn, day, calendar) }
}

/** The instant by which the step is due, where its limit counts hours and still lies on that day: a granted extension moves it by days. */
export function limitInstant({ limitDue, limitAt }: Pick<MatterState, 'limitDue' | 'limitAt'>): string | null {
  return limitAt !== undefined && dayOf(limitAt) === limitDue ? limitAt : null
}
