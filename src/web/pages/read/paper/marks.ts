import type { Answer } from '../../../../api/contract/endpoints.ts'
import type { Span } from './paragraphs.ts'

type Document = Answer<'getDocument'>
type Proposal = Document['list'][number]

/** What a stretch of the text is, as the paper underlines it. */
export type MarkKind = 'task' | 'target' | 'rhythm' | 'term' | 'right' | 'rounded' | 'wrong' | 'unknown-unit'

export type Mark = Span & {
  kind: MarkKind
  /** the proposal that a click goes to; null for what is only shown */
  proposal: string | null
  /** words shown on hover: a figure's arithmetic, a term's meaning */
  note: string | null
  /** the term that stands here: what it means is shown on hover, focus and tap */
  term?: string
  /** the first place of a term: the keyboard stops here, once for each */
  first?: boolean
}

const KIND_OF_PROPOSAL = { task: 'task', target: 'target', rhythm: 'rhythm', figure: 'wrong' } as const

/** Every mark of a document, ordered by where it begins and, from the same place, the longer first. */
export function marksOf(document: Pick<Document, 'text' | 'list' | 'targets' | 'periodic' | 'figures' | 'definitions'>): Mark[] {
  const marks = [
    ...document.list.map((proposal): Mark => ({ ...proposal.body, kind: KIND_OF_PROPOSAL[proposal.kind], proposal: proposal.id, note: null })),
    ...document.targets.map((target): Mark => ({ ...target.at, kind: 'target', proposal: null, note: target.name })),
    ...document.periodic.map((rhythm): Mark => ({ ...rhythm.at, kind: 'rhythm', proposal: null, note: rhythm.action })),
    ...document.definitions.map((definition): Mark => ({ ...definition.at, kind: 'term', proposal: null, note: definition.meaning })),
    ...document.figures.map((figure): Mark => ({ ...figure.at, kind: figure.verdict === 'inconsistent' ? 'wrong' : 'right', proposal: null, note: figure.explanation })),
    ...document.list.flatMap((proposal) => unknownUnits(document.text, proposal)),
  ]
  return marks.filter((mark) => mark.end > mark.start).sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Units that the city does not know, where the document names them. */
function unknownUnits(text: string, proposal: Proposal): Mark[] {
  const near = proposal.annotation ?? proposal.body
  const words = text.slice(near.start, near.end)
  return proposal.units.flatMap((unit): Mark[] => {
    if (unit.match !== null || unit.written === '') return []
    const at = words.indexOf(unit.written)
    if (at === -1) return []
    return [{ start: near.start + at, end: near.start + at + unit.written.length, kind: 'unknown-unit', proposal: proposal.id, note: null }]
  })
}
