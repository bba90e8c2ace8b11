import { moveMatter as decideMove, rolesIn } from '../../kernel/decide/move.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { lockMatter } from './concerned.ts'

export type MoveMatter = { command: string; matter: string; transition: string; note: string | null; attachments?: readonly { sha256: string }[]; occurredOn?: string | undefined }

/** Takes the procedure one step further, as the roles allow in which the acting post meets the matter. */
export function moveMatter(call: Call, input: MoveMatter): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'moveMatter', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'moveMatter')
    const on = input.occurredOn ?? writing.today
    const roles = rolesIn(matter.duties, { ...writing.acting, own: writing.own }, on)
    const move = { transition: input.transition, note: input.note, on, attachments: await ownFiles(writing, input.attachments ?? []) }
    return { facts: decided(decideMove(rules, matter, move, roles, writing)), answer: { ids: { matter: matter.id } } }
  })
}
