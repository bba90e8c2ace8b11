import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { ActivityKind, Field, Rhythm } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { ledgerCounts, type LightCounts } from '../../store/queries/counters.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'

/** The ledgers of the packs in force, with what a page needs to show, filter and record. */
export async function listLedgers(call: Call) {
  permitSomewhere(call.acting, 'listLedgers')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const visible = scopeOf(acting.role, 'listLedgers') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    const counts = await ledgerCounts(db, acting.tenant, visible)
    return {
      rows: allLedgers(packs).map((rules) => ledgerView(rules, packs.flatMap(({ rhythms }) => rhythms), counts.get(rules.ledger.id) ?? NONE)),
      kinds: packs.flatMap(({ activities }) => activities).map(kindOf),
    }
  })
}

const NONE: LightCounts = { byLight: {}, exact: true }

function ledgerView({ pack, ledger, procedure, duties, activities }: LedgerRules, rhythms: readonly Rhythm[], { byLight, exact }: LightCounts) {
  return {
    id: ledger.id,
    name: ledger.name,
    matterName: ledger.matterName,
    pack: pack.id,
    fromDocuments: ledger.fromDocuments,
    /** the field that holds another system's number, with whose tables this ledger is exchanged */
    matchBy: ledger.fields.find(({ id }) => id === ledger.matchBy)?.name ?? null,
    fields: ledger.fields.map(columnOf),
    roles: duties.map(({ id, name, holder, atMostOne }) => ({ id, name, holder: [holder], atMostOne })),
    stages: procedure.states.map(({ id, name, final }) => ({ id, name, final: final ?? null })),
    activities: activities.map(kindOf),
    rhythms: rhythms.filter(({ per, exemptable, ledgers }) => per === 'matter' && exemptable && ledgers.includes(ledger.id)).map(({ id, name, period }) => ({ id, name, period })),
    counts: { all: Object.values(byLight).reduce((sum, count) => sum + count, 0), byLight, exact },
  }
}

/** A kind of record as the form asks for it. */
function kindOf({ id, name, criterion, evidence, review, fields }: ActivityKind) {
  return { id, name, criterion: criterion ?? null, evidence: evidence.demand, review, fields: fields.map(columnOf) }
}

/** A declared field as pages ask for it. */
export function columnOf({ id, name, type, choices, required, many, measure, help }: Field) {
  return { id, name, type, choices, required, many, measure: measure ?? null, help: help ?? null }
}
