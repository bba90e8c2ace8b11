import type { MatterState, Milestone } from './facts/matter.ts'
import type { Changes } from './facts/road.ts'
import type { LedgerRules } from './pack/lookup.ts'
import { namesIn } from './pack/names.ts'
import type { DutyRole } from './pack/schema.ts'

/** Whether a matter has been handed down (下达): it is, or once was, in a state where the work itself is done. */
export function handedDown({ procedure }: Pick<LedgerRules, 'procedure'>, { stage, steps }: Pick<MatterState, 'stage' | 'steps'>): boolean {
  const working = procedure.states.filter(({ carriesOut }) => carriesOut).map(({ id }) => id)
  return working.includes(stage) || steps.some(({ from, to }) => working.includes(from) || working.includes(to))
}

/**
 * What of these changes the ledger keeps for a meeting's approval, in its own order (`title`, `due`, `milestones`, `field:goal`);
 * what is given as it already stands changes nothing.
 */
export function touchesApproved({ ledger }: Pick<LedgerRules, 'ledger'>, matter: Pick<MatterState, 'title' | 'due' | 'fields' | 'milestones'>, changes: Changes): string[] {
  return ledger.changesNeedApproval.filter((what) => {
    if (what === 'title') return changes.title !== undefined && changes.title !== matter.title
    if (what === 'due') return changes.due !== undefined && changes.due !== matter.due
    if (what === 'milestones') return changes.milestones !== undefined && planOf(changes.milestones) !== planOf(matter.milestones)
    const field = what.slice('field:'.length)
    const value = changes.fields?.[field]
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(matter.fields[field] ?? null)
  })
}

/** Names of what needs approval, in one language, for refusals and forms. */
export function approvedNames({ pack, ledger }: LedgerRules, what: readonly string[], language: 'zh' | 'en', own: Readonly<Record<string, { zh: string; en: string }>>): string[] {
  const nameOf = namesIn(pack, ledger, language)
  return what.map((one) => own[one]?.[language] ?? nameOf(one))
}

function planOf(milestones: readonly Pick<Milestone, 'id' | 'title' | 'due'>[]): string {
  return JSON.stringify(milestones.map(({ id, title, due }) => [id, title, due]))
}

/** The duties that must be held before a project of a ledger is approved: who leads it, in person and as a unit. */
export function approvedDuties({ procedure, duties }: Pick<LedgerRules, 'procedure' | 'duties'>): DutyRole[] {
  const needed = procedure.transitions.filter(({ road }) => road === 'approve').flatMap(({ needs }) => needs.duties)
  return duties.filter(({ id }) => needed.includes(id))
}
