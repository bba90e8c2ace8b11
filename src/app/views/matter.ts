import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import { counted, type Judgement } from '../../kernel/light.ts'
import { nextStep } from '../../kernel/next-step.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { may } from '../../kernel/permission.ts'
import { nextLimit, offered } from '../../kernel/procedure.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { commandsOfActing } from '../permit.ts'
import { fieldsInWords } from './fields.ts'
import { problemView, raisesView } from './raises.ts'
import { linksView, type LinksContext } from './links.ts'
import { actedThrough, answeringName, holderView, type Directory } from './organisation.ts'

export type Shown = { asOf: Day; by: 'effective' | 'known' } | null

export type MatterContext = {
  rules: LedgerRules
  /** the packs in force, for the names of other ledgers */
  packs: readonly Pack[]
  directory: Directory
  /** the matters that it is linked to */
  around: Pick<LinksContext, 'sources' | 'targets' | 'lights' | 'visible'>
  judged: Judgement & { lastRecordOn: Day | null }
  /** who has a duty in the matter, and what concerns the acting membership: for what the page may offer */
  holders: readonly string[]
  reach: readonly string[]
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
    fieldList: fieldsInWords(ledger.fields, matter.fields, directory, day),
    listedIn: matter.listedIn.map((listed) => ({ ledger: listed.ledger, name: rulesOf(context.packs, listed.ledger)?.ledger.name ?? { zh: listed.ledger, en: listed.ledger } })),
    clause: matter.clause && { ...matter.clause },
    duties: matter.duties
      .filter((duty) => covers(duty, day))
      .sort((a, b) => roleOrder(rules, a.role) - roleOrder(rules, b.role))
      .map((duty) => ({ ...duty, roleName: roleName(rules, duty.role), ...holderView(directory, duty.holder, day) })),
    milestones: matter.milestones,
    procedure: {
      name: procedure.name,
      steps: stepsOf(matter, rules, calendar),
      offered: shown ? [] : offered(procedure, matter.stage, inRole).map(({ id, name, needs }) => ({ id, name, needsNote: needs.note, needsEvidence: needs.evidence })),
    },
    next: { ...next, ...whoOwes(holdersOf(matter, next.who, context), next.who, rules) },
    judgement: matter.judgement && { ...matter.judgement, by: actedThrough(directory, matter.judgement.post, day) },
    exemptions: matter.exemptions,
    raises: raisesView(matter, { directory, acting, day, past: shown !== null }),
    problem: problemView(matter, rules, inRole, { directory, acting, day, past: shown !== null }),
    links: linksView(matter, { ...context.around, packs: context.packs, directory, day }),
    records: context.records,
    shown,
    version: context.version,
    may: shown ? [] : commandsOfActing(acting).filter((command) => may(acting.role, command, { units: context.holders, own: context.reach })),
  }
}

const roleOrder = ({ duties }: LedgerRules, role: string): number => duties.findIndex(({ id }) => id === role)

export function roleName({ duties }: LedgerRules, role: string) {
  return duties.find(({ id }) => id === role)?.name ?? { zh: role, en: role }
}

/** The one who owes the next step: the holders of that role in the matter, else the role's own name, which has both languages. */
export function whoOwes(holders: readonly string[], role: string | null, rules: LedgerRules): { who: string | null; whoEn: string | null } {
  return holders.length ? { who: holders.join('、'), whoEn: holders.join(', ') } : whoIs(role, rules)
}

function holdersOf(matter: MatterState, role: string | null, { directory, day }: MatterContext): string[] {
  return matter.duties.filter((duty) => duty.role === role && covers(duty, day)).map(({ holder }) => answeringName(holderView(directory, holder, day)))
}

function whoIs(role: string | null | undefined, { pack, ledger }: LedgerRules): { who: string | null; whoEn: string | null } {
  const named = (language: 'zh' | 'en') => (role ? namesIn(pack, ledger, language)(`role:${role}`) : null)
  return { who: named('zh'), whoEn: named('en') }
}

/** The states of the road in order, as past, present and coming; a stop or pause is shown only while the matter rests there. */
function stepsOf(matter: MatterState, rules: LedgerRules, calendar: Calendar) {
  const { procedure } = rules
  const first = matter.steps[0]?.from ?? matter.stage
  const entered = new Map([[first, matter.openedOn], ...matter.steps.map(({ to, on }) => [to, on] as const)])
  // What was never proposed did not pass the state where proposals begin.
  const passed = ({ id }: { id: string }) => id !== procedure.proposedIn || id === first
  const road = procedure.states.filter((state) => state.id === matter.stage || (state.final !== 'stopped' && !state.suspended && passed(state)))
  const now = road.findIndex(({ id }) => id === matter.stage)
  return road.map(({ id, name }, index) => {
    const when = index < now ? ('past' as const) : index === now ? ('now' as const) : ('coming' as const)
    const leaving = procedure.transitions.find(({ from, to }) => from.includes(id) && to !== id)
    const limit = when === 'now' ? (matter.limitDue ?? nextLimit(procedure, id, entered.get(id) ?? matter.openedOn, calendar)) : null
    return { id, name, when, on: when === 'coming' ? null : (entered.get(id) ?? null), limit, ...whoIs(leaving?.who[0], rules) }
  })
}
