import type { Known } from '../../kernel/decide/matter.ts'
import type { PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import type { Holder } from '../../kernel/facts/matter.ts'
import type { Db } from '../../store/database/database.ts'
import { statesOf } from '../../store/queries/subjects.ts'

/** The holders among these that exist and have not ended, with the name people know them by. */
export async function knownHolders(db: Db, tenant: string, holders: readonly Holder[]): Promise<Known> {
  const states = await statesOf<UnitState | PostState | SeatState>(db, tenant, [...new Set(holders.map(({ type, id }) => `${type}:${id}`))])
  const known = new Map<string, string>()
  for (const state of states.values()) {
    const over = 'ended' in state ? state.ended : state.endedOn
    if (!over) known.set(state.id, 'designation' in state ? state.designation : state.name)
  }
  return known
}
