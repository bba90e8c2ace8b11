import { scopeOf } from '../../kernel/permission.ts'
import { bodiesOfUnits } from '../../store/queries/bodies.ts'
import type { Db } from '../../store/database/database.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ownUnits } from '../permit.ts'
import type { Directory } from '../views/organisation.ts'

/** The units whose obligations a membership sees: all, or its own with those under it and the bodies it sits in. */
export async function unitsSeen(db: Db, acting: Acting, { today }: Pick<Inputs, 'today'>, { units }: Directory): Promise<string[]> {
  const all = [...units.values()]
  if (scopeOf(acting.role, 'getObligations') === 'city') return all.map(({ id }) => id)
  const own = await ownUnits(db, acting, today)
  const bodies = await bodiesOfUnits(db, acting.tenant, own)
  return all.filter(({ id, parent }) => own.includes(id) || bodies.includes(id) || (parent !== null && own.includes(parent))).map(({ id }) => id)
}
