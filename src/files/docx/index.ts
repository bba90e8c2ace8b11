import { openArchive } from '../archive.ts'
import type { Archive } from '../archive.ts'
import type { Extraction } from '../extraction.ts'
import { FileRefusal } from '../refusal.ts'
import { relationshipsOf } from '../relationships.ts'
import { TextLines } from '../text-lines.ts'
import { writeStory } from './body.ts'
import { ListCounter, listsOf } from './numbering.ts'
import { listOfStyles } from './styles.ts'

const WORDS_PART = /^(?:_rels\/\.rels|word\/[^/]{1,100}\.xml|word\/_rels\/[^/]{1,100}\.rels)$/
const MARGIN_PART = /^word\/(?:header|footer)\d{0,4}\.xml$/

/**
 * The text of a Word document: its paragraphs with their automatic numbers, its tables, text boxes, and after them its foot- and endnotes.
 * Page headers and footers are not part of it.
 *
 * @throws FileRefusal `damaged`, `unpacks_too_large`, `text_too_long`
 */
export function textOfDocx(bytes: Uint8Array): Extraction {
  const archive = openArchive(bytes, (name) => WORDS_PART.test(name))
  const main = relationshipsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.part ?? 'word/document.xml'
  const body = archive.part(main)
  if (!body) throw new FileRefusal('damaged')
  const parts = partsByKind(archive, main)
  const counter = new ListCounter(listsOf(parts('numbering')[0] ?? null))
  const listOfStyle = listOfStyles(parts('styles')[0] ?? null)
  const lines = new TextLines()
  const elsewhere: string[] = []
  for (const part of [body, ...parts('footnotes'), ...parts('endnotes')]) writeStory(part, { counter, listOfStyle, lines, elsewhere })
  const margins = new TextLines()
  for (const part of marginsOf(archive, main)) writeStory(part, { counter, listOfStyle, lines: margins, elsewhere })
  return { text: lines.text(), elsewhere: `${margins.text()}\n${elsewhere.join('\n')}`, notes: [] }
}

/** Page headers and footers, those too that no page uses any more: they are in the file. */
function marginsOf(archive: Archive, main: string): Uint8Array[] {
  const used = relationshipsOf(archive, main).filter(({ kind }) => kind === 'header' || kind === 'footer')
  const names = new Set([...used.map(({ part }) => part), ...archive.names.filter((name) => MARGIN_PART.test(name))])
  return [...names].flatMap((name) => archive.part(name) ?? [])
}

function partsByKind(archive: Archive, main: string): (kind: string) => Uint8Array[] {
  const related = relationshipsOf(archive, main)
  return (kind) => related.flatMap((one) => (one.kind === kind ? (archive.part(one.part) ?? []) : []))
}
