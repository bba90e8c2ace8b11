import { LONGEST_PASSAGE, passageOfId, passageTitle, SHORTEST_PASSAGE } from '../../kernel/words/passage.ts'
import type { Reading } from '../../reader/index.ts'
import type { Content, Proposal } from './read-document.ts'

/** Whether a proposal is a passage that a person picked, not one that the reader made. */
export function isPassage(proposal: string): boolean {
  return passageOfId(proposal) !== null
}

/**
 * A passage that a person picked to make a matter of, as a proposal: its id says the place, so that the fact of its acceptance does too. It names nobody;
 * who answers is for the person to choose.
 *
 * @param id `at:START-END`, UTF-16 offsets, end exclusive
 * @returns null when the id names no passage of the text: outside it, under 4 characters, over 3 000, or across two documents
 */
export function passageProposal(id: string, { text, reading }: Content): Proposal | null {
  const body = passageOfId(id)
  const part = body && reading.documents.find(({ start, end }) => start <= body.start && body.end <= end)
  if (!part || body.end - body.start > LONGEST_PASSAGE) return null
  const words = text.slice(body.start, body.end)
  if (words.replace(/\s+/g, '').length < SHORTEST_PASSAGE) return null
  return {
    id,
    part: part.id,
    kind: 'task',
    title: passageTitle(words),
    path: headingsAt(reading, body.start),
    body,
    annotation: null,
    units: [],
    due: null,
    dueText: null,
    confidence: 1,
    acceptable: true,
  }
}

/** The headings over a place, outermost first. */
function headingsAt({ sections }: Reading, place: number): string[] {
  return sections.filter(({ start, end }) => start <= place && place < end).sort((a, b) => a.level - b.level).map(({ heading }) => heading)
}
