import { rolesIn } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import type { Measure } from '../../kernel/indicator/behind.ts'
import { counted, type Judgement } from '../../kernel/light.ts'
import { nextStep } from '../../kernel/next-step.ts'
import { rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { may, type Command } from '../../kernel/permission.ts'
import { offered } from '../../kernel/procedure.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { maySpeak } from '../matter/speaks-for.ts'
import { commandsOfActing } from '../permit.ts'
import { askedView, forWhom } from './asked.ts'
import { escalationView } from './escalation.ts'
import { extensionsView } from './extensions.ts'
import { fieldsInWords } from './fields.ts'
import { originView, type OriginContext } from './origin.ts'
import { procedureView, whoIs } from './procedure.ts'
import { measuresView } from './measures.ts'
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
  /** what it came from, where that may be known */
  origin: OriginContext
  /** the indicators that tell of it */
  measures: readonly Measure[]
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
  const commands = shown ? [] : commandsOfActing(acting).filter((command) => may(acting.role, command, { units: context.holders, own: context.reach }) && maySpeak(matter, command, { acting, own, today: day, packs: context.packs }))
  const mayDo = (command: Command) => commands.includes(command)
  const didWork = didTheWork(matter, rules.duties, context.reach, [day])
  const who = { actor: `person:${acting.person}`, post: acting.post, roles: inRole, didWork }
  const asAsker = { office: acting.role === 'office', roles: inRole, didWork }
  const steps = mayDo('moveMatter') ? offered(procedure, matter.stage, inRole, didWork) : []
  const { parts, partOf, ...related } = linksView(matter, { ...context.around, packs: context.packs, directory, day })
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
    procedure: procedureView(matter, { rules, directory, calendar, day, offered: steps, openParts: parts.filter(({ ended }) => !ended).length }),
    extensions: extensionsView(matter, { rules, directory, calendar, day, who: mayDo('requestExtension') || mayDo('decideExtension') ? who : null }),
    parts,
    partOf: partOf[0] ?? null,
    escalation: escalationView(matter, { rules, directory, calendar, day, mayTake: mayDo('takeEscalation') }),
    origin: originView(matter, context.origin, acting),
    asked: askedView(matter, { rules, directory, day, who: mayDo('answerBeneficiary') ? asAsker : null }),
    askedOfYou: shown ? null : forWhom(matter, { ...context, next, who, steps, mayDo }),
    next: { ...next, ...whoOwes(holdersOf(matter, next.who, context), next.who, rules) },
    judgement: matter.judgement && { ...matter.judgement, by: actedThrough(directory, matter.judgement.post, day) },
    exemptions: matter.exemptions,
    raises: raisesView(matter, { directory, acting, day, past: shown !== null }),
    problem: problemView(matter, rules, { acting, past: shown !== null }),
    links: related,
    measuredBy: measuresView(context.measures, directory, day),
    records: context.records,
    shown,
    version: context.version,
    may: commands,
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
