import { DeliveryError } from '../../kernel/errors.ts'
import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'

/** The ledgers whose matters are problems; the first is where units bring them up. */
export function problemLedgers(packs: readonly Pack[]): LedgerRules[] {
  return allLedgers(packs).filter(({ ledger }) => ledger.problem)
}

/** @throws DeliveryError `problems_missing` where no pack in force has a list of problems */
export function problemRules(packs: readonly Pack[]): LedgerRules {
  const [rules] = problemLedgers(packs)
  if (!rules) throw new DeliveryError('problems_missing')
  return rules
}
