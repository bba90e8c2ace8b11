import { checkRequest as check, type CheckedRequest, type DraftRequest } from '../../kernel/burden/check-request.ts'
import type { ToldFinding } from '../../kernel/burden/told.ts'
import { monthOf } from '../../kernel/burden/months.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { membersOn } from '../../kernel/holders.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef, type Directory } from '../views/organisation.ts'
import { burdenOf } from './burden-of.ts'
import { nameOf } from './collect.ts'
import { heldOf } from './held.ts'

/** The units that are asked one by one: groups as their members today, each once. @throws DeliveryError `not_found`, `request_unit_ended`, `request_nobody` */
export function unitsAsked({ units }: Directory, to: readonly string[], today: Day): string[] {
  const asked = to.flatMap((id) => {
    const unit = units.get(id)
    if (!unit) throw new DeliveryError('not_found', { what: id })
    if (unit.ended && unit.ended.on <= today) throw new DeliveryError('request_unit_ended', { unit: unit.name })
    return unit.kind === 'group' ? membersOn(id, [...units.values()], today).map((member) => member.id) : [id]
  })
  if (asked.length === 0) throw new DeliveryError('request_nobody')
  return [...new Set(asked)]
}

/** What is to be said to who asks before a request is sent, with what the units asked have in that month already, as far as who asks may see it. */
export async function checkedRequest(db: Db, acting: Acting, inputs: Inputs, directory: Directory, draft: DraftRequest): Promise<CheckedRequest> {
  const { tenant } = acting
  const { today, calendar } = inputs
  const looker = { wholeCity: seesCity(acting), own: await ownUnits(db, acting, today) }
  const { rules, of } = await burdenOf(db, tenant, inputs, { units: draft.to, month: monthOf(draft.due) }, directory)
  const burdens = new Map(of.map(({ unit, burden }) => [unit, burden]))
  const held = await heldOf(db, tenant, inputs, directory, draft.to, looker)
  return check(draft, { held, burdens, rules, today, calendar, wholeCity: looker.wholeCity, nameOf: (unit) => nameOf(directory, unit, today) })
}

function seesCity({ role }: Acting): boolean {
  return scopeOf(role, 'checkRequest') === 'city'
}

export type CheckRequest = Omit<DraftRequest, 'unit'>

/**
 * Says before a request is sent what is known already and where, what it takes, whom it takes over a ceiling and whether the time is short. Nothing is kept.
 *
 * The values themselves are shown to the office alone: whoever asks sees that an answer stands, and where.
 *
 * @throws DeliveryError `forbidden` for who acts for no unit, `not_found`, `request_unit_ended`
 */
export async function checkRequest(call: Call, draft: CheckRequest) {
  const { deps, acting } = call
  permitSomewhere(acting, 'checkRequest')
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const asked = { ...draft, unit: askingUnit(acting), to: unitsAsked(directory, draft.to, inputs.today) }
    const { minutes, fields, over, workdays, short } = await checkedRequest(db, acting, inputs, directory, asked)
    const office = seesCity(acting)
    return {
      asked: asked.to.length,
      minutes,
      workdays,
      short,
      month: monthOf(draft.due),
      fields: fields.map((field) => ({ ...field, known: field.known.map((one) => findingView(directory, one, inputs.today, office)) })),
      over: over.map((one) => ({ unit: unitRef(directory, one.unit, inputs.today) ?? { id: one.unit, name: '' }, over: one.over, stands: one.stands })),
    }
  })
}

/** The unit that asks is one's own. @throws DeliveryError `forbidden` for who acts for none */
export function askingUnit({ unit, role }: Acting): string {
  if (unit === null) throw new DeliveryError('forbidden', { command: 'sendRequest', role })
  return unit
}

const VALUES_SHOWN = 40

function findingView(directory: Directory, { values, without, ...finding }: ToldFinding, today: Day, office: boolean) {
  return {
    ...finding,
    known: values.length,
    without: without.length,
    values: office ? values.slice(0, VALUES_SHOWN).map(({ unit, value, on, period }) => ({ unit: unitRef(directory, unit, today) ?? { id: unit, name: '' }, value, on, period })) : [],
  }
}
