import { moveMatter as decideMove, rolesIn } from '../../kernel/decide/move.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import { dayOf, type Day } from '../../kernel/time/day.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { lockMatter } from './concerned.ts'
import { openParts } from './parts.ts'

export type MoveMatter = {
  command: string
  matter: string
  transition: string
  note: string | null
  attachments?: readonly { sha256: string }[]
  occurredOn?: string | undefined
  /** the instant, where limits count hours; absent: now, for what happens today */
  at?: string | null | undefined
  /** what the step needs and is sent with it */
  fields?: Fields | undefined
  due?: Day | null | undefined
}

/** Takes the procedure one step further, as the roles allow in which the acting post meets the matter. */
export function moveMatter(call: Call, input: MoveMatter): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'moveMatter', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'moveMatter')
    const { today, acting, own, reach, now } = writing
    const on = input.occurredOn ?? today
    const roles = rolesIn(matter.duties, { ...acting, own }, on)
    const { transition, note, fields, due } = input
    const move = {
      transition, note, on,
      at: input.at ?? (dayOf(now) === on ? now : null),
      attachments: await ownFiles(writing, input.attachments ?? []),
      ...(fields && { fields }),
      ...(due !== undefined && { due }),
      openParts: await openParts(writing, matter),
      didWork: didTheWork(matter, rules.duties, reach, [on, today]),
    }
    return { facts: decided(decideMove(rules, matter, move, roles, writing)), answer: { ids: { matter: matter.id } } }
  })
}
