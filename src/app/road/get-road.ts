import type { CallState } from '../../kernel/facts/call.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { roadOf } from '../../kernel/facts/road.ts'
import { allLedgers, rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { PART_MONTHS, ROAD_PARTS } from '../../kernel/road.ts'
import { yearOf } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersInLedgers, opinionsAsked } from '../../store/queries/road.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { columnOf } from '../matter/list-ledgers.ts'
import { commandsOfActing, ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { fieldsInWords } from '../views/fields.ts'
import { directoryOf } from '../views/organisation.ts'
import { opinionView, projectView, type RoadContext } from './views.ts'

/**
 * The ledger whose projects are proposed and taken along the year's road: the one asked for, else the first that takes proposals.
 *
 * @throws DeliveryError `ledger_unknown`
 */
export function roadLedger(packs: readonly Pack[], ledger: string | undefined): LedgerRules {
  const rules = ledger === undefined ? allLedgers(packs).find((one) => one.ledger.proposals) : rulesOf(packs, ledger)
  if (!rules) throw new DeliveryError('ledger_unknown', { ledger: ledger ?? '' })
  return rules
}

/**
 * One year's road: its calls, its projects by where they stand and what may be done with each, the opinions that wait for the one who
 * asks. A unit sees its own projects and proposals.
 */
export async function getRoad(call: Call, query: { ledger?: string | undefined; year?: number | undefined }) {
  permitSomewhere(call.acting, 'getRoad')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, calendar, today } = await inputsOf(deps, db, acting.tenant)
    const rules = roadLedger(packs, query.ledger)
    const year = query.year ?? yearOf(today)
    const own = await ownUnits(db, acting, today)
    const reach = await reachOfActing(db, acting, own)
    const directory = await directoryOf(db, acting.tenant)
    const context: RoadContext = { rules, directory, calendar, acting, own, today }
    const visible = scopeOf(acting.role, 'getRoad') === 'city' ? null : reach
    const found = await mattersInLedgers(db, acting.tenant, { ledgers: [rules.ledger.id], year, visible })
    // A project that is only listed here goes along the road of its home ledger.
    const home = found.filter(({ state }) => state.ledger === rules.ledger.id)
    const projects = home.map(({ state, light }) => projectView(state, light, context))
    const calls = (await statesOfType<CallState>(db, acting.tenant, 'call')).filter(({ ledger }) => ledger === rules.ledger.id)
    return {
      today,
      year,
      ledger: { id: rules.ledger.id, name: rules.ledger.name, matterName: rules.ledger.matterName },
      ledgers: allLedgers(packs).filter(({ ledger }) => ledger.proposals).map(({ ledger }) => ({ id: ledger.id, name: ledger.name })),
      form: rules.ledger.fields.filter(({ proposed }) => proposed).map(columnOf),
      parts: ROAD_PARTS.map((id) => ({ id, months: PART_MONTHS[id], n: projects.filter(({ part }) => part === id).length })),
      calls: calls.sort((a, b) => (a.openedOn < b.openedOn ? 1 : -1)).map(({ id, year: of, until, text, openedOn, ended }) => {
        const answers = home.flatMap(({ state }) => roadOf(state).proposed ?? []).filter((one) => one.call === id)
        return { id, year: of, until, text, openedOn, ended, open: ended === null && until >= today, proposals: answers.length, late: answers.filter(({ late }) => late).length }
      }),
      projects,
      asked: await askedOf(db, acting.tenant, [...new Set([...reach, ...own])], packs, context),
      may: commandsOfActing(acting),
    }
  })
}

/** Opinions that these holders are asked for, with what they need to know of the project; they may have no duty in it. */
async function askedOf(db: Db, tenant: string, holders: readonly string[], packs: readonly Pack[], context: RoadContext) {
  const asked = holders.length === 0 ? [] : await opinionsAsked(db, tenant, holders)
  const states = await statesOf<MatterState>(db, tenant, [...new Set(asked.map(({ matter }) => `matter:${matter}`))])
  return asked.flatMap(({ matter: id, id: one }) => {
    const matter = states.get(`matter:${id}`)
    const opinion = matter && roadOf(matter).opinions.find((found) => found.id === one)
    const rules = matter && rulesOf(packs, matter.ledger)
    if (!matter || !opinion || !rules) return []
    const { code, title, fields } = matter
    const asksFor = rules.ledger.fields.filter(({ proposed }) => proposed)
    return [{ matter: { id, code, title, fields: fieldsInWords(asksFor, fields, context.directory, context.today) }, ...opinionView(opinion, context) }]
  })
}
