import { withdrawActivity } from '../../kernel/decide/activity.ts'
import { voidFact as decideVoid } from '../../kernel/decide/void.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Fact, State } from '../../kernel/facts/index.ts'
import { linksOf, type MatterState, type Relation } from '../../kernel/facts/matter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { factsOf, subjectOfFact } from '../../store/queries/facts.ts'
import { spokenOf } from '../../store/queries/links.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting, Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, write, type Writing } from '../writing.ts'

/**
 * Takes a record back, with the reason. Units take back their own records of what they did; what the office or the directory
 * decided, only the office takes back — and a part (子任务) from its whole, which could end without it. A matter on which records were made, or to which another links, stays: it is ended, not unmade.
 */
export function voidFact(call: Call, input: { command: string; fact: string; reason: string }): Promise<{ command: string; ids: { fact: string } }> {
  return write(call, { id: input.command, name: 'voidFact', input }, async (writing) => {
    const { tx, acting } = writing
    const subject = await subjectOfFact(tx, acting.tenant, input.fact)
    if (!subject) throw new DeliveryError('not_found', { what: input.fact })
    const states = await lockedWithWholes(writing, subject)
    permit(acting, 'voidFact', await unitsConcerned(writing, subject, states.get(subject)), writing.reach)
    const facts = await factsOf(tx, acting.tenant, subject)
    const fact = facts.find(({ id }) => id === input.fact)
    const own = fact?.actor === `person:${acting.person}`
    if (!own && scopeOf(acting.role, 'voidFact') !== 'city') throw new DeliveryError('forbidden', { command: 'voidFact', role: acting.role })
    if (fact?.kind === 'matter.opened') await refuseIfSpokenOf(writing, subjectId(subject))
    if (fact && scopeOf(acting.role, 'voidFact') !== 'city') {
      refuseIfDecided(fact, states.get(subject))
      if (partsFromWhole(fact, states.get(subject))) throw new DeliveryError('forbidden', { command: 'voidFact', role: acting.role })
    }
    // A record is not as if it had never been: it stays in the timelines of its matters, struck out.
    const activity = fact?.kind === 'activity.recorded' ? (states.get(subject) as ActivityState | undefined) : undefined
    const decision = activity ? withdrawActivity(activity, input.reason, writing) : decideVoid(facts, input.fact, input.reason, writing)
    return { facts: decided(decision), answer: { ids: { fact: input.fact } } }
  })
}

/**
 * Locks a subject, and what it is a part of: whether a whole may end is judged under its lock.
 *
 * @throws DeliveryError `decided_meanwhile` when it became a part of another just then
 */
async function lockedWithWholes({ tx, acting, lock }: Writing, subject: string): Promise<Map<string, State>> {
  if (subjectType(subject) !== 'matter') return lock([subject])
  const wholes = (state: unknown) => (state ? linksOf(state as MatterState, 'part').map(({ target }) => `matter:${target}`) : [])
  const seen = [subject, ...wholes((await statesOf(tx, acting.tenant, [subject])).get(subject))]
  const states = await lock(seen)
  if (wholes(states.get(subject)).some((whole) => !seen.includes(whole))) throw new DeliveryError('decided_meanwhile')
  return states
}

/** Whether the acting membership is offered to take a fact back: the office all, units what they entered themselves as far as nobody decided on it. */
export function mayTakeBack(acting: Acting, fact: Fact, state: State): boolean {
  if (scopeOf(acting.role, 'voidFact') === 'city') return true
  return fact.actor === `person:${acting.person}` && !partsFromWhole(fact, state) && !decidedRequest(fact, state)
}

/** Whether taking a fact back would make a part of another matter vanish from it. */
function partsFromWhole({ kind, payload }: Fact, state: unknown): boolean {
  if (kind === 'matter.linked') return (payload as { relation: Relation }).relation === 'part'
  return kind === 'matter.opened' && state !== undefined && linksOf(state as MatterState, 'part').length > 0
}

/**
 * A later day that was granted is the office's word: who asked does not take it back by taking back the request.
 *
 * @throws DeliveryError `extension_decided`
 */
function refuseIfDecided(fact: Fact, state: unknown): void {
  const decided = decidedRequest(fact, state)
  if (decided) throw new DeliveryError('extension_decided', { day: decided.on })
}

function decidedRequest({ kind, payload }: Fact, state: unknown) {
  if (kind !== 'extension.requested') return null
  return ((state as MatterState | undefined)?.extensions ?? []).find(({ id }) => id === (payload as { id: string }).id)?.decided ?? null
}

/**
 * For whoever takes a matter's opening back, the matter being locked.
 *
 * @throws DeliveryError `matter_spoken_of` when records were made on it or another matter links to it
 */
export async function refuseIfSpokenOf({ tx, acting }: Writing, matter: string): Promise<void> {
  if ((await spokenOf(tx, acting.tenant, [matter])).size > 0) throw new DeliveryError('matter_spoken_of')
}

async function unitsConcerned({ tx, acting }: Writing, subject: string, state: unknown): Promise<string[]> {
  if (subjectType(subject) === 'matter') return holdersOfMatters(tx, acting.tenant, [subjectId(subject)])
  if (subjectType(subject) === 'activity' && state) return [(state as ActivityState).unit ?? '']
  return []
}
