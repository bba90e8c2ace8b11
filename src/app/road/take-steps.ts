import * as decide from '../../kernel/decide/road.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { RoadStep } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { nextCode } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { openParts } from '../matter/parts.ts'
import { found, write, type Writing } from '../writing.ts'
import { onEach, refuseTwice } from './on-each.ts'

export type TakeRoadSteps = {
  command: string
  /** what becomes of each: one may be approved and another not adopted by the same meeting */
  steps: { matter: string; step: RoadStep; note: string | null; due?: Day | null | undefined }[]
  /** the meeting that decided, once for all of them */
  meeting: decide.Meeting | null
  on?: Day | undefined
}

/**
 * Takes several projects along the year's road at once: into reasoning, to the meeting, approved or not adopted by it, handed down,
 * closed, carried over, suspended or given up. All of them, or none; what is carried over opens next year's project.
 *
 * @throws DeliveryError `named_twice` where one project is to take two steps, and what `decide/road.ts` refuses
 */
export function takeRoadSteps(call: Call, input: TakeRoadSteps): Promise<{ command: string; ids: { matters: string[]; opened: string[] } }> {
  return write(call, { id: input.command, name: 'takeRoadSteps', input }, async (writing) => {
    const on = input.on ?? writing.today
    const ids = [...new Set(input.steps.map(({ matter }) => matter))]
    const next = new Map(input.steps.filter(({ step }) => step === 'carry-over').map(({ matter }) => [matter, writing.newId(`next:${matter}`)]))
    const states = await writing.lock([...ids, ...next.values()].map((id) => `matter:${id}`))
    refuseTwice(input.steps, states)
    const facts: FactDraft[] = []
    for (const one of input.steps) {
      const matter = found<MatterState>(states, `matter:${one.matter}`, one.matter)
      const rules = ledgerRules(writing.packs, matter.ledger)
      const roles = rolesIn(matter.duties, { ...writing.acting, own: writing.own }, on)
      const id = next.get(one.matter)
      const opening = id === undefined ? null : await openingOf(writing, matter, { id, due: one.due ?? null, on, note: one.note ?? '' })
      const around = { openParts: await openParts(writing, matter), didWork: didTheWork(matter, rules.duties, writing.reach, [on, writing.today]) }
      const decideOn = (state: MatterState) =>
        opening ? decide.carryOver(rules, state, { ...opening, ...around }, roles, opening.known, writing) : decide.takeRoadStep(rules, state, { step: one.step, note: one.note, meeting: input.meeting, on, ...around }, roles, writing)
      facts.push(...onEach([matter], decideOn))
    }
    return { facts, answer: { ids: { matters: ids, opened: [...next.values()] } } }
  })
}

/** Next year's matter as far as the kernel cannot know it: its code, and which holders of duties still stand. */
async function openingOf({ tx, acting, packs }: Writing, matter: MatterState, next: { id: string; due: Day | null; on: Day; note: string }) {
  const { ledger } = ledgerRules(packs, matter.ledger)
  const code = await nextCode(tx, acting.tenant, ledger, matter.year + 1)
  const known = await knownHolders(tx, acting.tenant, matter.duties.map(({ holder }) => holder))
  return { ...next, code, known }
}
