import type { Archive } from '../archive.ts'
import { MOST_CHARACTERS, MOST_SHEETS } from '../limits.ts'
import { FileRefusal } from '../refusal.ts'
import { relationshipsOf } from '../relationships.ts'
import { attribute, isOn, walkXml } from '../xml.ts'
import { displayOf } from './display.ts'
import type { Display } from './display.ts'

export type SheetPlace = { name: string; hidden: boolean; part: string }

/** What the sheets of a workbook share. */
export type Workbook = { sheets: SheetPlace[]; strings: string[] } & Display

/**
 * Sheets in their order (charts that fill a sheet hold no words and are left out), shared strings, formats; null when it is no workbook.
 *
 * @throws FileRefusal `damaged`, `too_many_sheets`, `text_too_long`
 */
export function workbookOf(archive: Archive): Workbook | null {
  const main = relationshipsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml'
  const part = archive.part(main)
  if (!part) return null
  const related = relationshipsOf(archive, main)
  const listed: { name: string; hidden: boolean; id: string }[] = []
  let from1904 = false
  walkXml(part, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = attributes.date1904 !== undefined && isOn(attributes.date1904)
      if (element === 'sheet') {
        listed.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', id: attribute(attributes, 'id') ?? '' })
      }
    },
  })
  if (listed.length > MOST_SHEETS) throw new FileRefusal('too_many_sheets', { sheets: listed.length, limit: MOST_SHEETS })
  const parts = new Map(related.flatMap((one) => (one.kind === 'worksheet' ? [[one.id, one.part] as const] : [])))
  const sheets = listed.flatMap(({ name, hidden, id }) => {
    const part = parts.get(id)
    return part === undefined ? [] : [{ name, hidden, part }]
  })
  // One large part named as every sheet would be unpacked and read again for each.
  if (new Set(sheets.map(({ part: one }) => one)).size < sheets.length) throw new FileRefusal('damaged', { reason: 'sheets of one part' })
  const named = (kind: string): Uint8Array | null => {
    const found = related.find((one) => one.kind === kind)
    return found ? archive.part(found.part) : null
  }
  return { sheets, strings: stringsOf(named('sharedStrings')), ...displayOf(formatsOf(named('styles')), from1904) }
}

/** Texts that cells refer to by number, without the pronunciation that may stand above them. */
function stringsOf(part: Uint8Array | null): string[] {
  const strings: string[] = []
  if (!part) return strings
  let words = ''
  let held = 0
  let taking = false
  let aside = 0
  walkXml(part, {
    open: (element) => {
      if (element === 'rPh') aside += 1
      taking = element === 't' && aside === 0
    },
    text: (more) => {
      if (taking) words += more
    },
    close: (element) => {
      taking = false
      if (element === 'rPh') aside -= 1
      if (element !== 'si') return
      held += words.length + 1
      // Not every string need be shown, but no workbook keeps many times what it shows.
      if (held > 2 * MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
      strings.push(words)
      words = ''
    },
  })
  return strings
}

/** @source Excel's own limit */
const MOST_STYLES = 65_490

/** The number format of each cell style: a code, or the number of a built-in one. */
function formatsOf(part: Uint8Array | null): (string | number)[] {
  const codes = new Map<number, string>()
  const formats: (string | number)[] = []
  if (!part) return formats
  let inCells = false
  walkXml(part, {
    open: (element, attributes) => {
      if (element === 'numFmt' && attributes.numFmtId && attributes.formatCode) codes.set(Number(attributes.numFmtId), attributes.formatCode)
      if (element === 'cellXfs') inCells = true
      if (element === 'xf' && inCells && formats.length < MOST_STYLES) formats.push(Number(attributes.numFmtId ?? 0))
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false
    },
  })
  return formats.map((one) => (typeof one === 'number' ? (codes.get(one) ?? one) : one))
}
