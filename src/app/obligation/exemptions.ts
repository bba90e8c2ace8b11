import { rhythmsAsked } from '../../kernel/asked.ts'
import * as decide from '../../kernel/decide/exemption.ts'
import type { Decision } from '../../kernel/decide/decision.ts'
import { closedIn, closingSubject, type ClosingState } from '../../kernel/facts/closing.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { isAsked } from '../../kernel/obligation.ts'
import type { Command } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { decided, write, type Writing } from '../writing.ts'

type OnExemption = { command: string; matter: string; rhythm: string; period: string; reason: string }
type Written = { command: string; ids: { matter: string } }

/** Exempts a matter from a required practice in one period that is not closed. */
export const grantExemption = deciding('grantExemption', (matter, { rhythm, period, reason, basis }: OnExemption & { basis: string }, rules, writing) => decide.grantExemption(matter, { rhythm, period, reason, basis }, rules, writing))

/** Takes an exemption back. */
export const revokeExemption = deciding('revokeExemption', (matter, { rhythm, period, reason }: OnExemption, rules, writing) => decide.revokeExemption(matter, { rhythm, period, reason }, rules, writing))

function deciding<I extends OnExemption>(name: Command, decideOn: (matter: MatterState, input: I, rules: decide.ExemptionRules, writing: Writing) => Decision) {
  return (call: Call, input: I): Promise<Written> =>
    write(call, { id: input.command, name, input }, async (writing) => {
      const asked = rhythmsAsked(writing.packs)
      // Whoever closes the period meanwhile waits for this, or this for them: both lock the matter, and only then read whether it is closed.
      const subjects = [...new Set(asked.filter(({ rhythm }) => rhythm.id === input.rhythm).map(({ pack }) => closingSubject(pack.id, input.period)))].filter((subject) => SUBJECT.test(subject))
      const { matter } = await lockMatter(writing, input.matter, name)
      const closings = await writing.lock(subjects)
      const owner = asked.find(({ rhythm }) => rhythm.id === input.rhythm && isAsked(rhythm, matter))
      const closing = owner && (closings.get(closingSubject(owner.pack.id, input.period)) as ClosingState | undefined)
      return { facts: decided(decideOn(matter, input, { rhythms: asked.map(({ rhythm }) => rhythm), closed: closedIn(closing) }, writing)), answer: { ids: { matter: matter.id } } }
    })
}

/** A period that is none makes no subject; the decision names it. */
const SUBJECT = /^closing:[\w.-]{1,80}$/
