import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { isPartOf } from '../../kernel/part.ts'
import type { Writing } from '../writing.ts'
import { ledgerRules } from './concerned.ts'

/** Whether the acting membership speaks for a matter: the office does everywhere, who leads it or carries it out does, a unit that only supports does not. */
export function speaksFor({ duties, ledger }: MatterState, { acting, own, today, packs }: Pick<Writing, 'acting' | 'own' | 'today' | 'packs'>): boolean {
  if (acting.role === 'office') return true
  const roles = rolesIn(duties, { ...acting, own }, today)
  return isPartOf(roles, ['carries', 'leads'], ledgerRules(packs, ledger).duties)
}
