import { scopeOf } from '../../kernel/permission.ts'
import { boardCounts } from '../../store/queries/counters.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { ledgerRules } from './concerned.ts'

/**
 * How many matters of a ledger each unit has in a role, by light, in the order of the city's list of units. A membership that sees only its unit's
 * matters gets only its own lines.
 *
 * @throws DeliveryError `ledger_unknown`
 */
export async function getBoard(call: Call, { ledger, role }: { ledger: string; role: string }) {
  permitSomewhere(call.acting, 'getBoard')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const rules = ledgerRules(packs, ledger)
    const visible = scopeOf(acting.role, 'getBoard') === 'city' ? null : await ownUnits(db, acting, today)
    const rows = await boardCounts(db, acting.tenant, { ledger: rules.ledger.id, role, visible })
    return { rows: rows.map(({ unit, byLight }) => ({ unit, all: Object.values(byLight).reduce((sum, n) => sum + n, 0), byLight })) }
  })
}
