import { confirmOut } from '../../store/queries/exchange.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { permitSomewhere } from '../permit.ts'

/**
 * What was being written while a ledger was read out may count as recorded some minutes before it could be read: it goes out once more.
 * A long import or a slow transaction takes less than this.
 */
const MARGIN_MS = 10 * 60 * 1000

/**
 * Someone has brought an export into the other system (已导入对方系统): from then on "only what has changed" begins where that export began.
 * Downloading alone says nothing, a download breaks off or is thrown away. Not a fact: without it the next export only says more.
 *
 * @param exportedAt when the export began, as its answer says; never moves the mark back, nor beyond now
 * @throws DeliveryError `ledger_unknown`
 */
export async function confirmExport(call: Call, { ledger, exportedAt }: { ledger: string; exportedAt: string }): Promise<{ ledger: string }> {
  const { deps, acting } = call
  permitSomewhere(acting, 'confirmExport')
  const now = deps.now()
  const began = Math.min(Date.parse(exportedAt), Date.parse(now))
  return deps.db.write(acting.tenant, async (tx) => {
    ledgerRules((await inputsOf(deps, tx, acting.tenant)).packs, ledger)
    await confirmOut(tx, acting.tenant, ledger, new Date(began - MARGIN_MS).toISOString())
    return { ledger }
  })
}
