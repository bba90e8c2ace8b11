import type { LetterState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { Chart } from '../../kernel/letter/route.ts'
import { signersOf } from '../../kernel/letter/signers.ts'
import type { Command } from '../../kernel/permission.ts'
import { permit } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'
import { found, type Writing } from '../writing.ts'

/**
 * A locked letter with what decisions on it need. Its kind is not among it: only what the kind's rules bear on (drafting, handing in,
 * issuing) asks for it, so that a letter whose kind has left the packs can still be answered, withdrawn, returned and given up.
 */
export type LockedLetter = { letter: LetterState; issuer: UnitState; directory: Directory; chart: Chart }

/** Whose letter it is to do something with: its issuer's people; of signing and sending back also who may sign for the issuer. */
export type Concern = 'issuer' | 'signers'

/**
 * Locks a letter for a command, if the acting membership may do it on this letter.
 *
 * @throws DeliveryError `not_found`, `forbidden`
 */
export async function lockLetter(writing: Writing, id: string, command: Command, concern: Concern = 'issuer'): Promise<LockedLetter> {
  const subject = `letter:${id}`
  const letter = found<LetterState>(await writing.lock([subject]), subject, id)
  const context = await letterContext(writing, letter)
  const signers = concern === 'signers' ? signersOf(context.issuer, { ...context.directory, day: writing.today }).map((post) => post.id) : []
  permit(writing.acting, command, [letter.issuer, ...signers], writing.reach)
  return context
}

/** What decisions on a letter need beside it. @throws DeliveryError `not_found` */
export async function letterContext({ tx, acting, today }: Writing, letter: LetterState): Promise<LockedLetter> {
  const directory = await directoryOf(tx, acting.tenant)
  const issuer = found<UnitState>(directory.units, letter.issuer, letter.issuer)
  return { letter, issuer, directory, chart: { ...directory, day: today } }
}
