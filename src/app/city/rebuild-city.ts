import { DeliveryError } from '../../kernel/errors.ts'
import { rebuild } from '../../store/rebuild.ts'
import { allCities } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { inputsOf } from './inputs.ts'

/** The ids of all cities here. */
export async function cityIds(deps: Deps): Promise<string[]> {
  return (await deps.db.jobs(allCities)).map(({ id }) => id)
}

/**
 * Throws everything away that follows from the log of a city and replays the log into it; in one transaction, so that readers see
 * the old tables until the new ones stand.
 *
 * @param progress called from time to time with the number of facts replayed
 * @returns the number of facts replayed
 * @throws DeliveryError `not_found` when there is no such city
 */
export async function rebuildCity(deps: Deps, city: string, progress: (facts: number) => void): Promise<number> {
  if (!(await cityIds(deps)).includes(city)) throw new DeliveryError('not_found', { what: city })
  return deps.db.write(city, async (tx) => {
    const inputs = await inputsOf(deps, tx, city)
    return rebuild(tx, city, judgeWith(inputs), progress)
  })
}
