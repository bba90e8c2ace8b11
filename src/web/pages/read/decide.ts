import type { Answer, Body } from '../../../api/contract/endpoints.ts'
import type { Take } from './changes/changes.ts'

export type Document = Answer<'getDocument'>
export type Proposal = Document['list'][number]
export type NamedUnit = Proposal['units'][number]
export type Acceptance = Body<'acceptProposals'>['proposals'][number]
export type ChosenUnit = NonNullable<Acceptance['units']>[number]

/** What the person has changed of a proposal before accepting it; what is absent stays as read. */
export type Draft = {
  title?: string
  due?: string | null
  ledger?: string
  /** by the words of the document: the unit chosen, or null for “leave it empty” */
  chosen?: Readonly<Record<string, ChosenUnit['holder'] | null>>
  /** the units as edited, in place of the document's */
  units?: readonly ChosenUnit[]
  /** what the matter of an earlier issue takes over; absent: everything that changed */
  take?: Take
}

/** The figure that a proposal of its kind tells of. */
export function figureOf(proposal: Proposal, { figures }: Pick<Document, 'figures'>): Document['figures'][number] | undefined {
  return proposal.kind === 'figure' ? figures.find(({ at }) => at.start === proposal.body.start && at.end === proposal.body.end) : undefined
}

/** What a proposal is called in the list: the words of the text; a figure's arithmetic in the language in use. */
export function titleIn(language: 'zh' | 'en', proposal: Proposal, document: Pick<Document, 'figures'>): string {
  return (language === 'en' ? figureOf(proposal, document)?.explanation : undefined) ?? proposal.title
}

/** Units of the proposal that no one has matched yet. */
export function unmatched(proposal: Proposal, draft: Draft = {}): NamedUnit[] {
  if (draft.units) return []
  return proposal.units.filter((unit) => unit.match === null && draft.chosen?.[unit.written] === undefined)
}

/**
 * The draft as the card shows it: for a unit not known, the likeliest is taken up until the person chooses. Never for a
 * leader, whom no one guesses, and never one member for a whole group.
 */
export function withLikeliest(proposal: Proposal, draft: Draft = {}): Draft {
  const open = unmatched(proposal, draft)
  if (open.length === 0) return draft
  const likeliest = Object.fromEntries(open.map((unit) => [unit.written, likeliestOf(unit)]))
  return { ...draft, chosen: { ...draft.chosen, ...likeliest } }
}

function likeliestOf({ role, candidates }: NamedUnit): ChosenUnit['holder'] | null {
  const [first] = candidates
  return !first || role === 'leader' || first.reason === 'group member' ? null : first.holder
}

/**
 * What accepting sends: only what differs from the reading.
 *
 * A unit that a person left empty is left out; the others are sent whole, because units are replaced as a list.
 */
export function acceptanceOf(proposal: Proposal, draft: Draft = {}): Acceptance {
  const acceptance: Acceptance = { proposal: proposal.id }
  if (draft.title !== undefined && draft.title.trim() !== '' && draft.title.trim() !== proposal.title) acceptance.title = draft.title.trim()
  if (draft.due !== undefined && draft.due !== proposal.due) acceptance.due = draft.due
  if (draft.ledger !== undefined) acceptance.ledger = draft.ledger
  if (draft.units) acceptance.units = [...draft.units]
  else if (proposal.units.some((unit) => unit.match === null)) acceptance.units = chosenUnits(proposal, draft)
  return acceptance
}

/** The units as they would be taken now: matched ones, and those a person chose. */
export function chosenUnits(proposal: Proposal, draft: Draft = {}): ChosenUnit[] {
  if (draft.units) return [...draft.units]
  return proposal.units.flatMap((unit): ChosenUnit[] => {
    const holder = unit.match ?? draft.chosen?.[unit.written] ?? null
    return holder === null ? [] : [{ written: unit.written, role: unit.role, holder, territory: unit.territory }]
  })
}

/** Below this the reader has not understood who answers; a person has to look. */
export const SURE_ENOUGH = 0.5

export type Left = 'unknown-unit' | 'unsure' | 'no-unit' | 'revised'

/** Why “accept all” leaves a proposal to a person; null when it can be accepted as it stands. */
export function whyLeft(proposal: Proposal, draft: Draft = {}): Left | null {
  if (unmatched(proposal, draft).length > 0) return 'unknown-unit'
  if (proposal.confidence < SURE_ENOUGH) return 'unsure'
  if (!chosenUnits(proposal, draft).some((unit) => unit.role === 'lead' || unit.role === 'responsible')) return 'no-unit'
  return null
}

export type Plan = { accept: Proposal[]; left: { proposal: Proposal; why: Left }[] }

/**
 * What “accept all” would do with the proposals still open.
 *
 * @param revised proposals whose earlier issue has a matter already: a person says whether it is changed or a new one opened
 */
export function planAll(list: readonly Proposal[], drafts: Readonly<Record<string, Draft>>, revised: ReadonlySet<string> = new Set()): Plan {
  const plan: Plan = { accept: [], left: [] }
  for (const proposal of list) {
    if (!isOpen(proposal)) continue
    const why = revised.has(proposal.id) ? 'revised' : whyLeft(proposal, drafts[proposal.id])
    if (why === null) plan.accept.push(proposal)
    else plan.left.push({ proposal, why })
  }
  return plan
}

export function isOpen(proposal: Proposal): boolean {
  return proposal.acceptable && proposal.decision === 'open'
}

/** The next open proposal behind `from`, then from the top; `from` itself when none is left. */
export function nextOpen(list: readonly Proposal[], from: string): string {
  const at = list.findIndex((proposal) => proposal.id === from)
  const round = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))]
  return round.find(isOpen)?.id ?? from
}

/** The neighbour in the list; the same one at either end. */
export function step(list: readonly Proposal[], from: string | null, by: 1 | -1): string | null {
  const at = list.findIndex((proposal) => proposal.id === from)
  if (at === -1) return list[0]?.id ?? null
  return list[Math.min(list.length - 1, Math.max(0, at + by))]?.id ?? null
}

/** The document with decisions put in, so that a long text is not fetched again for each of them. */
export function decided(document: Document, changes: ReadonlyMap<string, Pick<Proposal, 'decision' | 'matter'>>): Document {
  const list = document.list.map((proposal) => {
    const change = changes.get(proposal.id)
    return change ? { ...proposal, ...change } : proposal
  })
  const count = (decision: Proposal['decision']) => list.filter((proposal) => proposal.acceptable && proposal.decision === decision).length
  return { ...document, list, open: count('open'), accepted: count('accepted'), skipped: count('skipped') }
}
