import type { MatterState } from '../../kernel/facts/matter.ts'
import { judge, type Judgement } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Inputs } from '../city/inputs.ts'

export type JudgedMatter = Judgement & { judgedOn: Day; judgedWith: string; final: 'done' | 'stopped' | null }

/** Judges matters by the packs and calendar in force: what the store keeps beside every matter until `until`. */
export type JudgeMatter = (matter: MatterState, lastRecordOn: Day | null) => JudgedMatter

/**
 * @throws Error when a matter's ledger is declared by no installed pack: packs are never taken away, so that is a bug
 */
export function judgeWith({ packs, calendar, today }: Pick<Inputs, 'packs' | 'calendar' | 'today'>): JudgeMatter {
  return (matter, lastRecordOn) => {
    const rules = rulesOf(packs, matter.ledger)
    if (!rules) throw new Error(`matter ${matter.id} is in ledger ${matter.ledger}, which no pack declares`)
    const { final, suspended } = endingOf(rules.procedure, matter.stage)
    const { openedOn, due, limitDue, milestones } = matter
    const judged = judge({
      matter: { state: matter.stage, final, suspended, voided: false, openedOn, due, limitDue, milestones, lastRecordOn },
      rule: rules.lightRule,
      calendar,
      today,
    })
    return { ...judged, judgedOn: today, judgedWith: `${rules.pack.id} ${rules.pack.version}, ${calendar.version}`, final }
  }
}
