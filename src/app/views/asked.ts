import { askedOfYou, type AskedOfYou } from '../../kernel/asked-of-you.ts'
import { askerOf, hearsAsker, waitsForAsker } from '../../kernel/asker.ts'
import { escalationDue } from '../../kernel/escalation.ts'
import { decidingRefused, type Decider } from '../../kernel/extension.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { NextStep } from '../../kernel/next-step.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import type { Command } from '../../kernel/permission.ts'
import type { OfferedStep } from '../../kernel/procedure.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Acting } from '../call.ts'
import { standsFor } from '../permit.ts'
import { holderView, unitRef, type Directory } from './organisation.ts'

type Context = {
  rules: LedgerRules
  directory: Directory
  day: Day
  /** who looks; null: nothing is offered */
  who: { office: boolean; roles: readonly string[]; didWork: boolean } | null
}

/** Who is asked whether it was done, what they said, and whether who looks may say it; null where nobody is asked. */
export function askedView(matter: MatterState, { rules, directory, day, who }: Context) {
  const asker = askerOf(rules)
  if (!asker) return null
  const duty = matter.duties.find(({ role, ...term }) => role === asker.role && covers(term, day))
  return {
    role: asker.role,
    roleName: rules.duties.find(({ id }) => id === asker.role)?.name ?? { zh: asker.role, en: asker.role },
    who: duty ? holderView(directory, duty.holder, day).name : null,
    answers: (matter.answers ?? []).toReversed().map(({ solved, words, by, on }) => ({ solved, words, by: by.name ?? unitRef(directory, by.unit, day)?.name ?? null, on })),
    waits: waitsForAsker(rules, matter),
    mayAnswer: who !== null && (who.office || who.roles.includes(asker.role)) && !who.didWork && hearsAsker(rules, matter),
  }
}

type ForWhom = { rules: LedgerRules; acting: Acting; calendar: Calendar; day: Day; next: NextStep; who: Decider; steps: readonly OfferedStep[]; mayDo: (command: Command) => boolean }

/** The one thing that a matter asks of who looks at it now. */
export function forWhom(matter: MatterState, { rules, acting, calendar, day, next, who, steps, mayDo }: ForWhom): AskedOfYou | null {
  const { procedure, pack, ledger } = rules
  const post = standsFor(acting)
  const named = namesIn(pack, ledger, 'zh')
  const requests = (matter.extensions ?? []).flatMap((request) => {
    const rule = procedure.extensions.find(({ id }) => id === request.rule)
    return rule && request.decided === null && decidingRefused(rule, request, who, named) === null ? [{ ...request, name: rule.name }] : []
  })
  const reached = mayDo('takeEscalation') ? escalationDue(matter, procedure, calendar, day) : null
  const asker = askerOf(rules)
  return askedOfYou({
    next,
    roles: who.roles,
    offered: steps,
    limitDue: matter.limitDue,
    raises: mayDo('decideRaise') && post !== null ? (matter.raises ?? []).filter(({ to, decided }) => decided === null && to.id === post) : [],
    requests: mayDo('decideExtension') ? requests : [],
    verdict: mayDo('answerBeneficiary') && asker !== null && who.roles.includes(asker.role) && !who.didWork && waitsForAsker(rules, matter),
    escalation: reached && { id: reached.step.id, name: reached.step.name, on: reached.on },
    may: mayDo,
  })
}
