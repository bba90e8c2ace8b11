import { refuse } from '../errors.ts'
import type { MatterState } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'
import type { Known } from './matter.ts'

/** Only a post can be asked: a unit gives no word (批示), and one without a duty in the matter would not even see it. */
export type RaisedTo = { type: 'post'; id: string }
export type NewRaise = { to: RaisedTo; tried: string; ask: string; options: string[]; on: Day }

/**
 * Brings a matter up a level (提请协调): to a leader's post, saying what was tried and what is asked. Without what was tried it
 * would only pass the work on.
 */
export function raiseMatter(rules: LedgerRules, matter: MatterState, { to, tried, ask, options, on }: NewRaise, known: Known, { today, newId }: Given): Decision {
  if (endingOf(rules.procedure, matter.stage).final) return refuse('matter_closed', { state: rules.procedure.states.find(({ id }) => id === matter.stage)?.name.zh ?? matter.stage })
  const name = known.get(to.id)
  if (name === undefined) return refuse('holder_unknown', { holder: to.id })
  if (!tried.trim()) return refuse('raise_without_trying')
  if (!ask.trim()) return refuse('raise_without_asking')
  if ((matter.raises ?? []).some((raise) => raise.decided === null && raise.to.id === to.id)) return refuse('raise_waits', { to: name })
  const future = inFuture(on, today)
  if (future) return future
  if (on < matter.openedOn) return refuse('day_too_early', { day: on, from: matter.openedOn })
  const wanted = [...new Set(options.map((option) => option.trim()).filter((option) => option !== ''))]
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'matter.raised', occurredOn: on, payload: { id: newId('raise'), to, tried: tried.trim(), ask: ask.trim(), options: wanted } }] }
}

export type RaiseDecision = { raise: string; option: number | null; words: string | null; on: Day }

/**
 * The word on what was brought up (批示): one of the options, words, or both. It is the word of the one it was brought to, whoever enters it.
 *
 * @param mayFor whether the acting membership may enter it for this post: the office, the post itself, who acts for it
 */
export function decideRaise(matter: MatterState, { raise: id, option, words, on }: RaiseDecision, mayFor: (holder: string) => boolean, { today }: Given): Decision {
  const raise = (matter.raises ?? []).find((one) => one.id === id)
  if (!raise) return refuse('raise_unknown')
  if (raise.decided) return refuse('raise_decided', { day: raise.decided.on })
  if (!mayFor(raise.to.id)) return refuse('raise_not_yours')
  if (option === null && !words?.trim()) return refuse('raise_decision_empty')
  if (option !== null && raise.options[option] === undefined) return refuse('raise_option_unknown')
  const future = inFuture(on, today)
  if (future) return future
  if (on < raise.on) return refuse('day_too_early', { day: on, from: raise.on })
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'raise.decided', occurredOn: on, payload: { raise: id, option, words: words?.trim() || null, by: raise.to.id } }] }
}
