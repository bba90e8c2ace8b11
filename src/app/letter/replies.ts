import { DeliveryError } from '../../kernel/errors.ts'
import * as decide from '../../kernel/letter/decide.ts'
import { unitsAddressed } from '../../kernel/letter/replies.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, found, write } from '../writing.ts'
import { letterContext, lockLetter } from './lock-letter.ts'
import { filesOf } from './write-letters.ts'

type Written = { command: string; ids: { letter: string; reply: string } }

export type ReplyLetter = { command: string; letter: string; unit?: string | undefined; text: string; attachments: string[]; answer: string | null; occurredOn?: Day | undefined }

/** Replies in the name of the own unit; the office enters a reply that came on paper in another's. */
export function replyLetter(call: Call, input: ReplyLetter): Promise<Written> {
  return write(call, { id: input.command, name: 'replyLetter', input }, async (writing) => {
    const { acting, own, reach, tx } = writing
    const subject = `letter:${input.letter}`
    const letter = found<LetterState>(await writing.lock([subject]), subject, input.letter)
    const { chart } = await letterContext(writing, letter)
    const addressed = unitsAddressed(letter, chart)
    permit(acting, 'replyLetter', addressed, reach)
    const unit = (scopeOf(acting.role, 'replyLetter') === 'city' ? input.unit : undefined) ?? own.find((one) => addressed.includes(one)) ?? acting.unit
    if (!unit) throw new DeliveryError('letter_not_addressed')
    const answer = input.answer === null ? null : found<LetterState>(await statesOf<LetterState>(tx, acting.tenant, [`letter:${input.answer}`]), `letter:${input.answer}`, input.answer)
    if (answer && answer.issuer !== unit) throw new DeliveryError('not_found', { what: answer.id })
    const attachments = await filesOf(writing, input.attachments)
    const said = { unit, text: input.text, attachments, letter: input.answer, on: input.occurredOn ?? writing.today }
    return { facts: decided(decide.replyLetter(letter, said, addressed, writing)), answer: { ids: { letter: letter.id, reply: writing.newId('reply') } } }
  })
}

/** Sends a reply back; it is then owed again. */
export function returnReply(call: Call, input: { command: string; letter: string; reply: string; reason: string; occurredOn?: Day | undefined }): Promise<Written> {
  return write(call, { id: input.command, name: 'returnReply', input }, async (writing) => {
    const { letter } = await lockLetter(writing, input.letter, 'returnReply')
    const { reply, reason, occurredOn } = input
    return { facts: decided(decide.returnReply(letter, { reply, reason, on: occurredOn ?? writing.today }, writing)), answer: { ids: { letter: letter.id, reply } } }
  })
}
