import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { lastingHolders } from '../../kernel/leads.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Command } from '../../kernel/permission.ts'
import { permit } from '../permit.ts'
import { found, type Writing } from '../writing.ts'

/** @throws DeliveryError `ledger_unknown` */
export function ledgerRules(packs: readonly Pack[], ledger: string): LedgerRules {
  const rules = rulesOf(packs, ledger)
  if (!rules) throw new DeliveryError('ledger_unknown', { ledger })
  return rules
}

/**
 * Locks a matter for a command, if the acting membership may do it on this matter.
 *
 * @throws DeliveryError `not_found`, `forbidden`
 */
export async function lockMatter(writing: Writing, id: string, command: Command): Promise<{ matter: MatterState; rules: LedgerRules }> {
  const subject = `matter:${id}`
  const matter = found<MatterState>(await writing.lock([subject]), subject, id)
  permit(writing.acting, command, lastingHolders(matter), writing.reach)
  return { matter, rules: ledgerRules(writing.packs, matter.ledger) }
}
