import { reportsAsked } from '../../kernel/asked.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { nextStep, type NextStep } from '../../kernel/next-step.ts'
import { isAsked } from '../../kernel/obligation.ts'
import { belongsOnDesk, statesAwaiting } from '../../kernel/owing.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { offered } from '../../kernel/procedure.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersPage, type MatterRow } from '../../store/queries/matter-list.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { reachOfActing, standsFor } from '../permit.ts'

/** More than this no desk looks at; the ledger shows the rest. */
const LOOKED_AT = 200

/** A matter on somebody's desk: the next step is theirs, or they answer for it and it runs late. */
export type WaitingMatter = { row: MatterRow; matter: MatterState; rules: LedgerRules; next: NextStep; roles: string[]; belongs: 'mine' | 'watch' }

/**
 * What waits for an acting membership: the next steps that are for these holders or for the acting function (the office hands down,
 * checks, confirms), and matters they answer for that run late. The nearest due day first.
 *
 * @param own the units it stands for (`ownUnits`)
 */
export async function waitingMatters(db: Db, inputs: Pick<Inputs, 'packs' | 'today'>, acting: Acting, own: readonly string[]): Promise<WaitingMatter[]> {
  const { packs, today } = inputs
  const { tenant, role } = acting
  const post = standsFor(acting)
  const holders = [...own, ...(post ? [post] : [])]
  // Who did the work is not asked to check it.
  const reach = await reachOfActing(db, acting, own)
  const common = { visible: null, open: 'true', sort: 'due', limit: LOOKED_AT, counted: false } as const
  const carried = await mattersPage(db, tenant, { ...common, holders })
  const stages = statesAwaiting(allLedgers(packs), role)
  const awaiting = stages.length > 0 && scopeOf(role, 'listMatters') === 'city' ? await mattersPage(db, tenant, { ...common, stages }) : null
  const rows = [...new Map([...carried.rows, ...(awaiting?.rows ?? [])].map((row) => [row.id, row])).values()]
  const reports = reportsAsked(packs)
  const states = await statesOf<MatterState>(db, tenant, rows.map(({ id }) => `matter:${id}`))
  return rows.flatMap((row) => {
    const matter = states.get(`matter:${row.id}`)
    if (!matter) return []
    const rules = ledgerRules(packs, matter.ledger)
    const roles = rolesIn(matter.duties, { ...acting, own }, today)
    const step = ownStep(matter, rules, roles, reach, today)
    // News of progress is asked once: where a rhythm asks for regular reports, they are it.
    const next = step.action === 'record' && reports.some(({ rhythm }) => isAsked(rhythm, matter)) ? { ...step, action: 'none' as const } : step
    const belongs = belongsOnDesk(roles, next, row.light, rules.duties)
    return belongs ? [{ row, matter, rules, next, roles, belongs }] : []
  })
}

/** The next step as it is for someone with these roles: checking is theirs where the pack names one of them, and never where they did the work. */
function ownStep(matter: MatterState, rules: LedgerRules, roles: readonly string[], reach: readonly string[], today: Day): NextStep {
  const step = nextStep(matter, rules, today)
  const checks = rules.procedure.transitions.filter(({ from, does }) => does === 'verify' && from.includes(matter.stage))
  if (checks.length === 0) return step
  const offers = offered(rules.procedure, matter.stage, roles, didTheWork(matter, rules.duties, reach, [today]))
  const check = checks.find(({ id }) => offers.some((offer) => offer.id === id))
  if (!check) return checks.some(({ id }) => id === step.target) && step.who !== null && roles.includes(step.who) ? { ...step, action: 'none' } : step
  return { what: { code: 'you-verify', params: { step: check.name.zh, stepEn: check.name.en } }, who: check.who.find((role) => roles.includes(role)) ?? step.who, by: matter.limitDue, action: 'move', target: check.id }
}
