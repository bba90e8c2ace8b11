import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { roadOf } from '../../kernel/facts/road.ts'
import { handedDown } from '../../kernel/approval.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { hideForeign } from '../matter/get-matter.ts'
import { commandsOfActing, ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { opinionView, requestView } from './views.ts'

/**
 * What a matter met on its year's road: who proposed it, what was thought of it and adopted (意见采纳表), which changes were asked for and
 * decided.
 *
 * @throws DeliveryError `not_found`, also for matters outside the acting membership's scope
 */
export async function getOpinions(call: Call, { matter: id }: { matter: string }) {
  permitSomewhere(call.acting, 'getOpinions')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, calendar, today } = await inputsOf(deps, db, acting.tenant)
    const own = await ownUnits(db, acting, today)
    hideForeign(call, 'getOpinions', await holdersOfMatters(db, acting.tenant, [id]), await reachOfActing(db, acting, own), id)
    const matter = (await statesOf<MatterState>(db, acting.tenant, [`matter:${id}`])).get(`matter:${id}`)
    if (!matter) throw new DeliveryError('not_found', { what: id })
    const rules = ledgerRules(packs, matter.ledger)
    const directory = await directoryOf(db, acting.tenant)
    const { proposed, opinions, requests } = roadOf(matter)
    return {
      id,
      code: matter.code,
      title: matter.title,
      due: matter.due,
      milestones: matter.milestones.map(({ id: own, title, due }) => ({ id: own, title, due })),
      proposed: proposed && { on: proposed.on, late: proposed.late, call: proposed.call, unit: unitRef(directory, proposed.unit, today) },
      opinions: opinions.map((one) => opinionView(one, { directory, calendar, today })),
      requests: requests.map((one) => requestView(one, matter, { rules, directory, today })).reverse(),
      /** what changes only with a meeting's approval, while it does */
      approved: handedDown(rules, matter) ? rules.ledger.changesNeedApproval : [],
      texts: rules.ledger.fields.filter(({ id: field }) => rules.ledger.changesNeedApproval.includes(`field:${field}`)).map(({ id: field, name }) => ({ id: field, name, value: [matter.fields[field] ?? ''].flat().join('、') })),
      may: commandsOfActing(acting),
    }
  })
}
