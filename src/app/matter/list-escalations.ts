import { escalationDue, type EscalationStep } from '../../kernel/escalation.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import type { Light } from '../../kernel/light.ts'
import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { limitDay } from '../../kernel/procedure.ts'
import { latest, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersNearing } from '../../store/queries/procedures.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { ledgerRules } from './concerned.ts'

/** More matters than these nobody looks through at once; the longest passed are among them. */
const LOOKED_AT = 500

export type Reached = { matter: MatterState; rules: LedgerRules; light: Light; due: EscalationStep & { on: Day } }

/** The steps of escalation that are reached and not taken, the longest waiting first: computed on looking, so that they are never stale. */
export async function escalationsReached(db: Db, tenant: string, { packs, calendar, today }: Pick<Inputs, 'packs' | 'calendar' | 'today'>): Promise<{ reached: Reached[]; more: boolean }> {
  const escalating = allLedgers(packs).filter(({ procedure }) => procedure.escalation.length > 0)
  const ahead = escalating.flatMap(({ procedure }) => procedure.escalation.filter(({ when }) => when === 'before').map(({ by }) => limitDay(today, by, calendar)))
  const found = await mattersNearing(db, tenant, { ledgers: escalating.map(({ ledger }) => ledger.id), until: latest([today, ...ahead]) ?? today, limit: LOOKED_AT + 1 })
  const looked = found.slice(0, LOOKED_AT)
  const states = await statesOf<MatterState>(db, tenant, looked.map(({ id }) => `matter:${id}`))
  const reached = looked.flatMap(({ id, light }) => {
    const matter = states.get(`matter:${id}`)
    const rules = matter && ledgerRules(packs, matter.ledger)
    const due = matter && rules && escalationDue(matter, rules.procedure, calendar, today)
    return due ? [{ matter, rules, light, due }] : []
  })
  return { reached: reached.sort((a, b) => (a.due.on < b.due.on ? -1 : a.due.on > b.due.on ? 1 : a.matter.code < b.matter.code ? -1 : 1)), more: found.length > LOOKED_AT }
}

/** What the office may do about lateness now, over all matters. */
export async function listEscalations(call: Call, { limit }: { limit: number }) {
  permitSomewhere(call.acting, 'listEscalations')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { reached, more } = await escalationsReached(db, acting.tenant, inputs)
    const directory = await directoryOf(db, acting.tenant)
    const rows = reached.slice(0, limit).map(({ matter, rules: { ledger }, light, due: { step, on } }) => ({
      matter: matter.id,
      ledger: ledger.id,
      ledgerName: ledger.name,
      code: matter.code,
      title: matter.title,
      light,
      due: matter.due,
      lead: unitRef(directory, leadUnits(matter)[0] ?? null, inputs.today)?.name ?? null,
      step: { id: step.id, name: step.name, does: step.does, since: on, drafts: step.letter !== undefined },
    }))
    return { rows, more: more || reached.length > rows.length }
  })
}
