import { applyProposal as decideApply } from '../../kernel/decide/document.ts'
import * as decideMatter from '../../kernel/decide/matter.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { chosenUnits, dutiesOf } from './decide-proposals.ts'
import { contentOf, proposalNamed, proposalsNow } from './documents-of.ts'
import { earlierIssuesOf, matterOf } from './earlier-issues.ts'
import type { Proposal } from './read-document.ts'

export type ApplyProposal = {
  command: string
  document: string
  proposal: string
  matter: string
  /** what of the new issue the matter takes over */
  take: { title: boolean; due: boolean; units: boolean }
}

/**
 * Puts a re-issued document's task to the matter that its earlier issue opened: what the person chose of title, due day and units is changed there, with the document as its
 * ground, and nothing is opened twice.
 *
 * @throws DeliveryError `proposal_not_earlier` when this matter did not come from the earlier issue of the task, `holder_unknown` for a new unit the city does not
 *   know, `matter_closed`, `proposal_decided`
 */
export function applyProposal(call: Call, input: ApplyProposal): Promise<{ command: string; ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'applyProposal', input }, async (writing) => {
    const { tx, acting } = writing
    const subject = `document:${input.document}`
    const document = found<DocumentState>(await writing.lock([subject, `matter:${input.matter}`]), subject, input.document)
    const { matter, rules } = await lockMatter(writing, input.matter, 'applyProposal')
    const content = await contentOf(call.deps, document)
    const proposals = await proposalsNow(tx, acting.tenant, content.reading)
    const proposal = proposalNamed(proposals, input.proposal, content)
    const earlier = await earlierOf(writing, document, content, input)
    const put = decided(decideApply(document, proposal.id, matter.id, writing))
    const changes = { ...(input.take.title && { title: proposal.title }), ...(input.take.due && { due: proposal.due, dueText: proposal.dueText }) }
    const part = document.parts.find(({ id }) => id === proposal.part)
    const ground = groundOf(part?.title || document.name, part?.number ?? null)
    const amended = Object.keys(changes).length > 0 ? decided(decideMatter.amendMatter(rules, matter, { changes, ...ground }, writing)) : []
    const moved = input.take.units ? await dutiesMoved(writing, matter, rules, earlier, proposal, ground.reason) : []
    return { facts: [...put, ...amended, ...moved], answer: { ids: { matter: matter.id } } }
  })
}

/** Why the matter changes; both are cut to what the fact holds. */
function groundOf(title: string, number: string | null): { reason: string; basis: string } {
  const basis = `《${title.slice(0, 200)}》${number ? `（${number}）` : ''}`
  return { reason: `按${basis}调整`, basis }
}

/** The tasks of the earlier issue that this one was, if the matter is theirs. */
async function earlierOf({ call: { deps }, tx, acting }: Writing, document: DocumentState, content: Awaited<ReturnType<typeof contentOf>>, { proposal, matter }: ApplyProposal): Promise<Proposal[]> {
  const issues = await earlierIssuesOf(deps, tx, acting.tenant, document.parts, document.id, () => Promise.resolve(content))
  for (const { document: before, changes } of issues) {
    const change = changes.find(({ after }) => after.includes(proposal))
    if (!change?.before.some((id) => matterOf(before, id) === matter)) continue
    const contentThen = await contentOf(deps, before)
    const then = await proposalsNow(tx, acting.tenant, contentThen.reading)
    return change.before.map((id) => proposalNamed(then, id, contentThen))
  }
  throw new DeliveryError('proposal_not_earlier', { proposal })
}

/** Ends the duties of units that the new issue no longer names and puts those on units that it names now; what people assigned themselves stays. */
async function dutiesMoved(writing: Writing, matter: MatterState, rules: LedgerRules, earlier: readonly Proposal[], proposal: Proposal, reason: string): Promise<FactDraft[]> {
  const unknown = proposal.units.find(({ match }) => !match)
  if (unknown) throw new DeliveryError('holder_unknown', { holder: unknown.written })
  const was = dutiesOf(earlier.flatMap((one) => chosenUnits({ proposal: one.id }, one)), rules)
  const is = dutiesOf(chosenUnits({ proposal: proposal.id }, proposal), rules)
  const among = (duties: typeof is, { role, holder }: { role: string; holder: { id: string } }) => duties.some((one) => one.role === role && one.holder.id === holder.id)
  const standing = matter.duties.filter(({ to }) => to === null)
  const ending = standing.filter((duty) => among(was, duty) && !among(is, duty))
  const ended = ending.flatMap(({ id }) => decided(decideMatter.endDuty(matter, { duty: id, on: writing.today, reason }, writing)))
  const wanted = is.filter((duty) => !among(standing, duty))
  const known = await knownHolders(writing.tx, writing.acting.tenant, [...matter.duties, ...wanted].map(({ holder }) => holder))
  let duties = matter.duties.map((duty) => (ending.includes(duty) ? { ...duty, to: writing.today } : duty))
  const assigned = wanted.flatMap((duty, index) => {
    const newId = (label: string) => writing.newId(`${label}:${index}`)
    const drafts = decided(decideMatter.assignDuty(rules, { ...matter, duties }, duty, known, { ...writing, newId }))
    duties = [...duties, { ...duty, id: newId('duty'), from: writing.today, to: null }]
    return drafts
  })
  return [...ended, ...assigned]
}
