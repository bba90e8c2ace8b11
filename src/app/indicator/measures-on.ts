import type { State } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { measuringSubjects } from '../../kernel/facts/measured.ts'
import { measuresIn, type Measure } from '../../kernel/indicator/behind.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { pastStates, presentStates } from '../as-of.ts'

/** Gives the indicators that tell of a matter, as they are or were on the day shown. */
export async function measuresOn(db: Db, tenant: string, matters: readonly MatterState[], shown: { asOf: Day; by: 'effective' | 'known' } | null): Promise<(matter: MatterState) => Measure[]> {
  const wanted = matters.flatMap(({ measuredBy = [] }) => measuredBy.flatMap(measuringSubjects))
  const states = await (shown ? pastStates<State>(db, tenant, shown) : presentStates<State>(db, tenant))([...new Set(wanted)])
  return (matter) => measuresIn(matter, (subject) => states.get(subject) ?? null)
}
