import * as decide from '../../kernel/decide/extension.ts'
import { rolesIn } from '../../kernel/decide/move.ts'
import { didTheWork } from '../../kernel/own-work.ts'
import type { Day } from '../../kernel/time/day.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { lockMatter } from './concerned.ts'

export type RequestExtension = { command: string; matter: string; rule: string; to: Day; reason: string; attachments?: readonly { sha256: string }[]; occurredOn?: Day | undefined }

/** Asks for a later day (延期, 缓办), as the roles allow in which the acting post meets the matter. */
export function requestExtension(call: Call, input: RequestExtension): Promise<{ command: string; ids: { matter: string; request: string } }> {
  return write(call, { id: input.command, name: 'requestExtension', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'requestExtension')
    const { rule, to, reason } = input
    const on = input.occurredOn ?? writing.today
    const roles = rolesIn(matter.duties, { ...writing.acting, own: writing.own }, on)
    const asked = { rule, to, reason, on, attachments: await ownFiles(writing, input.attachments ?? []) }
    return { facts: decided(decide.requestExtension(rules, matter, asked, roles, writing)), answer: { ids: { matter: matter.id, request: writing.newId('extension') } } }
  })
}

export type DecideExtension = { command: string; matter: string; request: string; approved: boolean; to: Day | null; words: string | null; occurredOn?: Day | undefined }

/** Gives the word on a later day that was asked for: by whom the pack names, never by who asked or carries the matter out. */
export function decideExtension(call: Call, input: DecideExtension): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'decideExtension', input }, async (writing) => {
    const { matter, rules } = await lockMatter(writing, input.matter, 'decideExtension')
    const { request, approved, to, words } = input
    const { acting, own, reach, today } = writing
    const on = input.occurredOn ?? today
    const roles = rolesIn(matter.duties, { ...acting, own }, on)
    const decider = { actor: `person:${acting.person}`, post: acting.post, roles, didWork: didTheWork(matter, rules.duties, reach, [on, today]) }
    return { facts: decided(decide.decideExtension(rules, matter, { request, approved, to, words, on }, decider, writing)), answer: { ids: { matter: matter.id } } }
  })
}
