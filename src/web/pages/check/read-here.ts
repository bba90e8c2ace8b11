import { secrecyMark } from '../../../kernel/secrecy.ts'
import { errorWords, type ErrorCode } from '../../../kernel/words/errors.ts'
import { fill } from '../../../kernel/words/fill.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Checked } from './check-store.ts'

const NAME_LENGTH = 30

/**
 * Checks a pasted text in the browser: nothing of it leaves the machine. What the server would refuse is refused here too.
 *
 * @throws ProblemError `document_secret`, `check_empty`
 */
export async function readHere(text: string): Promise<Checked> {
  const name = nameOf(text)
  if (name === '') throw refused('check_empty', {})
  if (secrecyMark(text) !== null) throw refused('document_secret', { name })
  // Only who checks figures needs the reader.
  const { read } = await import('../../../reader/index.ts')
  const { documents, sections, figures } = read(text)
  return { texts: [{ name, format: 'txt', text, documents, sections, figures: figures.map((figure) => ({ ...figure, other: null })), notes: [] }], refused: [] }
}

function refused(code: ErrorCode, facts: Record<string, string>): ProblemError {
  const { zh, en } = errorWords[code]
  return new ProblemError(code, 422, { zh: fill(zh, facts), en: fill(en, facts) }, facts)
}

/** A pasted text is named by its first words. */
function nameOf(text: string): string {
  const line = text.split('\n').map((one) => one.trim()).find((one) => one !== '') ?? ''
  return line.slice(0, NAME_LENGTH).toWellFormed()
}
