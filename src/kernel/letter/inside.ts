import type { LetterState } from '../facts/letter.ts'

/** What letters concern a reader by: units they stand for, what concerns them (units, posts), and units whose letters they may sign; null: all. */
export type LetterReach = { issuers: readonly string[]; holders: readonly string[]; signsFor: readonly string[] }

/** Whether someone who sees a letter sees it as its issuer does: all replies, and who checked it with which words. Addressees do not. */
export function seesInside({ issuer, signed, status }: Pick<LetterState, 'issuer' | 'signed' | 'status'>, reader: LetterReach | null): boolean {
  if (reader === null || reader.issuers.includes(issuer)) return true
  if (signed && reader.holders.includes(signed.signer)) return true
  return (status === 'signing' || status === 'signed') && reader.signsFor.includes(issuer)
}

/** The replies that someone who sees a letter may read: an addressee those of their own units only. */
export function repliesSeen(letter: Pick<LetterState, 'issuer' | 'signed' | 'status' | 'replies'>, reader: LetterReach | null): LetterState['replies'] {
  return seesInside(letter, reader) ? letter.replies : letter.replies.filter(({ unit }) => reader?.issuers.includes(unit))
}

/** The files of a letter that someone who sees it may open: its own, and those of the replies they may read. */
export function filesSeen(letter: Pick<LetterState, 'issuer' | 'signed' | 'status' | 'replies' | 'attachments'>, reader: LetterReach | null): string[] {
  return [...letter.attachments, ...repliesSeen(letter, reader).flatMap(({ attachments }) => attachments)]
}
