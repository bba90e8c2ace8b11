import { STATUS_CODES } from 'node:http'

import { DeliveryError } from '../kernel/errors.ts'
import type { ErrorCode } from '../kernel/errors.ts'
import type { Problem } from './contract/common.ts'

/** The HTTP status of every refusal. */
export const STATUS = {
  not_signed_in: 401,
  sign_in_failed: 401,
  locked_out: 429,
  password_change_required: 403,
  password_unfit: 422,
  forbidden: 403,
  post_left: 403,
  no_membership: 403,
  cross_site_refused: 403,
  too_many_requests: 429,
  busy: 429,
  input_invalid: 400,
  not_found: 404,
  route_unknown: 404,
  body_too_large: 413,
  command_conflict: 409,
  command_id_invalid: 422,
  decided_meanwhile: 409,
  payload_too_large: 413,
  fact_not_voidable: 422,
  already_voided: 409,
  reason_missing: 422,
  day_in_future: 422,
  day_too_early: 409,
  role_not_carrying: 403,
  file_unknown: 422,
  calendar_missing: 422,
  file_empty: 422,
  file_too_large: 413,
  file_too_long: 413,
  file_too_many_documents: 422,
  file_not_what_it_seems: 415,
  file_type_unsupported: 415,
  file_encrypted: 422,
  file_without_text: 422,
  file_damaged: 422,
  document_secret: 422,
  check_empty: 422,
  reading_cancelled: 409,
  reading_failed: 422,
  job_unknown: 404,
  proposal_unknown: 404,
  proposal_decided: 409,
  proposal_not_earlier: 409,
  ledger_unknown: 404,
  title_missing: 422,
  code_taken: 409,
  holder_unknown: 422,
  role_unknown: 422,
  duty_taken: 409,
  duty_doubled: 409,
  duty_unknown: 404,
  field_unknown: 422,
  field_invalid: 422,
  transition_unknown: 422,
  transition_not_now: 409,
  transition_not_yours: 403,
  transition_needs: 422,
  matter_closed: 409,
  milestone_unknown: 404,
  milestone_reached_already: 409,
  already_listed: 409,
  link_to_itself: 422,
  link_stands: 409,
  link_unknown: 404,
  link_continues_one: 409,
  link_circle: 409,
  activity_kind_unknown: 422,
  activity_without_matter: 422,
  activity_unit_not_yours: 403,
  activity_evidence_missing: 422,
  activity_not_waiting: 409,
  own_review_refused: 403,
  unit_name_taken: 409,
  unit_unknown: 404,
  unit_ended: 409,
  post_unknown: 404,
  post_ended: 409,
  post_vacant: 409,
  person_unknown: 404,
  appointment_unknown: 404,
  appointment_same: 409,
  appointment_before_start: 422,
  pack_invalid: 422,
  pack_same_version: 409,
  rhythm_refused: 422,
  rhythm_unknown: 404,
  pack_drops: 409,
  folder_in_use: 503,
  folder_unwritable: 503,
  database_unreachable: 503,
  database_newer: 503,
  database_role_refused: 503,
  port_in_use: 503,
  setting_invalid: 503,
  file_corrupt: 500,
  internal: 500,
} as const satisfies Record<ErrorCode, number>

/**
 * The problem document (RFC 9457) of anything thrown. What is no refusal is a bug: the answer names the trace under
 * which it was logged and shows nothing of it.
 */
export function toProblem(error: unknown, trace: string): Problem {
  const { code, facts, sentences } = error instanceof DeliveryError ? error : new DeliveryError('internal', { trace })
  const status = STATUS[code]
  return {
    type: `/api/docs#problem-${code}`,
    title: STATUS_CODES[status] ?? code,
    status,
    code,
    detail: sentences.zh,
    detailEn: sentences.en,
    facts,
  }
}

/** Seconds after which it makes sense to try again, for the header `Retry-After`; null where waiting does not help. */
export function retryAfterSeconds({ code, facts }: Problem): number | null {
  if (code === 'locked_out') return Number(facts.minutes) * 60
  if (code === 'busy') return 10
  return code === 'too_many_requests' ? 60 : null
}
