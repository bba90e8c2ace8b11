import type { FactDraft } from '../../kernel/facts/index.ts'
import type { LetterContent } from '../../kernel/facts/letter.ts'
import { draftLetter } from '../../kernel/letter/decide.ts'
import type { Day } from '../../kernel/time/day.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { decided, type Writing } from '../writing.ts'
import { letterKind } from './for-kind.ts'

/** `occurredOn` absent: today */
export type Drafted = LetterContent & { pack: string; kind: string; occurredOn?: Day | undefined }

/**
 * The facts by which a letter is drafted (代拟稿): minutes of a meeting, an inspection's opinion, a supervision notice. For verbs that
 * decide more in the same transaction; they have locked `letter:<id>` with their own subjects.
 *
 * @throws DeliveryError `letter_kind_unknown`, `holder_unknown`, `letter_secret`, `letter_table_uneven`, `letter_reply_early`, `title_missing`
 */
export async function draftedLetter(writing: Writing, id: string, { occurredOn = writing.today, ...draft }: Drafted): Promise<FactDraft[]> {
  const { tx, acting, packs } = writing
  letterKind(packs, draft.pack, draft.kind)
  const known = await knownHolders(tx, acting.tenant, [{ type: 'unit', id: draft.issuer }, ...draft.to, ...draft.copies])
  return decided(draftLetter({ ...draft, id, unit: acting.unit, on: occurredOn }, known, writing))
}
