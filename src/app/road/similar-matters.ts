import type { MatterState } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { similar } from '../../kernel/similar.ts'
import { mattersInLedgers } from '../../store/queries/road.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { roadLedger } from './get-road.ts'

/**
 * Projects of this and earlier years, pilots and reforms of places that a new one may repeat, with the words they share. Shown while
 * someone types, to everyone who may propose: title, year and lead unit of what the city has announced, nothing else of it.
 *
 * @param matter left out: the proposal itself
 */
export async function similarMatters(call: Call, { ledger, title, goal, matter: itself }: { ledger?: string | undefined; title: string; goal: string; matter?: string | undefined }) {
  permitSomewhere(call.acting, 'similarMatters')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const rules = roadLedger(packs, ledger)
    const found = await mattersInLedgers(db, acting.tenant, { ledgers: [rules.ledger.id, ...rules.ledger.listsWhere.map((one) => one.ledger)], visible: null })
    const others = found.filter(({ state }) => state.id !== itself).map(({ state }) => ({ state, title: state.title, goal: goalOf(state, rules) }))
    const directory = await directoryOf(db, acting.tenant)
    return {
      rows: similar({ title, goal }, others).map(({ state, score, shared }) => {
        const home = rulesOf(packs, state.ledger)
        return {
          id: state.id,
          code: state.code,
          title: state.title,
          year: state.year,
          stageName: home?.procedure.states.find(({ id }) => id === state.stage)?.name ?? { zh: state.stage, en: state.stage },
          lead: unitRef(directory, leadUnits(state)[0] ?? null, today),
          score,
          shared,
        }
      }),
    }
  })
}

/** The words that say what a project wants: the texts its ledger requires of a proposal. */
function goalOf({ fields }: MatterState, { ledger }: LedgerRules): string {
  return ledger.fields.filter(({ type, proposed, required }) => type === 'text' && proposed && required).flatMap(({ id }) => [fields[id] ?? ''].flat()).join(' ')
}
