import { escalationsOf } from '../../kernel/escalation.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { actedThrough, type Directory } from './organisation.ts'

/** The steps of a matter's escalation with their days; null where its procedure has none. */
export function escalationView(matter: MatterState, { rules: { procedure }, directory, calendar, day, mayTake }: { rules: LedgerRules; directory: Directory; calendar: Calendar; day: Day; mayTake: boolean }) {
  if (procedure.escalation.length === 0) return null
  return escalationsOf(matter, procedure, calendar, day).map(({ step, on, status, taken }) => ({
    id: step.id,
    name: step.name,
    does: step.does,
    on,
    status,
    taken: taken && { on: taken.on, by: actedThrough(directory, taken.post, day), note: taken.note, letter: taken.letter },
    drafts: step.letter !== undefined,
    mayTake: mayTake && status === 'reached',
  }))
}
