import { columnsOfList, fiveListNames } from '../../kernel/five-lists.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { FIVE_LISTS, type FiveList } from '../../kernel/pack/schema.ts'
import { mattersPage, type MatterFilter, type MatterSort } from '../../store/queries/matter-list.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { columnRows, phonesFor } from '../exchange/column-rows.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { ownUnits, permitSomewhere, reachOfActing, reachOfUnit } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'

/** One of the five lists of a ledger (任务、责任、措施、问题、结果): the same matters as in the ledger, of each the columns that the list is about. */
export async function getFiveList(call: Call, query: Omit<MatterFilter, 'units' | 'ledger'> & { ledger: string; unit?: string | undefined; list: FiveList; sort: MatterSort; cursor?: string | undefined; before: number; limit: number }) {
  permitSomewhere(call.acting, 'getFiveList')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, calendar, today } = await inputsOf(deps, db, acting.tenant)
    const rules = ledgerRules(packs, query.ledger)
    const columns = columnsOfList(rules.ledger.columns, query.list)
    const visible = scopeOf(acting.role, 'getFiveList') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    const { list: _list, before: _before, unit, ...filter } = query
    const units = unit === undefined ? undefined : await reachOfUnit(db, acting.tenant, unit, today)
    const page = await mattersPage(db, acting.tenant, { ...filter, units, visible })
    const shown = { ...rules, ledger: { ...rules.ledger, columns } }
    const rows = await columnRows(db, acting, page.rows, { packs, calendar, today, rules: shown, directory: await directoryOf(db, acting.tenant), phones: await phonesFor(db, acting, shown) }, query.before)
    const lights = new Map(page.rows.map((row) => [row.id, row]))
    return {
      lists: FIVE_LISTS.map((id) => ({ id, name: fiveListNames[id], columns: columnsOfList(rules.ledger.columns, id).length })),
      columns: columns.map(({ show, name }) => ({ show, name })),
      rows: rows.map(({ matter, values }) => ({ id: matter.id, home: matter.ledger, light: lights.get(matter.id)?.light ?? 'normal', stage: matter.stage, cells: values.map(({ text }) => text) })),
      next: page.next,
      total: page.total,
    }
  })
}
