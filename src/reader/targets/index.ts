import { addAll } from '../text/add-all.ts'
import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Block, Flow } from '../text/flow.ts'
import type { ReadDocument, Target } from '../reading.ts'
import { sectionAt } from '../documents/sections.ts'
import type { SectionPart } from '../documents/sections.ts'
import { directionOfDocument, directionOfHeading, directionOfSection, holdsTargets } from './direction.ts'
import type { Direction } from './direction.ts'
import { targetsInParagraph } from './paragraph.ts'
import type { FoundTarget, Ground } from './paragraph.ts'
import { columnDirections, indicatorColumns, indicatorTargets } from './table.ts'
import type { IndicatorColumns } from './table.ts'
import { yearEnd } from './term.ts'

/** Numbers that are promised or reported: counts, sums, shares, places, with what they measure. */
export function targetsOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Target[] {
  const targets: Target[] = []
  for (const part of documents) {
    const direction = directionOfDocument(part.document)
    if (direction === null) continue
    for (const { from, to, ...rest } of targetsOfDocument(flow, part, sections, direction)) {
      targets.push({ id: `g${targets.length + 1}`, document: part.document.id, at: spanOf(flow, from, to), ...rest })
    }
  }
  return targets
}

function targetsOfDocument(flow: Flow, { document, first, last }: DocumentPart, sections: readonly SectionPart[], direction: Direction): FoundTarget[] {
  const found: FoundTarget[] = []
  const grounds = new Map<SectionPart | null, Ground | null>()
  // A report turns once from what was done to what will be: a section that does not say where it looks follows the one before it.
  let before = direction
  /** What the last heading without a number says, until a numbered section of its own begins. */
  let turned: { ground: Ground; under: SectionPart | null } | null = null
  /** The heading without a number under which the numbered sections of a report stand. */
  let above: string[] = []
  let columns: IndicatorColumns | null = null
  let looks: (Direction | null)[] = []
  for (let index = first; index < last; index += 1) {
    const block = flow.blocks[index]
    if (!block) continue
    const section = sectionAt(sections, index)
    let ground = grounds.get(section)
    if (ground === undefined) {
      const base: Direction = directionOfSection(section) ?? (direction === 'back' ? before : direction)
      before = base
      grounds.set(section, (ground = groundOf(document, section, base, above)))
    }
    const text = flow.clean.slice(block.from, block.to)
    if (!block.row) {
      columns = null
      looks = []
      const heading = section?.first === index ? null : plainHeading(text)
      const says = heading ? directionOfHeading(heading) : null
      if (heading && says && direction === 'back' && standsAlone(heading, section, document)) [before, above] = [says, [heading]]
      if (heading && says) turned = { ground: { document, base: says, end: yearEnd(document, [heading, ...headingsFrom(section)]) }, under: section }
    }
    if (!ground) continue
    const here: Ground = turned && turned.under === section ? turned.ground : ground
    if (block.row) {
      const { cells, places } = cellsOf(text, block)
      const header = indicatorColumns(cells, document.year)
      columns = header ?? columns
      if (header) continue
      looks = columnDirections(cells) ?? looks
      const inCell = (cell: string, at: number): FoundTarget[] => moved(targetsInParagraph(cell, { ...here, base: looks[at] ?? here.base }), places[at] ?? block.from)
      addAll(found, columns ? indicatorTargets(cells, places, columns, ground.end) : cells.flatMap(inCell))
    } else addAll(found, moved(targetsInParagraph(text, here), block.from))
  }
  return found
}

function groundOf(document: ReadDocument, section: SectionPart | null, base: Direction, above: readonly string[]): Ground | null {
  const headings = [...headingsFrom(section), ...above]
  if (!holdsTargets(headings)) return null
  return { document, base, end: yearEnd(document, headings) }
}

/** A heading without a number that is neither the title nor part of a section that says itself where it looks: numbered sections may follow under it. */
function standsAlone(heading: string, section: SectionPart | null, { title }: ReadDocument): boolean {
  return directionOfSection(section) === null && !title.includes(heading)
}

/** The headings a section stands under, its own first. */
function headingsFrom(section: SectionPart | null): string[] {
  const headings: string[] = []
  for (let part = section; part; part = part.parent) headings.push(part.section.heading)
  return headings
}

const LONGEST_PLAIN_HEADING = 30

/** A short line that says no number and ends no sentence may head what follows it. */
function plainHeading(text: string): string | null {
  if (text.length > LONGEST_PLAIN_HEADING || /[。；;，,、\d家个%]$/.test(text)) return null
  return text.replace(/^[*#\s]{1,8}|[*\s]{1,8}$/g, '')
}

function cellsOf(text: string, block: Block): { cells: string[]; places: number[] } {
  const cells = text.split('\t')
  let at = block.from
  const places = cells.map((cell) => {
    const place = at
    at += cell.length + 1
    return place
  })
  return { cells, places }
}

function moved(targets: readonly FoundTarget[], by: number): FoundTarget[] {
  return targets.map((target) => ({ ...target, from: target.from + by, to: target.to + by }))
}
