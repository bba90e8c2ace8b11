import * as decide from '../../kernel/decide/document.ts'
import { voidFact } from '../../kernel/decide/void.ts'
import { DeliveryError, sentence } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import { voided, type FactDraft } from '../../kernel/facts/index.ts'
import { voidedIds } from '../../kernel/fold.ts'
import type { Clause, Holder } from '../../kernel/facts/matter.ts'
import { allLedgers, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Span } from '../../reader/index.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { nextCodes } from '../../store/queries/codes.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { knownHolders } from '../matter/known-holders.ts'
import { refuseIfSpokenOf } from '../matter/void-fact.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { contentOf, proposalNamed, proposalsNow } from './documents-of.ts'
import { isPassage } from './passage.ts'
import type { DutyWord, Proposal } from './read-document.ts'

export type ChosenUnit = { written: string; role: DutyWord; holder: Holder; territory: string | null }
export type Acceptance = { proposal: string; title?: string | undefined; due?: string | null | undefined; ledger?: string | undefined; units?: ChosenUnit[] | undefined }
export type AcceptProposals = { command: string; document: string; proposals: Acceptance[]; ledger?: string | undefined }
export type Accepted = { command: string; opened: { proposal: string; matter: string; code: string }[]; left: { proposal: string; code: string; why: string }[] }

/** Words of documents and the roles they become; where nobody leads, who is responsible does. */
const roleOf: Record<DutyWord, string> = { lead: 'lead', support: 'support', responsible: 'responsible', leader: 'leader', local: 'responsible' }
/** A clause is quoted up to this length; the whole of it stands in its document. */
const LONGEST_CLAUSE = 6000

/**
 * Accepts proposals: each becomes a matter with its clause and duties, in one transaction. A proposal with a unit that the
 * city does not know, and that the person has not chosen one for, is left open and said to be so.
 */
export async function acceptProposals(call: Call, input: AcceptProposals): Promise<Accepted> {
  return write(call, { id: input.command, name: 'acceptProposals', input }, async (writing) => {
    const { tx, acting, packs, newId, today } = writing
    const subject = `document:${input.document}`
    const document = found<DocumentState>(await writing.lock([subject]), subject, input.document)
    const content = await contentOf(call.deps, document)
    const { passagesOf } = await import('../../reader/index.ts')
    const quote = passagesOf(content.text)
    const proposals = await proposalsNow(tx, acting.tenant, content.reading)
    const usual = input.ledger ?? ledgerForDocuments(packs)
    const wanted = [...new Map(input.proposals.map((acceptance) => [acceptance.proposal, acceptance])).values()].map((acceptance) => ({
      acceptance,
      proposal: proposalNamed(proposals, acceptance.proposal, content),
      rules: ledgerRules(packs, acceptance.ledger ?? usual),
    }))
    const codes = await codesFor(writing, wanted.map(({ rules }) => rules))
    const known = await knownHolders(tx, acting.tenant, wanted.flatMap(({ acceptance, proposal }) => chosenUnits(acceptance, proposal).map(({ holder }) => holder)))

    const facts: FactDraft[] = []
    const opened: Accepted['opened'] = []
    const left: Accepted['left'] = []
    for (const { acceptance, proposal, rules } of wanted) {
      const unknown = acceptance.units ? undefined : proposal.units.find(({ match }) => !match)
      if (unknown) {
        left.push(leaving(proposal.id, 'holder_unknown', { holder: unknown.written }))
        continue
      }
      const id = newId(`matter:${proposal.id}`)
      const code = codes(rules)
      const matter = {
        id, code,
        title: acceptance.title ?? proposal.title,
        due: acceptance.due === undefined ? proposal.due : acceptance.due,
        dueText: proposal.dueText, fields: {}, milestones: [], occurredOn: today,
        clause: clauseOf(document, proposal, quote),
        duties: dutiesOf(chosenUnits(acceptance, proposal), rules),
      }
      const decision = decide.acceptProposal(document, proposal.id, rules, matter, known, writing)
      if ('refusal' in decision) {
        left.push(leaving(proposal.id, decision.refusal.code, decision.refusal.facts))
        continue
      }
      facts.push(...decision.facts)
      opened.push({ proposal: proposal.id, matter: id, code })
    }
    await writing.lock(opened.map(({ matter }) => `matter:${matter}`))
    return { facts, answer: { opened, left } }
  })
}

/** The next free codes of every ledger concerned, one at each call. */
async function codesFor({ tx, acting, today }: Writing, wanted: readonly LedgerRules[]): Promise<(rules: LedgerRules) => string> {
  const free = new Map<string, string[]>()
  for (const [id, same] of Map.groupBy(wanted, ({ ledger }) => ledger.id)) {
    for (const { ledger } of same.slice(0, 1)) free.set(id, await nextCodes(tx, acting.tenant, ledger, Number(today.slice(0, 4)), same.length))
  }
  return ({ ledger }) => free.get(ledger.id)?.shift() ?? ''
}

function leaving(proposal: string, code: DeliveryError['code'], facts: DeliveryError['facts']): Accepted['left'][number] {
  return { proposal, code, why: sentence({ code, facts }, 'zh') }
}

/** The first ledger that takes matters from documents. @throws DeliveryError `ledger_unknown` when no pack has one */
function ledgerForDocuments(packs: readonly Pack[]): string {
  const ledger = allLedgers(packs).find(({ ledger: { fromDocuments } }) => fromDocuments)
  if (!ledger) throw new DeliveryError('ledger_unknown', { ledger: 'fromDocuments' })
  return ledger.ledger.id
}

/** The units as they would be taken now. */
export function chosenUnits({ units }: Acceptance, proposal: Proposal): ChosenUnit[] {
  return units ?? proposal.units.flatMap(({ written, role, territory, match }) => (match ? [{ written, role, territory, holder: match }] : []))
}

/** Duties from what the person confirmed; the same unit written twice in one role is one duty, a single lead stays single. */
export function dutiesOf(units: readonly ChosenUnit[], { duties }: LedgerRules) {
  const seen = new Set<string>()
  return units.flatMap(({ role: word, holder, territory }) => {
    const wanted = roleOf[word]
    const taken = duties.find(({ id }) => id === wanted)?.atMostOne && [...seen].some((key) => key.startsWith(`${wanted}:`))
    const role = taken ? 'support' : wanted
    const key = `${role}:${holder.id}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ role, holder, territory }]
  })
}

function clauseOf(document: DocumentState, proposal: Proposal, quote: (span: Span) => string): Clause {
  const part = document.parts.find(({ id }) => id === proposal.part)
  const end = Math.max(proposal.body.end, proposal.annotation?.end ?? 0)
  return {
    document: document.id,
    proposal: proposal.id,
    number: part?.number ?? null,
    documentTitle: part?.title ?? document.name,
    path: proposal.path.slice(-12),
    body: proposal.body,
    annotation: proposal.annotation,
    text: quote({ start: proposal.body.start, end }).slice(0, LONGEST_CLAUSE),
  }
}

/** Skips a proposal; it can be taken back. */
export function skipProposal(call: Call, input: { command: string; document: string; proposal: string; reason: string | null }): Promise<{ command: string; ids: { document: string } }> {
  return write(call, { id: input.command, name: 'skipProposal', input }, async (writing) => {
    // A passage that somebody picked is not there until it is accepted.
    if (isPassage(input.proposal)) throw new DeliveryError('proposal_unknown', { proposal: input.proposal })
    const document = await lockDocument(writing, input.document)
    const content = await contentOf(call.deps, document)
    proposalNamed(await proposalsNow(writing.tx, writing.acting.tenant, content.reading), input.proposal, content)
    return { facts: decided(decide.skipProposal(document, input.proposal, input.reason, writing)), answer: { ids: { document: document.id } } }
  })
}

/** Takes a decision back: what was skipped or carried is open again, what was accepted loses its matter, what was applied its changes to it (voided, with the reason). @throws DeliveryError `matter_spoken_of` */
export function takeBackProposal(call: Call, input: { command: string; document: string; proposal: string; reason: string | null }): Promise<{ command: string; ids: { document: string } }> {
  return write(call, { id: input.command, name: 'takeBackProposal', input }, async (writing) => {
    const document = await lockDocument(writing, input.document)
    const taken = decided(decide.takeBackProposal(document, input.proposal, writing))
    const matter = document.decisions.find(({ proposal, decision }) => proposal === input.proposal && (decision === 'accepted' || decision === 'applied'))?.matter
    const voids = matter ? await undone(writing, document, input.proposal, matter, input.reason ?? '撤回文件分解') : []
    return { facts: [...taken, ...voids], answer: { ids: { document: document.id } } }
  })
}

/** Voids what the deciding command did to the matter, its opening or its changes; facts of other commands stand. */
async function undone(writing: Writing, document: DocumentState, proposal: string, matter: string, reason: string): Promise<FactDraft[]> {
  const { tx, acting } = writing
  const subject = `matter:${matter}`
  if (!(await writing.lock([subject])).get(subject)) return []
  const decisions = (await factsOf(tx, acting.tenant, `document:${document.id}`)).filter(({ payload }) => (payload as { proposal?: string }).proposal === proposal)
  const command = decisions.findLast(({ kind }) => kind === 'proposal.accepted' || kind === 'proposal.applied')?.commandId
  const facts = await factsOf(tx, acting.tenant, subject)
  const gone = voidedIds(facts)
  const made = facts.filter(({ commandId, id, kind }) => commandId === command && kind !== voided && !gone.has(id))
  if (made.some(({ kind }) => kind === 'matter.opened')) await refuseIfSpokenOf(writing, matter)
  return made.flatMap(({ id }) => decided(voidFact(facts, id, reason, writing)))
}

async function lockDocument(writing: Writing, id: string): Promise<DocumentState> {
  const subject = `document:${id}`
  return found<DocumentState>(await writing.lock([subject]), subject, id)
}
