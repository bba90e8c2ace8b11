import { handedDown } from '../../kernel/approval.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { similar } from '../../kernel/similar.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { mattersInLedgers } from '../../store/queries/road.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { roadLedger } from './get-road.ts'

/**
 * Projects of this and earlier years, pilots and reforms of places that a new one may repeat, with the words they share. Shown while
 * someone types, to everyone who may propose: title, year and lead unit of what the city has announced. A unit is shown others' projects only once they
 * were handed down, and its words are compared with their titles alone: what others propose, and what it is to reach, stays theirs.
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
    const own = await ownMatters(db, call.acting, today, found.map(({ state }) => state.id))
    const shown = found.filter(({ state }) => state.id !== itself && (own(state.id) || isAnnounced(state, packs)))
    const others = shown.map(({ state }) => ({ state, title: state.title, goal: own(state.id) ? goalOf(state, rules) : '' }))
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

/** Which of these matters one reads whole: all who see the whole road do, a unit those that concern it. */
async function ownMatters(db: Db, acting: Acting, today: Day, matters: readonly string[]): Promise<(matter: string) => boolean> {
  if (scopeOf(acting.role, 'getRoad') === 'city') return () => true
  const reach = await reachOfActing(db, acting, await ownUnits(db, acting, today))
  const concerning = await mattersConcerning(db, acting.tenant, matters, reach)
  return (matter) => concerning.has(matter)
}

/** Whether all the city may know of a matter: it was handed down, or its work is done. */
function isAnnounced(matter: MatterState, packs: readonly Pack[]): boolean {
  const home = rulesOf(packs, matter.ledger)
  return home !== null && (handedDown(home, matter) || home.procedure.states.some(({ id, final }) => id === matter.stage && final === 'done'))
}

/** The words that say what a project wants: the texts its ledger requires of a proposal. */
function goalOf({ fields }: MatterState, { ledger }: LedgerRules): string {
  return ledger.fields.filter(({ type, proposed, required }) => type === 'text' && proposed && required).flatMap(({ id }) => [fields[id] ?? ''].flat()).join(' ')
}
