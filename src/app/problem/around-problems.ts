import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { chainsOf, waitsOn, type Chain, type Wait } from '../../kernel/waiting.ts'
import type { Db } from '../../store/database/database.ts'
import { linkedTo } from '../../store/queries/links.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'

/** Problems that hang together go no deeper than this; a longer chain is cut, not followed for ever. */
const DEEPEST = 6

export type Around = { states: Map<string, MatterState>; waits: Wait[]; chains: Chain[] }

/** Who waits for whom around these matters: what they block, what blocks them, and what blocks that. */
export async function waitsAround(db: Db, tenant: string, { packs, today, calendar }: Pick<Inputs, 'packs' | 'today' | 'calendar'>, matters: readonly MatterState[]): Promise<Around> {
  const states = new Map(matters.map((matter) => [matter.id, matter]))
  const ahead = matters.flatMap((matter) => linksOf(matter, 'blocks').map(({ target }) => `matter:${target}`))
  for (const state of (await statesOf<MatterState>(db, tenant, ahead)).values()) states.set(state.id, state)
  for (let ids = [...states.keys()], depth = 0; ids.length > 0 && depth < DEEPEST; depth += 1) {
    const behind = (await linkedTo(db, tenant, ids)).filter(({ id }) => !states.has(id))
    for (const state of behind) states.set(state.id, state)
    ids = behind.map(({ id }) => id)
  }
  const waits = waitsOn([...states.values()], (ledger) => rulesOf(packs, ledger), { today, calendar })
  return { states, waits, chains: chainsOf(waits) }
}
