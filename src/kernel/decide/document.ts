import { refuse } from '../errors.ts'
import { MOST_CARRIED, type DocumentState } from '../facts/document.ts'
import type { FactDraft } from '../facts/index.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import type { Decision, Given } from './decision.ts'
import { openMatter, type Known, type NewMatter } from './matter.ts'

const decisionNames = { accepted: '已接受', skipped: '已略过', applied: '已沿用原事项', carried: '已沿用原事项' } as const

function undecided(document: DocumentState, proposal: string): Decision | null {
  const decided = document.decisions.find((one) => one.proposal === proposal)
  return decided ? refuse('proposal_decided', { proposal, decision: decisionNames[decided.decision] }) : null
}

/** Accepting a proposal opens its matter, with the clause it comes from. */
export function acceptProposal(document: DocumentState, proposal: string, rules: LedgerRules, matter: NewMatter, known: Known, given: Given): Decision {
  const decided = undecided(document, proposal)
  if (decided) return decided
  const opened = openMatter(rules, matter, known, given)
  if ('refusal' in opened) return opened
  return {
    facts: [...opened.facts, { subject: `document:${document.id}`, kind: 'proposal.accepted', occurredOn: given.today, payload: { proposal, matter: matter.id } }],
  }
}

/** Puts a re-issued document's task to a matter that is there already, changed beforehand or as it is. */
export function applyProposal(document: DocumentState, proposal: string, matter: string, { today }: Given): Decision {
  return undecided(document, proposal) ?? { facts: [{ subject: `document:${document.id}`, kind: 'proposal.applied', occurredOn: today, payload: { proposal, matter } }] }
}

/** Tasks that did not change from an earlier issue go on in the matters they had; each can be taken back. */
export function carryProposals(document: string, from: string, carried: readonly { proposal: string; matter: string }[], { today }: Given): FactDraft[] {
  const batches = Array.from({ length: Math.ceil(carried.length / MOST_CARRIED) }, (_, index) => carried.slice(index * MOST_CARRIED, (index + 1) * MOST_CARRIED))
  return batches.map((proposals) => ({ subject: `document:${document}`, kind: 'proposals.carried', occurredOn: today, payload: { from, proposals } }))
}

/** Skipping says that nothing is to follow from a proposal; it can be taken back. */
export function skipProposal(document: DocumentState, proposal: string, reason: string | null, { today }: Given): Decision {
  return undecided(document, proposal) ?? { facts: [{ subject: `document:${document.id}`, kind: 'proposal.skipped', occurredOn: today, payload: { proposal, reason } }] }
}

/**
 * Takes a decision back: the proposal is open again. What an accepted one opened is voided by the caller with `voidFact`, in the
 * same transaction.
 */
export function takeBackProposal(document: DocumentState, proposal: string, { today }: Given): Decision {
  if (!document.decisions.some((one) => one.proposal === proposal)) return refuse('proposal_unknown', { proposal })
  return { facts: [{ subject: `document:${document.id}`, kind: 'proposal.taken-back', occurredOn: today, payload: { proposal } }] }
}
