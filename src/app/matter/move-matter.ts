import { lastInstant, moveMatter as decideMove, rolesIn, type Move } from '../../kernel/decide/move.ts'
import type { Fields, MatterState } from '../../kernel/facts/matter.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { dayOf, type Day } from '../../kernel/time/day.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockMatter } from './concerned.ts'
import { openParts } from './parts.ts'

export type MoveMatter = {
  command: string
  matter: string
  transition: string
  note: string | null
  attachments?: readonly { sha256: string }[]
  occurredOn?: string | undefined
  /** the instant, where limits count hours, as the office may say it; absent, and for everyone else: now, for what happens today */
  at?: string | null | undefined
  /** what the step needs and is sent with it */
  fields?: Fields | undefined
  due?: Day | null | undefined
}

/** Takes the procedure one step further, as the roles allow in which the acting post meets the matter. */
export function moveMatter(call: Call, input: MoveMatter): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'moveMatter', input, locks: [`matter:${input.matter}`] }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'moveMatter')
    const { today, acting, own, reach } = writing
    const on = input.occurredOn ?? today
    const roles = rolesIn(matter.duties, { ...acting, own }, on)
    const { transition, note, fields, due } = input
    const move = {
      transition, note, on,
      at: instantOf(writing, matter, on, input.at ?? null),
      attachments: await ownFiles(writing, input.attachments ?? []),
      ...(fields && { fields }),
      ...(due !== undefined && { due }),
      openParts: await openParts(writing, matter),
      didWork: didTheWork(matter, rules.duties, reach, [on, today]),
    }
    return { facts: decided(decideMove(rules, matter, move, roles, writing)), answer: { ids: { matter: matter.id } } }
  })
}

/**
 * The instant of a step. Only the office, which enters what came on paper, gives another than now: nobody sets the start of hours that
 * run for themselves. Now is not before the last step, though clocks of two servers differ, and a demonstration has one hour only.
 */
function instantOf({ acting, now }: Writing, { steps }: MatterState, on: Day, said: string | null): Move['at'] {
  if (said !== null && acting.role === 'office') return { instant: said, now }
  if (dayOf(now) !== on) return null
  const last = lastInstant(steps)
  const instant = last !== null && dayOf(last) === on && Date.parse(last) > Date.parse(now) ? last : now
  return { instant, now: instant }
}
