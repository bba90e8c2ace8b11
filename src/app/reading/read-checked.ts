import { extractText, sentenceOfNote } from '../../files/index.ts'
import { checkTogether, read } from '../../reader/index.ts'
import type { CheckedFigure, NamedReading } from '../../reader/index.ts'
import { countedOf } from './counted.ts'
import { saidOf } from './said-refusal.ts'
import type { CheckedText, CheckRead, CheckTask, ReadingProgress } from './thread-words.ts'

/** Extracts texts and checks their figures, each by itself and with the others; a file that is refused is named with its reason. */
export async function readChecked({ texts }: CheckTask, onProgress: (progress: ReadingProgress) => void): Promise<CheckRead> {
  const readings: (NamedReading & Pick<CheckedText, 'format' | 'notes'>)[] = []
  const refused: CheckRead['refused'] = []
  const nameOf = distinctNames()
  for (const [index, { name: given, bytes, pasted }] of texts.entries()) {
    const name = nameOf(given)
    const counted = texts.length === 1 ? countedOf(given) : null
    onProgress({ state: 'extracting', done: index, total: texts.length === 1 ? 0 : texts.length, unit: texts.length === 1 ? counted : 'file' })
    try {
      const extracted = await extractText(bytes, pasted ? '' : given, { onProgress: (done, total) => counted && onProgress({ state: 'extracting', done, total, unit: counted }) })
      if (texts.length === 1) onProgress({ state: 'reading', done: 0, total: extracted.characters, unit: 'character' })
      readings.push({ name, text: extracted.text, reading: read(extracted.text), format: extracted.format, notes: extracted.notes.map(sentenceOfNote) })
    } catch (error) {
      const said = saidOf(error)
      if (!said) throw error
      refused.push({ name, said })
    }
  }
  const { figures } = checkTogether(readings)
  const indexes = new Map(readings.map(({ name }, index) => [name, index]))
  const checked = readings.map(({ name, text, reading: { documents, sections }, format, notes }): CheckedText => ({
    name, format, text, documents, sections, notes,
    figures: figures.filter(({ file }) => file === name).map((figure) => placed(figure, indexes)),
  }))
  return { texts: checked, refused }
}

function placed({ other, ...figure }: CheckedFigure, indexes: ReadonlyMap<string, number>): CheckedText['figures'][number] {
  const text = other && indexes.get(other.file)
  return { ...figure, other: other && text !== undefined ? { text, at: other.at } : null }
}

/** Two files of one name are told apart by a number, because what contradicts what is said by name. */
function distinctNames(): (name: string) => string {
  const seen = new Map<string, number>()
  return (name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  }
}
