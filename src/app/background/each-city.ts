import type { Db } from '../../store/database/database.ts'
import { allCities } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'
import type { SayProgress } from './run.ts'

/**
 * Does something in every city, one after another, until `stop`. One city's failure keeps no other from its own; afterwards it is thrown.
 *
 * @param work answers how much it did; it may say how far it is meanwhile
 * @param among which cities; every one unless said otherwise
 * @returns how much was done in all
 * @throws what failed: the error itself, or an AggregateError where several cities failed
 */
export async function inEachCity(deps: Deps, stop: AbortSignal | undefined, work: (tenant: string, far: SayProgress) => Promise<number>, progress?: SayProgress, among: (db: Db) => Promise<readonly string[]> = everyCity): Promise<number> {
  const failures: unknown[] = []
  let done = 0
  for (const id of await deps.db.jobs(among)) {
    if (stop?.aborted) break
    try {
      const before = done
      done += await work(id, (inCity) => progress?.(before + inCity))
      progress?.(done)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} cities failed`)
  return done
}

const everyCity = async (db: Db): Promise<string[]> => (await allCities(db)).map(({ id }) => id)
