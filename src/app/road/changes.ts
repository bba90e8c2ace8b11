import * as decide from '../../kernel/decide/road.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Changes } from '../../kernel/facts/road.ts'
import type { Call } from '../call.ts'
import { ledgerRules, lockMatter } from '../matter/concerned.ts'
import { speaksFor } from '../matter/speaks-for.ts'
import { decided, found, write } from '../writing.ts'
import { onEach, refuseTwice } from './on-each.ts'

/**
 * A unit that carries a project out asks for a change that only a meeting may make (申请调整).
 *
 * @throws DeliveryError `role_not_carrying`, and what `decide/road.ts` refuses
 */
export function requestChange(call: Call, input: { command: string; matter: string; changes: Changes; reason: string }): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'requestChange', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'requestChange')
    if (!speaksFor(matter, writing)) throw new DeliveryError('role_not_carrying')
    const { changes, reason } = input
    return { facts: decided(decide.requestChange(rules, matter, { changes, reason, unit: writing.acting.unit }, writing)), answer: { ids: { matter: matter.id } } }
  })
}

export type DecideChanges = { command: string; decisions: { matter: string; request: string; approved: boolean; words: string | null }[]; meeting: decide.Meeting }

/**
 * What one meeting decided on several requested changes. One change of a project waits at a time, so one decision on each is all there is.
 *
 * @throws DeliveryError `named_twice`, and what `decide/road.ts` refuses
 */
export function decideChanges(call: Call, input: DecideChanges): Promise<{ command: string; ids: { matters: string[] } }> {
  return write(call, { id: input.command, name: 'decideChanges', input }, async (writing) => {
    const ids = [...new Set(input.decisions.map(({ matter }) => matter))]
    const states = await writing.lock(ids.map((id) => `matter:${id}`))
    refuseTwice(input.decisions, states)
    const facts = input.decisions.flatMap(({ matter: id, request, approved, words }) =>
      onEach([found<MatterState>(states, `matter:${id}`, id)], (matter) => decide.decideChange(ledgerRules(writing.packs, matter.ledger), matter, { request, approved, words, meeting: input.meeting }, writing)),
    )
    return { facts, answer: { ids: { matters: ids } } }
  })
}
