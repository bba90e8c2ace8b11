import { refuse } from '../errors.ts'
import type { Fields, MatterState } from '../facts/matter.ts'
import { covers } from '../holders.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import type { Decision, Given } from './decision.ts'
import { openMatter, type Known, type NewDuty } from './matter.ts'

export type NewPart = {
  id: string
  code: string
  title: string
  /** null: as the whole */
  due: Day | null
  /** why it may take longer than the whole */
  despite: string | null
  duties: NewDuty[]
  fields: Fields
  on: Day
}

/**
 * Opens a part of a matter (子任务), which must end before it: in the same ledger, with duties of its own, due no later than the whole
 * unless it is said why.
 *
 * @param own units and posts that whoever opens it stands for; null: the office, which hands work to anyone. Others give parts only to those
 *   who have a duty in the whole, and to themselves: nobody burdens a stranger.
 */
export function addPart(rules: LedgerRules, whole: MatterState, part: NewPart, own: readonly string[] | null, known: Known, given: Given): Decision {
  const { procedure } = rules
  if (endingOf(procedure, whole.stage).final) return refuse('matter_closed', { state: procedure.states.find(({ id }) => id === whole.stage)?.name.zh ?? whole.stage })
  if (part.on < whole.openedOn) return refuse('day_too_early', { day: part.on, from: whole.openedOn })
  const foreign = own && part.duties.find(({ holder }) => !own.includes(holder.id) && !whole.duties.some((duty) => duty.holder.id === holder.id && covers(duty, part.on)))
  if (foreign) return refuse('part_holder_foreign', { holder: known.get(foreign.holder.id) ?? foreign.holder.id })
  const due = part.due ?? whole.due
  if (due !== null && due < part.on) return refuse('day_too_early', { day: due, from: part.on })
  const longer = whole.due !== null && due !== null && due > whole.due
  const despite = part.despite?.trim() || null
  if (longer && despite === null) return refuse('part_due_later', { day: due, whole: whole.due })
  const { id, code, title, duties, fields, on } = part
  // The reason has its place where every change of a due day has it: opened with the day of the whole, then moved.
  const opened = openMatter(rules, { id, code, title, due: longer ? whole.due : due, dueText: null, fields, clause: null, milestones: [], duties, occurredOn: on }, known, given)
  if ('refusal' in opened) return opened
  const subject = `matter:${id}`
  return {
    facts: [
      ...opened.facts,
      ...(longer ? [{ subject, kind: 'matter.amended', occurredOn: on, payload: { changes: { due }, reason: despite, basis: null } }] : []),
      { subject, kind: 'matter.linked', occurredOn: on, payload: { target: whole.id, relation: 'part' } },
    ],
  }
}
