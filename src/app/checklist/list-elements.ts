import { elementsPresent, needOf } from '../../kernel/elements.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Checklist, Pack } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { mattersOfLedger, recordsOnMatters } from '../../store/queries/obligations.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'

/** As many as a page shows and one statement loads. */
const MOST = 500
const FIRST_DAY = '1900-01-01'

type Declared = { pack: Pack; checklist: Checklist }

/**
 * 机制要素: the elements that a checklist of the packs in force wants of every matter of its ledger, present or missing. A
 * membership bound to its unit sees only the unit's matters.
 *
 * @throws DeliveryError `forbidden`, `not_found` for a checklist that no pack in force declares
 */
export async function listElements(call: Call, wanted: { pack?: string | undefined; checklist?: string | undefined }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'listElements')
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const declared = packs.flatMap((pack): Declared[] => pack.checklists.map((checklist) => ({ pack, checklist })))
    const choices = declared.map(({ pack, checklist }) => ({ id: checklist.id, pack: pack.id, packName: pack.name, name: checklist.name }))
    const one = declared.find(({ pack, checklist }) => (wanted.pack ?? pack.id) === pack.id && (wanted.checklist ?? checklist.id) === checklist.id)
    if (!one && wanted.checklist !== undefined) throw new DeliveryError('not_found', { what: wanted.checklist })
    const rules = one && rulesOf(packs, one.checklist.ledger)
    if (!one || !rules) return { checklist: null, choices, rows: [], rowsTotal: 0 }
    const visible = scopeOf(acting.role, 'listElements') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, today))
    const ids = await mattersOfLedger(db, acting.tenant, one.checklist.ledger, visible)
    const states = await statesOf<MatterState>(db, acting.tenant, ids.map((id) => `matter:${id}`))
    const going = ids.flatMap((id) => states.get(`matter:${id}`) ?? []).filter((matter) => goesOn(matter, rules))
    const shown = going.slice(0, MOST)
    const records = await recordsOnMatters(db, acting.tenant, shown.map(({ id }) => id), { from: FIRST_DAY, to: today })
    const recorded = Map.groupBy(records.filter(({ status }) => status === 'confirmed' || status === 'recorded'), ({ subject }) => subject)
    const directory = await directoryOf(db, acting.tenant)
    return {
      checklist: checklistView(one, rules),
      choices,
      rows: shown.map((matter) => ({
        id: matter.id,
        code: matter.code,
        title: matter.title,
        lead: unitRef(directory, leadUnits(matter)[0] ?? null, today),
        present: elementsPresent(one.checklist, matter, new Set(recorded.get(matter.id)?.flatMap(({ kinds }) => kinds)), today),
      })),
      rowsTotal: going.length,
    }
  })
}

/** A matter listed here whose home is elsewhere ends by its own procedure: its stage is then none of this one's. */
function goesOn({ stage }: MatterState, { procedure }: LedgerRules): boolean {
  return procedure.states.find(({ id }) => id === stage)?.final === undefined
}

function checklistView({ pack, checklist }: Declared, { ledger }: LedgerRules) {
  return {
    id: checklist.id,
    pack: pack.id,
    name: checklist.name,
    ledger: ledger.id,
    ledgerName: ledger.name,
    matterName: ledger.matterName,
    items: checklist.items.map((item) => ({ id: item.id, name: item.name, of: needOf(item).of })),
  }
}
