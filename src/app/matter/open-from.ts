import { openMatter as decideOpen, type NewMatter } from '../../kernel/decide/matter.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { Origin } from '../../kernel/facts/procedure.ts'
import { nextCode } from '../../store/queries/codes.ts'
import { decided, type Writing } from '../writing.ts'
import { ledgerRules } from './concerned.ts'
import { knownHolders } from './known-holders.ts'

export type SourcedMatter = Pick<NewMatter, 'id' | 'title' | 'due' | 'fields' | 'duties' | 'occurredOn'> & { ledger: string; origin: Omit<Origin, 'on'> }

/**
 * The facts by which something becomes a matter: a decision of a meeting, a finding of an inspection, a leader's instruction. What it
 * came from stands with it. For verbs that decide more in the same transaction; they have locked `matter:<id>` with their own subjects.
 *
 * @throws DeliveryError what `decide/matter.ts` refuses, `ledger_unknown`
 */
export async function openedFrom(writing: Writing, { ledger, origin, ...matter }: SourcedMatter): Promise<FactDraft[]> {
  const { tx, acting, packs } = writing
  const rules = ledgerRules(packs, ledger)
  const code = await nextCode(tx, acting.tenant, rules.ledger, Number(matter.occurredOn.slice(0, 4)), undefined)
  const known = await knownHolders(tx, acting.tenant, matter.duties.map(({ holder }) => holder))
  const opened = decided(decideOpen(rules, { ...matter, code, dueText: null, clause: null, milestones: [] }, known, writing))
  return [...opened, { subject: `matter:${matter.id}`, kind: 'matter.sourced', occurredOn: matter.occurredOn, payload: origin }]
}
