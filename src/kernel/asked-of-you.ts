import type { NextStep } from './next-step.ts'
import type { OfferedStep } from './procedure.ts'
import type { Text } from './pack/schema.ts'
import type { Day } from './time/day.ts'

/** What a matter asks of one who looks at it: one thing. Words are made at the edge from code and params (`words/next.ts`). */
export type AskedOfYou = {
  what: { code: string; params: Record<string, string | number> }
  by: Day | null
  action: 'decide-extension' | 'decide-raise' | 'move' | 'answer' | 'escalate' | 'assign' | 'milestone' | 'record'
  /** the request, raise, transition, escalation step, milestone or role */
  target: string | null
}

/** What someone may do on a matter now, as the rules of each have found it. */
export type Doable = {
  /** what the matter asks for next, of whomever */
  next: NextStep
  /** roles in which they meet it */
  roles: readonly string[]
  offered: readonly OfferedStep[]
  /** last day of the step the matter stands in */
  limitDue: Day | null
  /** brought up to them, with no word yet */
  raises: readonly { id: string; ask: string }[]
  /** new days asked for, on which they may give the word */
  requests: readonly { id: string; name: Text; from: Day; to: Day }[]
  /** they asked for it, it is said to be done, and their word is missing */
  verdict: boolean
  /** the step of the escalation that has been reached and is theirs */
  escalation: { id: string; name: Text; on: Day } | null
  may: (command: 'assignDuty' | 'reachMilestone' | 'recordActivity') => boolean
}

/**
 * The one thing asked of someone, the most pressing first: a word that others wait for, then checking what others did, then whether it
 * was done, then the next step of their own, then what is done about lateness, then progress. Null: nothing is asked of them.
 */
export function askedOfYou({ next, roles, offered, limitDue, raises, requests, verdict, escalation, may }: Doable): AskedOfYou | null {
  const [raise] = raises
  if (raise) return asked('you-decide-raise', { ask: raise.ask }, null, 'decide-raise', raise.id)
  const [request] = requests
  if (request) return asked('you-decide-extension', { name: request.name.zh, nameEn: request.name.en, from: request.from, to: request.to }, request.from, 'decide-extension', request.id)
  const check = offered.find(({ does }) => does === 'verify')
  if (check) return asked('you-verify', named(check), limitDue, 'move', check.id)
  if (verdict) return asked('you-answer', {}, null, 'answer', null)
  const theirs = next.who !== null && roles.includes(next.who)
  if (next.action === 'move' && theirs) {
    const step = offered.find(({ id }) => id === next.target)
    if (step) return asked('you-move', named(step), next.by, 'move', step.id)
  }
  if (next.action === 'assign' && may('assignDuty')) return { what: next.what, by: next.by, action: 'assign', target: next.target }
  if (escalation) return asked('you-escalate', named(escalation), escalation.on, 'escalate', escalation.id)
  if (next.action === 'milestone' && theirs && may('reachMilestone')) return { what: next.what, by: next.by, action: 'milestone', target: next.target }
  if (next.action === 'record' && theirs && may('recordActivity')) return { what: next.what, by: next.by, action: 'record', target: null }
  return null
}

function asked(code: string, params: AskedOfYou['what']['params'], by: Day | null, action: AskedOfYou['action'], target: string | null): AskedOfYou {
  return { what: { code, params }, by, action, target }
}

const named = ({ name }: { name: Text }) => ({ step: name.zh, stepEn: name.en })
