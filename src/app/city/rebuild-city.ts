import { DeliveryError } from '../../kernel/errors.ts'
import { subjectType } from '../../kernel/facts/envelope.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import { fold } from '../../kernel/fold.ts'
import { dayOf } from '../../kernel/time/day.ts'
import type { Tx } from '../../store/database/database.ts'
import { rebuild } from '../../store/rebuild.ts'
import { allCities, cityRow } from '../../store/queries/cities.ts'
import { inputFacts } from '../../store/queries/facts.ts'
import type { Deps } from '../call.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { inputsFrom, type Inputs } from './inputs.ts'

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
    return rebuild(tx, city, judgeWith(await inputsInLog(deps, tx, city)), progress)
  })
}

/** Packs and calendar of today, from the log itself: the tables that say so are among those that are made anew, and after a restore they are empty. */
async function inputsInLog(deps: Deps, tx: Tx, city: string): Promise<Pick<Inputs, 'packs' | 'calendar' | 'today'>> {
  const states = [...Map.groupBy(await inputFacts(tx, city), ({ subject }) => subject)].map(([subject, facts]) => ({ type: subjectType(subject), state: fold(facts) as InputState | null }))
  const of = (type: string) => states.flatMap((one) => (one.type === type && one.state ? [one.state] : []))
  const today = (await cityRow(tx, city))?.fixed_today ?? dayOf(deps.now())
  return { today, ...(await inputsFrom(deps, of('pack'), of('calendar'), today)) }
}
