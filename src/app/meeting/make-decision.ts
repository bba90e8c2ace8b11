import { DeliveryError } from '../../kernel/errors.ts'
import * as decide from '../../kernel/meeting/decisions.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { openedFrom } from '../matter/open-from.ts'
import { decided, write } from '../writing.ts'
import { lockMeeting } from './lock-meeting.ts'

export type MakeDecision = { command: string; meeting: string; topic: string | null; text: string; lead: string | null; support: readonly string[]; due: string | null }

/**
 * Writes down what a meeting decided; it is a matter at once, with its unit, its limit and the meeting it came from.
 *
 * @throws DeliveryError `not_found`, what `kernel/meeting/decisions.ts` and `decide/matter.ts` refuse
 */
export function makeDecision(call: Call, input: MakeDecision): Promise<{ command: string; ids: { meeting: string; decision: string; matter: string } }> {
  return write(call, { id: input.command, name: 'makeDecision', input }, async (writing) => {
    const id = writing.newId('decision')
    const matter = writing.newId('matter')
    const { meeting, rules } = await lockMeeting(writing, input.meeting, [`matter:${matter}`])
    const made = decided(decide.makeDecision(meeting, { ...input, id }, matter))
    const ledger = ledgerRules(writing.packs, rules.kind.ledger)
    const words = decide.decidedWords(input.text, rules.kind.wording)
    if ('refusal' in words) throw new DeliveryError(words.refusal.code, words.refusal.facts)
    const opened = await openedFrom(writing, {
      id: matter,
      ledger: ledger.ledger.id,
      ...words,
      due: input.due,
      duties: decide.decidedDuties(ledger, input),
      occurredOn: meeting.on,
      origin: { source: 'meeting', subject: `meeting:${meeting.id}`, item: id, text: decide.decidedAt(meeting) },
    })
    return { facts: [...opened, ...made], answer: { ids: { meeting: meeting.id, decision: id, matter } } }
  })
}
