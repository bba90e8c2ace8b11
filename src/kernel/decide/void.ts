import { refuse } from '../errors.ts'
import { kindNamed, voided, type Fact } from '../facts/index.ts'
import { voidedIds } from '../fold.ts'
import type { Decision, Given } from './decision.ts'

/**
 * Takes one fact back. It stays in the log; its subject is folded anew without it. A step out of a pause takes the moving on of the days
 * with it: nothing was resumed then.
 *
 * @param facts all facts of the subject, in order
 */
export function voidFact(facts: readonly Fact[], id: string, reason: string, { today }: Given): Decision {
  const fact = facts.find((one) => one.id === id)
  if (!fact) return refuse('not_found', { what: id })
  if (!reason) return refuse('reason_missing')
  if (!kindNamed(fact.kind)?.kind.voidable) return refuse('fact_not_voidable')
  if (voidedIds(facts).has(id)) return refuse('already_voided')
  const along = fact.kind === 'procedure.moved' ? facts.filter(({ kind, commandId }) => kind === 'clock.resumed' && commandId === fact.commandId) : []
  const taken = [fact, ...along.filter((one) => !voidedIds(facts).has(one.id))]
  return { facts: taken.map((one) => ({ subject: one.subject, kind: voided, occurredOn: today, payload: { fact: one.id, reason } })) }
}
