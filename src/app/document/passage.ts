import type { Reading } from '../../reader/index.ts'
import { plainTitle, type Content, type Proposal } from './read-document.ts'

const PASSAGE = /^at:(\d{1,7})-(\d{1,7})$/
const LEAST = 4
const LONGEST = 3000
const TITLE = 80

/** Whether a proposal is a passage that a person picked, not one that the reader made. */
export function isPassage(proposal: string): boolean {
  return PASSAGE.test(proposal)
}

/**
 * A passage that a person picked to make a matter of, as a proposal: its id says the place, so that the fact of its acceptance does too. It names nobody;
 * who answers is for the person to choose.
 *
 * @param id `at:START-END`, UTF-16 offsets, end exclusive
 * @returns null when the id names no passage of the text: outside it, under 4 characters, over 3 000, or across two documents
 */
export function passageProposal(id: string, { text, reading }: Content): Proposal | null {
  const [, from = '', to = ''] = PASSAGE.exec(id) ?? []
  const body = { start: Number(from), end: Number(to) }
  const part = reading.documents.find(({ start, end }) => start <= body.start && body.end <= end)
  const words = text.slice(body.start, body.end).replace(/\s+/g, '')
  if (from === '' || !part || body.end - body.start > LONGEST || words.length < LEAST) return null
  return {
    id,
    part: part.id,
    kind: 'task',
    title: plainTitle(/^[^。；;]{1,80}/.exec(words)?.[0] ?? words).slice(0, TITLE),
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
