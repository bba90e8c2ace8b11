import type { LetterState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed } from '../../store/queries/files.ts'
import type { Call, Deps } from '../call.ts'
import { found } from '../writing.ts'
import { paperGround } from './as-issued.ts'
import { seenLetter } from './get-letter.ts'
import { numberOf, type LetterLook } from './letter-views.ts'
import { paperOf } from './paper-of.ts'

/**
 * The letter as .docx: once it is issued the frozen file byte for byte, before that the draft as it would go out, marked 代拟稿 until
 * somebody signs it off.
 *
 * @throws DeliveryError `not_found`
 */
export async function downloadLetter(call: Call, { letter: id }: { letter: string }) {
  const { letter, source } = await seenLetter(call, 'downloadLetter', id, async (db, one, look) => ({ letter: one, source: one.issued ? one.issued.sha256 : await draftPaper(call.deps, db, one, look) }))
  const { DOCX_TYPE, writeLetter } = await import('../../letters/docx/index.ts')
  const bytes = typeof source === 'string' ? await call.deps.files.get(source) : await writeLetter(source)
  return { bytes, mediaType: DOCX_TYPE, name: `${fileName(letter)}.docx` }
}

async function draftPaper(deps: Deps, db: Db, letter: LetterState, look: LetterLook) {
  const { acting, directory, inputs } = look
  const issuer = found<UnitState>(directory.units, letter.issuer, letter.issuer)
  const files = await filesNamed(db, acting.tenant, letter.attachments)
  return paperOf(letter, { ...(await paperGround(deps, db, letter, look)), issuer, files, demonstration: inputs.city.demonstration, number: null, issuedOn: null })
}

/** What no file system takes is left out. */
function fileName(letter: LetterState): string {
  const number = numberOf(letter)
  return `${number ? `${number} ` : '代拟稿 '}${letter.title}`.replace(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 100)
}
