import { openBlockers } from '../../kernel/decide/problem.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { judge } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { JudgeMatter } from '../../store/projections/matter-row.ts'
import type { Inputs } from '../city/inputs.ts'

/**
 * Judges matters by the packs and calendar in force: what the store keeps beside every matter until `until`.
 *
 * @throws Error when a matter's ledger is declared by no installed pack: packs are never taken away, so that is a bug
 */
export function judgeWith({ packs, calendar, today }: Pick<Inputs, 'packs' | 'calendar' | 'today'>): JudgeMatter {
  return (matter, lastRecordOn, linked) => {
    const rules = rulesOf(packs, matter.ledger)
    if (!rules) throw new Error(`matter ${matter.id} is in ledger ${matter.ledger}, which no pack declares`)
    const { final, suspended } = endingOf(rules.procedure, matter.stage)
    const { openedOn, due, limitDue, milestones } = matter
    const judged = judge({
      matter: { state: matter.stage, final, suspended, voided: false, openedOn, due, limitDue, milestones, lastRecordOn, blockers: blockersOf(matter, linked, packs, today) },
      rule: rules.lightRule,
      calendar,
      today,
    })
    return { ...judged, judgedOn: today, judgedWith: `${rules.pack.id} ${rules.pack.version}, ${calendar.version}`, final }
  }
}

/** Open problems among the matters linked to this one, in the order of their codes, so that the same facts always give the same reasons. */
function blockersOf({ id }: MatterState, linked: readonly MatterState[], packs: Inputs['packs'], today: Day) {
  return openBlockers(id, linked, (ledger) => rulesOf(packs, ledger), today)
    .map(({ code, title, links = [] }) => ({ code, title, since: links.find(({ target, relation, to }) => target === id && relation === 'blocks' && (to === null || to > today))?.from ?? today }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
