import type { ActivityKind, DutyRole, Ledger, LightRule, Pack, Procedure } from './schema.ts'

/** A ledger with everything its pack says about it. */
export type LedgerRules = { pack: Pack; ledger: Ledger; procedure: Procedure; lightRule: LightRule; duties: DutyRole[]; activities: ActivityKind[] }

/** The rules of a ledger among the packs in force, or null when none declares it. */
export function rulesOf(packs: readonly Pack[], ledgerId: string): LedgerRules | null {
  for (const pack of packs) {
    const ledger = pack.ledgers.find(({ id }) => id === ledgerId)
    const procedure = pack.procedures.find(({ id }) => id === ledger?.procedure)
    const lightRule = pack.lightRules.find(({ id }) => id === ledger?.lightRule)
    if (!ledger || !procedure || !lightRule) continue
    return { pack, ledger, procedure, lightRule, duties: pack.duties.filter(({ id }) => ledger.duties.includes(id)), activities: pack.activities }
  }
  return null
}

export function allLedgers(packs: readonly Pack[]): LedgerRules[] {
  return packs.flatMap((pack) => pack.ledgers.flatMap(({ id }) => rulesOf(packs, id) ?? []))
}

export function activityNamed(packs: readonly Pack[], id: string): ActivityKind | null {
  return packs.flatMap((pack) => pack.activities).find((activity) => activity.id === id) ?? null
}
