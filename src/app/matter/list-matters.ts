import { counted } from '../../kernel/light.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { MatterFilter, MatterSort } from '../../store/queries/matter-list.ts'
import { mattersPage } from '../../store/queries/matter-list.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing, reachOfUnit } from '../permit.ts'

/** `unit`: its own matters and those of the groups it belongs to today */
export type ListMatters = Omit<MatterFilter, 'units'> & { unit?: string | undefined; sort: MatterSort; counted?: 'true' | 'false' | undefined; cursor?: string | undefined; at?: number | undefined; limit: number }

/**
 * Matters by declared filters and sorts, paged by keyset. A membership that sees only its unit's matters gets only those,
 * whatever it filters by.
 */
export async function listMatters(call: Call, { unit, counted: asked, ...query }: ListMatters) {
  permitSomewhere(call.acting, 'listMatters')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { today, calendar } = await inputsOf(deps, db, acting.tenant)
    const visible = scopeOf(acting.role, 'listMatters') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    const units = unit === undefined ? undefined : await reachOfUnit(db, acting.tenant, unit, today)
    const page = await mattersPage(db, acting.tenant, { ...query, units, visible, ...(asked && { counted: asked === 'true' }) })
    return { ...page, rows: page.rows.map((row) => ({ ...row, reasons: counted(row.reasons, today, calendar) })) }
  })
}
