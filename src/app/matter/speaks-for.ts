import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { isPartOf } from '../../kernel/part.ts'
import type { Command } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { ledgerRules } from './concerned.ts'

type Who = { acting: Acting; own: readonly string[]; today: Day; packs: readonly Pack[] }

/** What one does in the name of a matter: not offered, and refused, to a unit that only supports it. */
const IN_ITS_NAME: readonly Command[] = ['addPart', 'reachMilestone', 'raiseMatter', 'signJudgement']

/** Whether the acting membership speaks for a matter: the office does everywhere, who leads it or carries it out does, a unit that only supports does not. */
export function speaksFor({ duties, ledger }: MatterState, { acting, own, today, packs }: Who): boolean {
  if (acting.role === 'office') return true
  const roles = rolesIn(duties, { ...acting, own }, today)
  return isPartOf(roles, ['carries', 'leads'], ledgerRules(packs, ledger).duties)
}

/** Whether the acting membership may do this as far as it is done in the name of the matter; who brought a problem up may bring it further. */
export function maySpeak(matter: MatterState, command: Command, who: Who): boolean {
  return !IN_ITS_NAME.includes(command) || speaksFor(matter, who) || (command === 'raiseMatter' && broughtUp(matter, who))
}

function broughtUp({ duties, ledger }: MatterState, { acting, own, today, packs }: Who): boolean {
  const reporter = ledgerRules(packs, ledger).ledger.problem?.reporter
  return reporter !== undefined && rolesIn(duties, { ...acting, own }, today).includes(reporter)
}
