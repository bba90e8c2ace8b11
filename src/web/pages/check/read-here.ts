import { secrecyMark } from '../../../kernel/secrecy.ts'
import { errorWords, type ErrorCode } from '../../../kernel/words/errors.ts'
import type { read } from '../../../reader/index.ts'
import { fill } from '../../../kernel/words/fill.ts'
import { ProblemError } from '../../api/problem.ts'
import { problemWords } from '../../i18n/problem-words.ts'
import type { Checked } from './check-store.ts'

const NAME_LENGTH = 30

/**
 * Checks a pasted text in the browser: nothing of it leaves the machine. What the server would refuse is refused here too.
 *
 * @throws ProblemError `document_secret`, `check_empty`, `not_loaded`
 */
export async function readHere(text: string, load: typeof loadReader = loadReader): Promise<Checked> {
  const name = nameOf(text)
  if (name === '') throw refused('check_empty', {})
  if (secrecyMark(text) !== null) throw refused('document_secret', { name })
  const reader = await load()
  const { documents, sections, figures } = reader.read(text)
  return { texts: [{ name, format: 'txt', text, documents, sections, figures: figures.map((figure) => ({ ...figure, other: null })), notes: [] }], refused: [] }
}

/**
 * The reader, which only those need who check figures.
 *
 * @throws ProblemError `not_loaded` when it could not be fetched: the line is broken, or a new version has taken the place of the one in this window
 */
export async function loadReader(): Promise<{ read: typeof read }> {
  try {
    return await import('../../../reader/index.ts')
  } catch (error) {
    if (error instanceof TypeError) throw new ProblemError('not_loaded', 0, problemWords['not-loaded'])
    throw error
  }
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
