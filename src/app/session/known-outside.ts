import type { Facts } from '../../kernel/errors.ts'
import { allCities } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'

const kept = new WeakMap<Deps['db'], Facts>()

/**
 * What may be told to someone who has not signed in: whether everything here is a demonstration, and of which city. Nothing where
 * one real city is served, since a sentence saying that all data are invented would then be false.
 *
 * Read once in a process: a city is opened before the server listens. Until there is one, nothing is kept.
 */
export async function knownOutside({ db }: Deps): Promise<Facts> {
  const known = kept.get(db)
  if (known) return known
  const cities = await db.jobs(allCities)
  const facts: Facts = cities.length > 0 && cities.every(({ demonstration }) => demonstration) ? { demonstration: true, city: cities.map(({ name }) => name).join('、') } : {}
  if (cities.length > 0) kept.set(db, facts)
  return facts
}
