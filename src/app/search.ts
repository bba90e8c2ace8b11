import { scopeOf } from '../kernel/permission.ts'
import { documentsNamed } from '../store/queries/documents.ts'
import { mattersPage } from '../store/queries/matter-list.ts'
import type { Call } from './call.ts'
import { inputsOf } from './city/inputs.ts'
import { summaryOf } from './document/list-documents.ts'
import { ownUnits, permitSomewhere, reachOfActing } from './permit.ts'
import { directoryOf } from './views/organisation.ts'

const SHOWN = 8

/** Finds matters by words of the title or by code, documents by title or number, units by name; what one may see, no more. Matters that are under way first, the nearest due day first. */
export async function search(call: Call, { q }: { q: string }) {
  permitSomewhere(call.acting, 'search')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const visible = scopeOf(acting.role, 'search') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    // What is under way before what is over: of that, the latest.
    const underWay = await mattersPage(db, acting.tenant, { q, visible, open: 'true', sort: 'due', limit: SHOWN, counted: false })
    const left = SHOWN - underWay.rows.length
    const over = left > 0 ? await mattersPage(db, acting.tenant, { q, visible, open: 'false', sort: '-due', limit: left, counted: false }) : { rows: [] }
    const matters = [...underWay.rows, ...over.rows]
    const documents = scopeOf(acting.role, 'listDocuments') ? await documentsNamed(db, acting.tenant, q, SHOWN) : []
    const { units } = await directoryOf(db, acting.tenant)
    return {
      matters: matters.map(({ id, code, title, ledger }) => ({ id, code, title, ledger })),
      documents: documents.map(summaryOf).map(({ id, title, number }) => ({ id, title, number })),
      units: [...units.values()].filter(({ name, aliases }) => [name, ...aliases].some((one) => one.includes(q))).slice(0, SHOWN).map(({ id, name }) => ({ id, name })),
    }
  })
}
