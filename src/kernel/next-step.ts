import type { MatterState } from './facts/matter.ts'
import type { LedgerRules } from './pack/lookup.ts'
import { dutiesThat } from './part.ts'
import type { Transition } from './pack/schema.ts'
import type { Day } from './time/day.ts'

type State = LedgerRules['procedure']['states'][number]

/** What a matter asks for next: one thing, with who owes it and by when. Words are made at the edge from code and params. */
export type NextStep = {
  what: { code: string; params: Record<string, string | number> }
  /** the role that owes it, by the pack's id */
  who: string | null
  by: Day | null
  action: 'record' | 'milestone' | 'move' | 'assign' | 'none'
  target: string | null
}

/**
 * The next step of a matter: first what keeps it from being carried out at all (a duty its pack requires), then the step that
 * leads on along the road; in a state where the work itself is done, the next milestone, then news of progress. Nothing once
 * the road has ended.
 */
export function nextStep(matter: MatterState, { procedure, duties, ledger }: LedgerRules, today: Day): NextStep {
  const stage = procedure.states.find(({ id }) => id === matter.stage)
  const none = (code: string): NextStep => ({ what: { code, params: {} }, who: null, by: null, action: 'none', target: null })
  if (stage?.final) return none(`next-${stage.final}`)

  const missing = duties.find(({ id, required }) => required && ledger.duties.includes(id) && !matter.duties.some((duty) => duty.role === id && (duty.to === null || duty.to > today)))
  if (missing) return { what: { code: 'next-assign', params: { role: missing.name.zh, roleEn: missing.name.en } }, who: 'office', by: null, action: 'assign', target: missing.id }

  const onward = procedure.transitions.filter(({ from }) => from.includes(matter.stage))
  const milestone = matter.milestones.filter(({ reachedOn }) => !reachedOn).sort((a, b) => (a.due < b.due ? -1 : 1))[0]
  const forward = onward.find((transition) => leadsOn(transition, stage, procedure))
  const carrier = carrierOf(matter, duties, today)
  const move = (transition: Transition): NextStep => ({
    what: { code: 'next-move', params: { step: transition.name.zh, stepEn: transition.name.en } },
    who: transition.who.includes(carrier) ? carrier : (transition.who[0] ?? null),
    by: matter.limitDue,
    action: 'move',
    target: transition.id,
  })
  if (stage?.suspended || stage?.pauses) return forward ? move(forward) : none('next-suspended')
  if (!stage?.carriesOut && forward) return move(forward)
  // Where the work is done a step with a limit of its own (首次反馈) is asked for before what has more time.
  const limited = matter.limitDue === null ? undefined : onward.find((transition) => transition.limit && leadsOn(transition, stage, procedure))
  if (limited && !(milestone && matter.limitDue && milestone.due < matter.limitDue)) return move(limited)
  if (milestone) {
    return { what: { code: 'next-milestone', params: { title: milestone.title, due: milestone.due } }, who: carrier, by: milestone.due, action: 'milestone', target: milestone.id }
  }
  return { what: { code: 'next-record', params: {} }, who: carrier, by: matter.due, action: 'record', target: null }
}

/** The role that carries a matter out: the first of those that somebody holds, in the pack's order, else the first. */
function carrierOf(matter: MatterState, duties: LedgerRules['duties'], today: Day): string {
  const carrying = dutiesThat('carries', duties)
  const held = carrying.find((role) => matter.duties.some((duty) => duty.role === role && (duty.to === null || duty.to > today)))
  return held ?? carrying[0] ?? 'office'
}

/** Whether a transition goes on along the road: not into a stop or a pause, and not back, unless out of a pause. */
function leadsOn({ to }: Transition, from: State | undefined, { states }: LedgerRules['procedure']): boolean {
  const state = states.find(({ id }) => id === to)
  if (state === undefined || state.final === 'stopped' || state.suspended || state.pauses) return false
  return from === undefined || from.suspended || from.pauses || states.indexOf(state) > states.indexOf(from)
}
