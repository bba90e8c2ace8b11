import { refuse } from '../errors.ts'
import { decidingRefused, extensionRefused, newDayRefused, roomOf, type Decider } from '../extension.ts'
import type { MatterState } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { namesIn } from '../pack/names.ts'
import type { Extension } from '../pack/schema.ts'
import { isDay, type Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

export type NewRequest = { rule: string; to: Day; reason: string; attachments: readonly string[]; on: Day }

/**
 * Asks for a later day (延期, 缓办): with the reason, as often and as long as the pack allows, one request at a time.
 *
 * So long before (提前) counts from today, whatever day the request bears: only the office, which enters what came on paper, says when that was.
 *
 * @param roles duties and functions in which the asking membership meets the matter on that day
 * @returns refusals `extension_…`, `reason_missing`, `evidence_missing`, `day_unreal` and those of the day of asking; where a day is too late,
 *   the latest one possible is said
 * @throws DeliveryError `calendar_missing`
 */
export function requestExtension({ procedure, pack, ledger }: LedgerRules, matter: MatterState, asked: NewRequest, roles: readonly string[], { today, calendar, newId }: Given): Decision {
  const rule = procedure.extensions.find(({ id }) => id === asked.rule)
  if (!rule) return refuse('extension_unknown', { extension: asked.rule })
  if (!isDay(asked.to)) return refuse('day_unreal', { day: asked.to })
  const future = inFuture(asked.on, today)
  if (future) return future
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (asked.on < last) return refuse('day_too_early', { day: asked.on, from: last })
  const refused = extensionRefused(procedure, rule, matter, roles, roles.includes('office') ? asked.on : today, calendar, namesIn(pack, ledger, 'zh'))
  if (refused) return { refusal: refused }
  const { from } = roomOf(rule, matter, calendar)
  if (from === null) return refuse('extension_nothing_to_move', { extension: rule.name.zh })
  const wrongDay = newDayRefused(rule, from, asked.to, calendar)
  if (wrongDay) return { refusal: wrongDay }
  if (!asked.reason.trim()) return refuse('reason_missing')
  if (rule.needs.evidence && asked.attachments.length === 0) return refuse('extension_needs_evidence', { extension: rule.name.zh })
  const payload = { id: newId('extension'), rule: rule.id, from, to: asked.to, reason: asked.reason.trim(), attachments: [...asked.attachments] }
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'extension.requested', occurredOn: asked.on, payload }] }
}

export type ExtensionDecision = { request: string; approved: boolean; /** another day than asked for; null: that one */ to: Day | null; words: string | null; on: Day }

/**
 * Gives the word on a request. What is granted may be another day than the one asked for, within the same limit; what is refused says why
 * and counts against nothing. Who asked, or carries the matter out, does not decide.
 *
 * @returns refusals `extension_request_unknown`, `extension_decided`, `extension_not_yours_to_decide`, `extension_own_request`, `own_work_refused`,
 *   `extension_overtaken` where the matter has gone on or its day has moved since, and those of the new day
 * @throws DeliveryError `calendar_missing`
 */
export function decideExtension({ procedure, pack, ledger }: LedgerRules, matter: MatterState, decision: ExtensionDecision, decider: Decider, { today, calendar }: Given): Decision {
  const request = (matter.extensions ?? []).find(({ id }) => id === decision.request)
  if (!request) return refuse('extension_request_unknown')
  if (request.decided) return refuse('extension_decided', { day: request.decided.on })
  const rule = procedure.extensions.find(({ id }) => id === request.rule)
  if (!rule) return refuse('extension_unknown', { extension: request.rule })
  const refused = decidingRefused(rule, request, decider, namesIn(pack, ledger, 'zh'))
  if (refused) return { refusal: refused }
  const future = inFuture(decision.on, today)
  if (future) return future
  if (decision.on < request.on) return refuse('day_too_early', { day: decision.on, from: request.on })
  const words = decision.words?.trim() || null
  const decided = (to: Day | null): Decision => ({
    facts: [{ subject: `matter:${matter.id}`, kind: 'extension.decided', occurredOn: decision.on, payload: { request: request.id, approved: decision.approved, to, moves: rule.moves, words } }],
  })
  if (!decision.approved) return words === null ? refuse('reason_missing') : decided(null)
  const to = decision.to ?? request.to
  if (!isDay(to)) return refuse('day_unreal', { day: to })
  if (overtaken(rule, matter, request.from)) return refuse('extension_overtaken', { extension: rule.name.zh })
  const { left } = roomOf(rule, matter, calendar)
  if (left === 0) return refuse('extension_used_up', { extension: rule.name.zh, n: rule.atMost })
  const wrongDay = newDayRefused(rule, request.from, to, calendar)
  return wrongDay ? { refusal: wrongDay } : decided(to)
}

/** What was asked for is no longer there to be granted: the matter has gone on, or its day was moved otherwise. */
function overtaken({ from, moves }: Extension, { stage, due, limitDue }: MatterState, asked: Day): boolean {
  return !from.includes(stage) || (moves === 'due' ? due : limitDue) !== asked
}
