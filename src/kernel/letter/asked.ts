import type { LetterState } from '../facts/letter.ts'
import type { LetterAsked } from '../words/letters.ts'
import type { Day } from '../time/day.ts'
import { wrote } from './decide.ts'

/** Who looks at a letter: ids of units they stand for, the post they act through or for, and what their role may do. */
export type Looking = { actor: string; own: readonly string[]; post: string | null; may: (command: 'checkLetter' | 'signLetter' | 'issueLetter' | 'replyLetter' | 'submitLetter') => boolean }

/**
 * What a letter asks of someone now, or null: to mend what came back, to check what others of the issuer's people wrote, to sign for
 * the issuer, to issue what was signed, to reply for the own unit.
 *
 * @param signers posts that may sign for the issuer
 * @param owing   units that have not replied yet
 */
export function askedOf(letter: LetterState, { actor, own, post, may }: Looking, signers: readonly string[], owing: readonly string[]): { action: LetterAsked; due: Day | null } | null {
  const drafted = letter.draftedBy.actor === actor
  switch (letter.status) {
    case 'draft':
      return drafted && letter.returned && may('submitLetter') ? { action: 'mend', due: null } : null
    case 'checking':
      return !wrote(letter, actor) && ours(letter, own) && may('checkLetter') ? { action: 'check', due: null } : null
    case 'signing':
      return post !== null && signers.includes(post) && may('signLetter') ? { action: 'sign', due: null } : null
    case 'signed':
      return drafted && may('issueLetter') ? { action: 'issue', due: null } : null
    case 'issued':
      return may('replyLetter') && owing.some((unit) => own.includes(unit)) ? { action: 'reply', due: letter.replyBy } : null
    default:
      return null
  }
}

/** The issuer's people, and those of the unit that drafted it in the issuer's name. */
function ours({ issuer, draftedBy }: Pick<LetterState, 'issuer' | 'draftedBy'>, own: readonly string[]): boolean {
  return own.includes(issuer) || (draftedBy.unit !== null && own.includes(draftedBy.unit))
}
