import { refuse, type Refusal } from '../errors.ts'
import type { Fields } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { secrecyMark } from '../secrecy.ts'
import type { Day } from '../time/day.ts'
import { inFuture } from './decision.ts'
import type { NewDuty } from './matter.ts'

export type NewInstruction = {
  /** as the leader wrote them */
  words: string
  title: string
  /** the post that instructed, and the units it goes to */
  by: string | null
  lead: string | null
  support: readonly string[]
  instructedOn: Day | null
}

export type InstructedMatter = { title: string; fields: Fields; duties: NewDuty[] }

/**
 * A leader's instruction (批示) as the matter that is opened from it. Who is to carry it out is said by a person, never taken from the
 * words alone.
 *
 * @returns what is opened, or a refusal: `not_instructions`, `instruction_empty`, `instruction_secret`, `instruction_without_lead`, `day_in_future`
 */
export function takeInstruction({ ledger }: Pick<LedgerRules, 'ledger'>, { words, title, by, lead, support, instructedOn }: NewInstruction, today: Day): InstructedMatter | { refusal: Refusal } {
  const says = ledger.instruction
  if (!says) return refuse('not_instructions', { ledger: ledger.name.zh })
  if (!words.trim()) return refuse('instruction_empty')
  const mark = secrecyMark(words) ?? secrecyMark(title)
  if (mark) return refuse('instruction_secret', { mark })
  if (lead === null) return refuse('instruction_without_lead')
  const future = instructedOn === null ? null : inFuture(instructedOn, today)
  if (future) return future
  const unit = (id: string) => ({ type: 'unit' as const, id })
  const helping = says.supportedBy
  return {
    title,
    fields: { [says.words]: words.trim(), ...(says.on !== undefined && instructedOn !== null && { [says.on]: instructedOn }) },
    duties: [
      ...(by === null ? [] : [{ role: says.by, holder: { type: 'post' as const, id: by }, territory: null }]),
      { role: says.carriedBy, holder: unit(lead), territory: null },
      ...(helping === undefined ? [] : support.filter((id) => id !== lead).map((id) => ({ role: helping, holder: unit(id), territory: null }))),
    ],
  }
}
