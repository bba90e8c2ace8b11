import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { raisedTo } from '../../store/queries/links.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { pagesOpen } from './may-open.ts'

/** The leaders whose page one may open, in the order of the directory, with how much waits for their word. Nobody is ranked. */
export async function listBriefs(call: Call) {
  permitSomewhere(call.acting, 'listBriefs')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const open = pagesOpen(acting, await statesOfType<PostState>(db, acting.tenant, 'post'))
    if (open.length === 0 && acting.role !== 'office') throw new DeliveryError('brief_not_yours')
    const bodies = [...directory.units.values()].sort((a, b) => a.order - b.order).map(({ id }) => id)
    const ordered = open.toSorted((a, b) => bodies.indexOf(a.unit) - bodies.indexOf(b.unit) || a.order - b.order)
    const raised = await raisedTo(db, acting.tenant, ordered.map(({ id }) => id))
    const waiting = raised.flatMap(({ raises = [] }) => raises).filter(({ decided }) => decided === null)
    const rows = ordered.map((post) => ({
      post: { id: post.id, name: post.name },
      unit: unitRef(directory, post.unit, today),
      waiting: waiting.filter(({ to }) => to.id === post.id).length,
    }))
    return { today, rows }
  })
}
