import { openArchive } from '../archive.ts'
import type { Progress } from '../extraction.ts'
import { MOST_CHARACTERS } from '../limits.ts'
import { FileRefusal } from '../refusal.ts'
import { sheetOf, type Sheet } from './sheet.ts'
import { workbookOf } from './workbook.ts'

const NEEDED_PART = /^(?:_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]{1,100}\.xml)$/

export type NamedSheet = Sheet & { name: string; hidden: boolean }

/**
 * The sheets of a workbook with their cells where they stand: for tables that are compared cell by cell, not read as text.
 *
 * @throws FileRefusal `damaged`, `unpacks_too_large`, `text_too_long`
 */
export function sheetsOfXlsx(bytes: Uint8Array, onProgress: Progress): NamedSheet[] {
  const archive = openArchive(bytes, (name) => NEEDED_PART.test(name))
  const workbook = workbookOf(archive)
  if (!workbook) throw new FileRefusal('damaged')
  let held = 0
  return workbook.sheets.map(({ name, hidden, part }, index) => {
    const found = archive.part(part)
    if (!found) throw new FileRefusal('damaged', { reason: part })
    const sheet = sheetOf(found, workbook, (characters) => {
      held += characters
      if (held > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
    })
    onProgress(index + 1, workbook.sheets.length)
    return { name, hidden, ...sheet }
  })
}
