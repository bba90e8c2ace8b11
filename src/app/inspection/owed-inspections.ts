import type { InspectionState } from '../../kernel/facts/inspection.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { casesWaiting, opinionsOpenTo } from '../../store/queries/inspections.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing } from '../permit.ts'

export type OwedInspection = { key: string; does: 'state' | 'answer'; inspection: string; title: string; due: Day | null }

/**
 * What inspections ask of an acting membership: opinions on which its unit may state its case until a day, and of the office cases that wait for
 * an answer. What is to be put right is a matter like any other.
 */
export async function owedInspections(db: Db, today: Day, acting: Acting, own: readonly string[]): Promise<OwedInspection[]> {
  const commands = commandsOfActing(acting)
  const states = commands.includes('stateCase') && scopeOf(acting.role, 'stateCase') === 'unit' ? await opinionsOpenTo(db, acting.tenant, own, today) : []
  const answers = commands.includes('answerCase') ? await casesWaiting(db, acting.tenant) : []
  if (states.length === 0 && answers.length === 0) return []
  const named = await statesOf<InspectionState>(db, acting.tenant, [...states, ...answers].map(({ inspection }) => `inspection:${inspection}`))
  const titleOf = (id: string) => named.get(`inspection:${id}`)?.title ?? ''
  return [
    ...states.map(({ inspection, id, state_by }) => ({ key: `inspection:${inspection}|state|${id}`, does: 'state' as const, inspection, title: titleOf(inspection), due: state_by })),
    ...answers.map(({ inspection, id }) => ({ key: `inspection:${inspection}|answer|${id}`, does: 'answer' as const, inspection, title: titleOf(inspection), due: null })),
  ]
}
