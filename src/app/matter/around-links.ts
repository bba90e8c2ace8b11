import type { MatterState } from '../../kernel/facts/matter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { lightsOf } from '../../store/queries/links.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { pastStates, presentStates } from '../as-of.ts'
import type { Acting } from '../call.ts'
import type { LinksContext } from '../views/links.ts'
import type { Shown } from '../views/matter.ts'

/**
 * The matters around one, as they are or were on the day shown; whether their pages open is asked as of today.
 *
 * @param now those that have, or once had, a link to it
 */
export async function aroundLinks(db: Db, { acting, reach, shown }: { acting: Acting; reach: readonly string[]; shown: Shown }, matter: MatterState, now: readonly MatterState[]): Promise<Pick<LinksContext, 'sources' | 'targets' | 'lights' | 'visible'>> {
  const { tenant, role } = acting
  const states = shown ? pastStates<MatterState>(db, tenant, shown) : presentStates<MatterState>(db, tenant)
  const sources = shown ? [...(await states(now.map(({ id }) => `matter:${id}`))).values()] : [...now]
  const targets = new Map([...(await states((matter.links ?? []).map(({ target }) => `matter:${target}`))).values()].map((state) => [state.id, state]))
  const ids = [...sources.map(({ id }) => id), ...targets.keys()]
  return {
    sources,
    targets,
    lights: shown ? new Map() : await lightsOf(db, tenant, ids),
    visible: scopeOf(role, 'getMatter') === 'city' ? new Set(ids) : await mattersConcerning(db, tenant, ids, reach),
  }
}
