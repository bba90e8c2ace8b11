import { extractText } from '../../files/index.ts'
import { draftRecord, type RecordDraft } from '../../reader/index.ts'
import type { DraftTask } from './thread-words.ts'

/** A record stands on the first pages; what follows are annexes. */
const MOST_CHARACTERS = 30_000

/**
 * Extracts a notice or minutes and drafts a record from it; nothing is kept.
 *
 * @throws FileRefusal, also for a secrecy mark
 */
export async function readDraft({ name, bytes, pasted, known }: DraftTask): Promise<RecordDraft> {
  const { text } = await extractText(bytes, pasted ? '' : name, { onProgress: () => undefined })
  return draftRecord(text.slice(0, MOST_CHARACTERS), known)
}
