import { minutesFor, MINUTES_TO_DECIDE } from '../../kernel/asking.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { lightsOf } from '../../store/queries/links.ts'
import { mattersAskingExtension } from '../../store/queries/procedures.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { escalationsReached } from '../matter/list-escalations.ts'
import { standsFor } from '../permit.ts'
import { extensionsView } from '../views/extensions.ts'
import type { Directory } from '../views/organisation.ts'

/** More than these no desk shows; the ledger and the matters show the rest. */
const SHOWN = 20
const LOOKED_AT = 200

type Around = { inputs: Inputs; directory: Directory; acting: Acting; own: readonly string[]; reach: readonly string[] }

/** Later days that were asked for, on which this membership gives the word: the nearest day first. As the matter's own page says it. */
export async function extensionsOn(db: Db, { inputs: { packs, calendar, today }, directory, acting, own, reach }: Around) {
  const scope = scopeOf(acting.role, 'decideExtension')
  if (!scope) return { rows: [], total: 0 }
  const post = standsFor(acting)
  const found = await mattersAskingExtension(db, acting.tenant, { holders: scope === 'city' ? null : [...own, ...(post ? [post] : [])], limit: LOOKED_AT })
  const lights = await lightsOf(db, acting.tenant, found.map(({ id }) => id))
  const rows = found.flatMap((matter) => {
    const rules = ledgerRules(packs, matter.ledger)
    const who = { actor: `person:${acting.person}`, post: acting.post, roles: rolesIn(matter.duties, { ...acting, own }, today), didWork: didTheWork(matter, rules.duties, reach, [today]) }
    const waiting = extensionsView(matter, { rules, directory, calendar, day: today, who }).requests.find(({ mayDecide }) => mayDecide)
    const light = lights.get(matter.id)
    if (!waiting || !light) return []
    const { id, name, from, to, latest, reason, by, on } = waiting
    return [{ matter: { id: matter.id, code: matter.code, title: matter.title }, light, request: { id, name, from, to, latest, reason, by, on }, minutes: MINUTES_TO_DECIDE }]
  })
  return { rows: rows.slice(0, SHOWN), total: rows.length }
}

/** Steps of escalation that have been reached, for the office: whether one is taken is a person's to say, so none is counted as owed. */
export async function escalationsOn(db: Db, { inputs, acting }: Around) {
  if (!scopeOf(acting.role, 'takeEscalation')) return { rows: [], total: 0 }
  const { reached } = await escalationsReached(db, acting.tenant, inputs)
  const rows = reached.slice(0, SHOWN).map(({ matter: { id, code, title }, light, due: { step, on } }) => ({
    matter: { id, code, title },
    light,
    step: { id: step.id, name: step.name, drafts: step.letter !== undefined },
    since: on,
    minutes: minutesFor({ action: 'move' }),
  }))
  return { rows, total: reached.length }
}
