import * as decide from '../../kernel/decide/raise.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { maySpeak } from '../matter/speaks-for.ts'
import { standsFor } from '../permit.ts'
import { decided, write } from '../writing.ts'

type Written = { command: string; ids: { matter: string } }

export type RaiseMatter = { command: string; matter: string; to: decide.RaisedTo; tried: string; ask: string; options: string[]; occurredOn?: string | undefined }

/** Brings a matter up a level (提请协调). A unit that only supports it does not speak for it; who brought a problem up may bring it further. */
export function raiseMatter(call: Call, input: RaiseMatter): Promise<Written> {
  return write(call, { id: input.command, name: 'raiseMatter', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'raiseMatter')
    const { to, tried, ask, options, occurredOn } = input
    const known = await knownHolders(writing.tx, writing.acting.tenant, [to])
    const raised = maySpeak(matter, 'raiseMatter', writing) ? decide.raiseMatter(rules, matter, { to, tried, ask, options, on: occurredOn ?? writing.today }, known, writing) : refuse('role_not_carrying')
    return { facts: decided(raised), answer: { ids: { matter: matter.id } } }
  })
}

export type DecideRaise = { command: string; matter: string; raise: string; option: number | null; words: string | null; occurredOn?: string | undefined }

/** Enters the word on what was brought up (批示录入): by the post itself, who acts for it, or the office. */
export function decideRaise(call: Call, input: DecideRaise): Promise<Written> {
  return write(call, { id: input.command, name: 'decideRaise', input }, async (writing) => {
    const { matter } = await lockMatter(writing, input.matter, 'decideRaise')
    const { raise, option, words, occurredOn } = input
    const { acting } = writing
    const mayFor = (holder: string) => acting.role === 'office' || holder === standsFor(acting)
    return { facts: decided(decide.decideRaise(matter, { raise, option, words, on: occurredOn ?? writing.today }, mayFor, writing)), answer: { ids: { matter: matter.id } } }
  })
}
