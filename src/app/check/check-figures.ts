import { DeliveryError } from '../../kernel/errors.ts'
import type { Call } from '../call.ts'
import { checkCommandId } from '../ids.ts'
import { permitSomewhere } from '../permit.ts'
import type { CheckTask } from '../reading/thread-words.ts'
import { refusalSaid } from '../reading/said-refusal.ts'

/** A file as it was sent; of one above the limit only the name. */
export type CheckedFile = { name: string; bytes: Uint8Array } | { name: string; tooLarge: true }

/** Pasted text is named by its first words. */
const NAME_LENGTH = 30

/**
 * Checks the figures of texts, each by itself and all against each other. Nothing is kept: no file, no fact, no answer.
 *
 * @param command by which the work can be watched and cancelled as a job; null where nobody does
 * @param text    pasted words; empty for none
 * @throws DeliveryError `check_empty`, `busy`, `reading_cancelled`, `reading_failed`, `command_id_invalid`
 */
export async function checkFigures(call: Call, { command, text, files }: { command: string | null; text: string; files: readonly CheckedFile[] }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'checkFigures')
  if (command !== null) checkCommandId(command, deps.now())
  const texts: CheckTask['texts'] = files.flatMap((file) => ('bytes' in file ? [file] : []))
  if (text.trim() !== '') texts.unshift({ name: nameOf(text), bytes: new TextEncoder().encode(text), pasted: true })
  const tooLarge = files.flatMap(({ name, ...file }) => ('bytes' in file ? [] : [{ name, error: new DeliveryError('file_too_large', { name, limit: '20 MB' }) }]))
  const [first] = texts
  if (!first && tooLarge.length === 0) throw new DeliveryError('check_empty')
  if (!first) return { texts: [], refused: tooLarge.map(({ name, error }) => refusedAs(name, error)) }
  const task: CheckTask = { kind: 'check', name: first.name, texts }
  const read = await (command === null
    ? deps.readers.read(task, { onProgress: () => undefined, signal: new AbortController().signal })
    : deps.jobs.during(acting, { command, name: first.name, forgets: true }, (job) => deps.readers.read(task, { onProgress: job.at, signal: job.signal })))
  return { texts: read.texts, refused: [...read.refused.map(({ name, said }) => refusedAs(name, refusalSaid(said))), ...tooLarge.map(({ name, error }) => refusedAs(name, error))] }
}

function refusedAs(name: string, { code, sentences }: DeliveryError) {
  return { name, code, detail: sentences.zh, detailEn: sentences.en }
}

function nameOf(text: string): string {
  const line = text.split('\n', 50).map((one) => one.trim()).find((one) => one !== '') ?? ''
  return line.slice(0, NAME_LENGTH).toWellFormed()
}
