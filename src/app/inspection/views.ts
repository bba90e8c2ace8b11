import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { InspectionRule } from '../../kernel/inspection/rules.ts'
import { seesAll, type Part } from '../../kernel/inspection/visible.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Scope } from '../../kernel/permission.ts'
import { endingOf } from '../../kernel/procedure.ts'
import type { Day } from '../../kernel/time/day.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

/** Who looks: what they are to the inspection, and whether they are shown all of it. */
export type Looking = { scope: Scope | null; part: Part | null; own: readonly string[] }

/** An inspection as lists show it; who is inspected sees themselves among the inspected and no one else. */
export function inspectionRow(inspection: InspectionState, rule: InspectionRule | null, looking: Looking, directory: Directory, today: Day) {
  const { id, title, pack, kind, status, from, to, lead, despite } = inspection
  const all = seesAll(looking.scope, looking.part)
  const shown = (unit: string) => all || looking.own.includes(unit)
  return {
    id,
    title,
    pack,
    kind,
    kindName: rule?.name ?? { zh: kind, en: kind },
    kindShort: rule?.short ?? rule?.name ?? { zh: kind, en: kind },
    unannounced: rule?.unannounced ?? false,
    status,
    from,
    to,
    lead: unitRef(directory, lead, today) ?? { id: lead, name: '' },
    with: refs(inspection.with, directory, today),
    inspected: refs(inspection.inspected.filter(shown), directory, today),
    looksBackAt: inspection.looksBackAt,
    mergedInto: inspection.mergedInto,
    /** why it stands in the plan although that warned: between the office and who carries it out */
    despite: all ? despite : null,
    findings: inspection.findings.filter(({ unit }) => shown(unit)).length,
    part: looking.part,
  }
}

function refs(units: readonly string[], directory: Directory, today: Day) {
  return units.flatMap((unit) => unitRef(directory, unit, today) ?? [])
}

/** Whether a finding's road has ended, and on which day. */
export function endOf(matter: MatterState, { procedure }: LedgerRules): { final: 'done' | 'stopped' | null; closedOn: Day | null } {
  const { final } = endingOf(procedure, matter.stage)
  return { final, closedOn: final === null ? null : (matter.steps.at(-1)?.on ?? null) }
}
