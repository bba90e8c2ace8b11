import * as decide from '../../kernel/decide/road.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Holder, MatterState } from '../../kernel/facts/matter.ts'
import { roadOf, type adoptions, type verdicts } from '../../kernel/facts/road.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { ledgerRules, lockMatter } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { permit } from '../permit.ts'
import { decided, found, write } from '../writing.ts'
import { onEach } from './on-each.ts'

/** Asks units or leaders for their opinion on several projects until one day (征求意见). */
export function askOpinions(call: Call, input: { command: string; matters: string[]; holders: Holder[]; until: Day; text: string | null }): Promise<{ command: string; ids: { matters: string[] } }> {
  return write(call, { id: input.command, name: 'askOpinions', input }, async (writing) => {
    const states = await writing.lock(input.matters.map((id) => `matter:${id}`))
    const matters = [...new Set(input.matters)].map((id) => found<MatterState>(states, `matter:${id}`, id))
    const { holders, until, text } = input
    const before = matters.flatMap((matter) => roadOf(matter).opinions.map(({ holder }) => holder))
    const known = await knownHolders(writing.tx, writing.acting.tenant, [...holders, ...before])
    const facts = onEach(matters, (matter) => decide.askOpinions(ledgerRules(writing.packs, matter.ledger), matter, { holders, until, text }, known, writing))
    return { facts, answer: { ids: { matters: matters.map(({ id }) => id) } } }
  })
}

/**
 * Gives an opinion for the unit, post or seat that was asked; the office may enter what came on paper.
 *
 * @throws DeliveryError `forbidden`, `opinion_unknown` for an opinion that was asked of others
 */
export function giveOpinion(call: Call, input: { command: string; matter: string; opinion: string; verdict: (typeof verdicts)[number]; words: string }): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'giveOpinion', input }, async (writing) => {
    const subject = `matter:${input.matter}`
    const matter = found<MatterState>(await writing.lock([subject]), subject, input.matter)
    const asked = roadOf(matter).opinions.find(({ id }) => id === input.opinion)
    permit(writing.acting, 'giveOpinion', asked ? [asked.holder.id] : [], writing.reach)
    // A leader, or who acts for one, speaks for the leader's own post only.
    if (writing.acting.role !== 'office' && !(asked && writing.reach.includes(asked.holder.id))) throw new DeliveryError('opinion_unknown')
    return { facts: decided(decide.giveOpinion(matter, input, writing)), answer: { ids: { matter: matter.id } } }
  })
}

/** The office says what it made of an opinion (采纳情况). */
export function answerOpinion(call: Call, input: { command: string; matter: string; opinion: string; adopted: (typeof adoptions)[number]; why: string }): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'answerOpinion', input }, async (writing) => {
    const { matter } = await lockMatter(writing, input.matter, 'answerOpinion')
    return { facts: decided(decide.answerOpinion(matter, input, writing)), answer: { ids: { matter: matter.id } } }
  })
}
