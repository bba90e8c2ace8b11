import type { Ledger, Pack } from './schema.ts'

/** Where matters stand: in a state of their home ledger's procedure, or listed in a further ledger (`state` null). */
export type Standing = { ledger: string; state: string | null }

/**
 * What a new version of a pack takes away from under matters: without their ledger or state they could be neither judged nor moved.
 *
 * @param before versions of the same pack that are installed
 * @param standing where the city's matters stand, those of other packs too
 * @returns `ledger`, or `ledger:state` where the ledger is kept and the state is not; sorted, each once
 */
export function droppedBy(after: Pack, before: readonly Pack[], standing: readonly Standing[]): string[] {
  const dropped = standing.flatMap(({ ledger, state }) => {
    if (!before.some((pack) => ledgerIn(pack, ledger))) return []
    if (!ledgerIn(after, ledger)) return [ledger]
    const lost = state !== null && !hasState(after, ledger, state) && before.some((pack) => hasState(pack, ledger, state))
    return lost ? [`${ledger}:${state}`] : []
  })
  return [...new Set(dropped)].sort()
}

function ledgerIn(pack: Pack, id: string): Ledger | undefined {
  return pack.ledgers.find((ledger) => ledger.id === id)
}

function hasState(pack: Pack, ledger: string, state: string): boolean {
  const procedure = pack.procedures.find(({ id }) => id === ledgerIn(pack, ledger)?.procedure)
  return procedure !== undefined && procedure.states.some(({ id }) => id === state)
}
