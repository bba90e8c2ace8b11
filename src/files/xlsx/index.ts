import { openArchive } from '../archive.ts'
import type { Extraction, Progress } from '../extraction.ts'
import { FileRefusal } from '../refusal.ts'
import { TextLines } from '../text-lines.ts'
import { walkXml } from '../xml.ts'
import { sheetOf } from './sheet.ts'
import { writeSheet } from './sheet-text.ts'
import { workbookOf } from './workbook.ts'

const WORDS_PART = /^(?:_rels\/\.rels|xl\/.{1,200}\.(?:xml|rels))$/
const NEEDLESS_PART = /^xl\/(?:theme|media|externalLinks|pivotCache|charts|embeddings|customXml)\//
const DRAWING_PART = /^xl\/drawings\/[^/]{1,100}\.xml$/
/** Names a program gives a sheet that nobody has named. */
const UNNAMED = /^(?:sheet|工作表|表)\s?\d{0,4}(?:\s?\(\d{1,3}\))?$/i

/**
 * The text of a workbook: each sheet that is shown, in order, under its name where there are several; its tables by the rules of `TableText`; dates and numbers
 * as displayed, formulas by the value they were saved with. Macros are not looked at.
 *
 * @throws FileRefusal `damaged`, `unpacks_too_large`, `text_too_long`
 */
export function textOfXlsx(bytes: Uint8Array, onProgress: Progress): Extraction {
  const archive = openArchive(bytes, (name) => WORDS_PART.test(name) && !NEEDLESS_PART.test(name))
  const workbook = workbookOf(archive)
  if (!workbook) throw new FileRefusal('damaged')
  const lines = new TextLines()
  const elsewhere: string[] = []
  const notes: Extraction['notes'] = []
  const several = workbook.sheets.filter(({ hidden }) => !hidden).length > 1
  workbook.sheets.forEach(({ name, hidden, part }, index) => {
    const bytesOfSheet = archive.part(part)
    if (!bytesOfSheet) throw new FileRefusal('damaged', { reason: part })
    let held = 0
    const sheet = sheetOf(bytesOfSheet, workbook, (characters) => lines.refuseBeyond((held += characters)))
    elsewhere.push(...sheet.margins)
    if (hidden) {
      notes.push({ kind: 'hidden_sheet', sheet: name })
      for (const { cells } of sheet.rows) elsewhere.push(...cells.values())
    } else {
      if (several && !UNNAMED.test(name.trim())) lines.add(name.trim())
      const left = writeSheet(sheet, (line) => lines.add(line))
      elsewhere.push(...left.words)
      if (left.rows > 0) notes.push({ kind: 'hidden_rows', sheet: name, count: left.rows })
      if (left.columns > 0) notes.push({ kind: 'hidden_columns', sheet: name, count: left.columns })
    }
    onProgress(index + 1, workbook.sheets.length)
  })
  const drawn = archive.names.flatMap((name) => (DRAWING_PART.test(name) ? drawnWords(archive.part(name)) : []))
  if (drawn.length > 0) notes.push({ kind: 'text_boxes', count: drawn.length })
  elsewhere.push(...drawn)
  return { text: lines.text(), elsewhere: elsewhere.join('\n'), notes }
}

/** Words in text boxes laid over a sheet, a paragraph a line. */
function drawnWords(part: Uint8Array | null): string[] {
  const found: string[] = []
  if (!part) return found
  let words = ''
  walkXml(part, {
    text: (more) => {
      words += more
    },
    close: (element) => {
      if (element !== 'p') return
      if (words.trim() !== '') found.push(words)
      words = ''
    },
  })
  return found
}
