import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import { counted, type Judgement } from '../../kernel/light.ts'
import { nextStep } from '../../kernel/next-step.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import { commandsOf, may } from '../../kernel/permission.ts'
import { nextLimit, offered } from '../../kernel/procedure.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { actedThrough, holderView, type Directory } from './organisation.ts'

export type Shown = { asOf: Day; by: 'effective' | 'known' } | null

export type MatterContext = {
  rules: LedgerRules
  directory: Directory
  judged: Judgement & { lastRecordOn: Day | null }
  /** units with a duty in the matter, for what the page may offer */
  units: readonly string[]
  acting: Acting
  own: readonly string[]
  calendar: Calendar
  /** the day shown: today, or the past day asked for */
  day: Day
  shown: Shown
  records: number
  version: number
}

/** A matter as its page shows it: computed from its state and the directory, on the day shown. */
export function matterView(matter: MatterState, context: MatterContext) {
  const { rules, directory, judged, acting, own, calendar, day, shown } = context
  const { ledger, procedure } = rules
  const inRole = rolesIn(matter.duties, { ...acting, own }, day)
  const next = nextStep(matter, rules, day)
  const stage = procedure.states.find(({ id }) => id === matter.stage)
  const nameOf = namesIn(rules.pack, ledger, 'zh')
  return {
    id: matter.id,
    ledger: matter.ledger,
    ledgerName: ledger.name,
    code: matter.code,
    title: matter.title,
    year: matter.year,
    stage: matter.stage,
    stageName: stage?.name ?? { zh: matter.stage, en: matter.stage },
    light: judged.light,
    reasons: counted(judged.reasons, day, calendar),
    until: judged.until,
    openedOn: matter.openedOn,
    due: matter.due,
    dueText: matter.dueText,
    lastRecordOn: judged.lastRecordOn,
    fields: matter.fields,
    clause: matter.clause && { ...matter.clause },
    duties: matter.duties
      .filter((duty) => covers(duty, day))
      .sort((a, b) => roleOrder(rules, a.role) - roleOrder(rules, b.role))
      .map((duty) => ({ ...duty, roleName: roleName(rules, duty.role), ...holderView(directory, duty.holder, day) })),
    milestones: matter.milestones,
    procedure: {
      name: procedure.name,
      steps: stepsOf(matter, rules, calendar, nameOf),
      offered: shown ? [] : offered(procedure, matter.stage, inRole).map(({ id, name, needs }) => ({ id, name, needsNote: needs.note })),
    },
    next: { ...next, who: next.who ? whoOwes(matter, next.who, context, nameOf) : null },
    judgement: matter.judgement && { ...matter.judgement, by: actedThrough(directory, matter.judgement.post, day) },
    exemptions: matter.exemptions,
    records: context.records,
    shown,
    version: context.version,
    may: shown ? [] : commandsOf(acting.role).filter((command) => may(acting.role, command, { units: context.units, own })),
  }
}

const roleOrder = ({ duties }: LedgerRules, role: string): number => duties.findIndex(({ id }) => id === role)

export function roleName({ duties }: LedgerRules, role: string) {
  return duties.find(({ id }) => id === role)?.name ?? { zh: role, en: role }
}

/** The one who owes the next step: the holder of that role in the matter, else the role's own name. */
function whoOwes(matter: MatterState, role: string, { directory, day }: MatterContext, nameOf: (what: string) => string): string {
  const names = matter.duties.filter((duty) => duty.role === role && covers(duty, day)).map(({ holder }) => holderView(directory, holder, day).name)
  return names.length ? names.join('、') : nameOf(`role:${role}`)
}

/** The states of the road in order, as past, present and coming; a stop or pause is shown only while the matter rests there. */
function stepsOf(matter: MatterState, { procedure }: LedgerRules, calendar: Calendar, nameOf: (what: string) => string) {
  const entered = new Map([[procedure.start, matter.openedOn], ...matter.steps.map(({ to, on }) => [to, on] as const)])
  const road = procedure.states.filter(({ id, final, suspended }) => id === matter.stage || (final !== 'stopped' && !suspended))
  const now = road.findIndex(({ id }) => id === matter.stage)
  return road.map(({ id, name }, index) => {
    const when = index < now ? ('past' as const) : index === now ? ('now' as const) : ('coming' as const)
    const leaving = procedure.transitions.find(({ from, to }) => from.includes(id) && to !== id)
    const limit = when === 'now' ? (matter.limitDue ?? nextLimit(procedure, id, entered.get(id) ?? matter.openedOn, calendar)) : null
    return { id, name, when, on: when === 'coming' ? null : (entered.get(id) ?? null), limit, who: leaving?.who[0] ? nameOf(`role:${leaving.who[0]}`) : null }
  })
}
