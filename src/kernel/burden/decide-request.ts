import type { Decision, Given } from '../decide/decision.ts'
import { refuse } from '../errors.ts'
import type { Refusal } from '../errors.ts'
import type { RequestAnswer, RequestField, RequestState } from '../facts/burden.ts'
import { secrecyMark } from '../secrecy.ts'
import { isDay } from '../time/day.ts'
import { refusedRequest, type CheckedRequest, type DraftRequest } from './check-request.ts'

/**
 * Sends a request (要数、要材料). Refused where an answer certainly stands already, where it may and no reason is given, where a unit is taken over a
 * ceiling, where the time is short without a reason, and where it asks for check-ins or traces.
 *
 * @param draft `to`: units as they are asked one by one, never groups
 */
export function sendRequest(id: string, draft: DraftRequest, checked: CheckedRequest, nameOf: (unit: string) => string, { today }: Given): Decision {
  if (draft.due < today) return refuse('day_too_early', { day: draft.due, from: today })
  if (draft.to.includes(draft.unit)) return refuse('request_itself', { unit: nameOf(draft.unit) })
  const refused = refusedRequest(draft, checked, nameOf)
  if (refused) return refused
  const fields = draft.fields.map((field, index) => ({ ...field, despite: (checked.fields[index]?.known.length ?? 0) > 0 ? trimmed(field.despite) : null }))
  const payload = { ...draft, fields, minutes: checked.minutes, despite: checked.short ? trimmed(draft.despite) : null }
  return { facts: [{ subject: `request:${id}`, kind: 'request.sent', occurredOn: today, payload }] }
}

function trimmed(text: string | null): string | null {
  return text?.trim() ? text.trim() : null
}

/** 进行中 · 已办结 · 已取消 */
export const REQUEST_STATUSES = ['open', 'closed', 'cancelled'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

export function requestStatus({ closed, cancelled }: Pick<RequestState, 'closed' | 'cancelled'>): RequestStatus {
  return cancelled ? 'cancelled' : closed ? 'closed' : 'open'
}

/** What a unit's answer is worth: 待填报 · 已填报 · 已退回. */
export function answerStatus(answer: Pick<RequestAnswer, 'returned'> | undefined): 'waiting' | 'answered' | 'returned' {
  return !answer ? 'waiting' : answer.returned ? 'returned' : 'answered'
}

const STATUS_ZH: Record<RequestStatus, string> = { open: '进行中', closed: '已办结', cancelled: '已取消' }

function mustBeOpen(request: RequestState): { refusal: Refusal } | null {
  const status = requestStatus(request)
  return status === 'open' ? null : refuse('request_not_open', { status: STATUS_ZH[status] })
}

export type NewAnswer = { unit: string; values: Readonly<Record<string, string>>; attachments: readonly string[]; /** it takes the place of what the unit answered before, and who sends it knows */ replaces: boolean }

/**
 * Answers a request for one unit. An answer that stands is only replaced by who says so: of two people answering at once the second is told.
 *
 * A file field's value are the hashes of its files, with blanks between, each among the attachments; a flag is `yes` or `no`.
 */
export function answerRequest(request: RequestState, answer: NewAnswer, { today }: Given): Decision {
  const wrong = mustBeOpen(request)
  if (wrong) return wrong
  if (!request.to.includes(answer.unit)) return refuse('request_not_asked')
  const before = request.answers.find(({ unit }) => unit === answer.unit)
  if (before && !before.returned && !answer.replaces) return refuse('request_answered', { day: before.on })
  const values = Object.fromEntries(Object.entries(answer.values).flatMap(([field, value]) => (value.trim() === '' ? [] : [[field, value.trim()]])))
  const unknown = Object.keys(values).find((id) => !request.fields.some((field) => field.id === id))
  if (unknown !== undefined) return refuse('field_unknown', { field: unknown })
  for (const field of request.fields) {
    const value = values[field.id]
    if (value === undefined) {
      if (field.required) return refuse('request_answer_missing', { field: field.name })
      continue
    }
    const problem = problemOf(field, value, answer.attachments)
    if (problem) return refuse('field_invalid', { field: field.name, problem })
  }
  const secret = secrecyMark(Object.values(values).join('\n'))
  if (secret !== null) return refuse('request_secret', { mark: secret })
  const used = new Set(request.fields.filter(({ type }) => type === 'file').flatMap(({ id }) => filesIn(values[id])))
  const loose = answer.attachments.find((file) => !used.has(file))
  if (loose !== undefined) return refuse('file_unknown', { sha256: loose })
  return { facts: [{ subject: `request:${request.id}`, kind: 'request.answered', occurredOn: today, payload: { unit: answer.unit, values, attachments: [...answer.attachments] } }] }
}

/** The files that a file field's value names. */
export function filesIn(value: string | undefined): string[] {
  return (value ?? '').split(' ').filter((hash) => hash !== '')
}

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/

function problemOf({ type, choices }: RequestField, value: string, files: readonly string[]): string | null {
  if ((type === 'number' || type === 'amount') && !NUMBER.test(value)) return '应为数字，不带单位和千分位'
  if (type === 'day' && !isDay(value)) return '应为日期，如 2026-11-22'
  if (type === 'choice' && !choices.includes(value)) return '不在可选项内'
  if (type === 'flag' && value !== 'yes' && value !== 'no') return '应为是或否'
  if (type === 'file' && !filesIn(value).every((hash) => files.includes(hash))) return '附件没有上传成功'
  return null
}

/** Sends an answer back, with what is to be mended: only that is answered again. */
export function returnRequest(request: RequestState, { unit, reason }: { unit: string; reason: string }, { today }: Given): Decision {
  const wrong = mustBeOpen(request)
  if (wrong) return wrong
  const answer = request.answers.find((one) => one.unit === unit)
  if (answerStatus(answer) !== 'answered') return refuse('request_no_answer')
  if (!reason.trim()) return refuse('reason_missing')
  return { facts: [{ subject: `request:${request.id}`, kind: 'request.returned', occurredOn: today, payload: { unit, reason: reason.trim() } }] }
}

/** Ends a request; before everyone has answered only with the reason. */
export function closeRequest(request: RequestState, { reason }: { reason: string | null }, { today }: Given): Decision {
  const wrong = mustBeOpen(request)
  if (wrong) return wrong
  const missing = request.to.filter((unit) => answerStatus(request.answers.find((one) => one.unit === unit)) !== 'answered')
  if (missing.length > 0 && !reason?.trim()) return refuse('request_unanswered', { n: missing.length })
  return { facts: [{ subject: `request:${request.id}`, kind: 'request.closed', occurredOn: today, payload: { reason: trimmed(reason) } }] }
}

/** Takes a request back: nobody has to answer it any more, and it no longer counts as burden. */
export function cancelRequest(request: RequestState, { reason }: { reason: string }, { today }: Given): Decision {
  const wrong = mustBeOpen(request)
  if (wrong) return wrong
  if (!reason.trim()) return refuse('reason_missing')
  return { facts: [{ subject: `request:${request.id}`, kind: 'request.cancelled', occurredOn: today, payload: { reason: reason.trim() } }] }
}
