import { CARRYING, rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Writing } from '../writing.ts'

/** Whether the acting membership speaks for a matter: the office does everywhere, a unit that only supports does not. */
export function speaksFor({ duties }: MatterState, { acting, own, today }: Pick<Writing, 'acting' | 'own' | 'today'>): boolean {
  if (acting.role === 'office') return true
  const roles = rolesIn(duties, { ...acting, own }, today)
  return roles.some((role) => CARRYING.some((carrying) => carrying === role))
}
