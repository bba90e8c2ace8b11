import { extractText } from '../../files/index.ts'
import { read } from '../../reader/index.ts'
import { saidOf } from './said-refusal.ts'
import type { CheckedText, CheckRead, CheckTask, ReadingProgress } from './thread-words.ts'

/** Extracts texts and checks their figures; a file that is refused is named with its reason, and the others are checked. */
export async function readChecked({ texts }: CheckTask, onProgress: (progress: ReadingProgress) => void): Promise<CheckRead> {
  const checked: CheckedText[] = []
  const refused: CheckRead['refused'] = []
  for (const [index, { name, bytes, pasted }] of texts.entries()) {
    onProgress({ state: 'extracting', done: index, total: texts.length, unit: 'file' })
    try {
      const { text, format } = await extractText(bytes, pasted ? '' : name)
      const { documents, sections, figures } = read(text)
      checked.push({ name, format, text, documents, sections, figures })
    } catch (error) {
      const said = saidOf(error)
      if (!said) throw error
      refused.push({ name, said })
    }
  }
  return { texts: checked, refused }
}
