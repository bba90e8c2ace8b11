import { judge } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { JudgeMatter } from '../../store/projections/matter-row.ts'
import type { Inputs } from '../city/inputs.ts'

/**
 * Judges matters by the packs and calendar in force: what the store keeps beside every matter until `until`.
 *
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
