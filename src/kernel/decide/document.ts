import { refuse } from '../errors.ts'
import type { DocumentState } from '../facts/document.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import type { Decision, Given } from './decision.ts'
import { openMatter, type Known, type NewMatter } from './matter.ts'

const decisionNames = { accepted: '已接受', skipped: '已略过' } as const

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
