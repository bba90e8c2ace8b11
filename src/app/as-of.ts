import type { Fact, State } from '../kernel/facts/index.ts'
import { factsAsOf, fold } from '../kernel/fold.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Db } from '../store/database/database.ts'
import { factsOfSubjects } from '../store/queries/facts.ts'
import { statesOf } from '../store/queries/subjects.ts'

type States<S> = (subjects: readonly string[]) => Promise<Map<string, S>>

/** States as they are, from the projections. */
export function presentStates<S extends State>(db: Db, tenant: string): States<S> {
  return (subjects) => statesOf<S>(db, tenant, subjects)
}

/** States as they were on a past day, folded from the log: effective, or as known by the end of that day. */
export function pastStates<S extends State>(db: Db, tenant: string, { asOf, by }: { asOf: Day; by: 'effective' | 'known' }): States<S> {
  return async (subjects) => {
    const bySubject = Map.groupBy(await factsOfSubjects(db, tenant, [...new Set(subjects)]), ({ subject }: Fact) => subject)
    const states = [...bySubject].map(([subject, facts]) => [subject, fold(factsAsOf(facts, asOf, by)) as S | null] as const)
    return new Map(states.filter((entry): entry is readonly [string, S] => entry[1] !== null))
  }
}
