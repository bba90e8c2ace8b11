import type { FastifyReply, FastifyRequest } from 'fastify'

import { DeliveryError } from '../kernel/errors.ts'
import { REQUEST_ID } from './door/request-id.ts'
import { inputInvalid } from './input-invalid.ts'
import { retryAfterSeconds, toProblem } from './problem.ts'

/** Larger JSON than the largest honest command: five hundred proposals accepted at once. */
export const jsonBytes = 1024 * 1024

/** Answers whatever was thrown with a problem document; what is no refusal is logged under the trace that the answer names. */
export function sendProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = refusalOf(thrown, request)
  const problem = toProblem(error, request.id)
  const cause = error instanceof Error ? error.cause : undefined
  if (problem.code === 'internal' || cause !== undefined) request.log.error({ err: cause ?? error }, problem.code === 'internal' ? 'internal error' : problem.code)
  const seconds = retryAfterSeconds(problem)
  if (seconds !== null) reply.header('retry-after', seconds)
  // A string is sent as it is: the answer's schema, which may be the very thing that failed, has no say in it.
  reply.header(REQUEST_ID, request.id)
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify({ ...problem, instance: request.id }))
}

/** What Fastify and its parsers refuse, in our words; anything else stays what it is. */
function refusalOf(error: unknown, { url }: Pick<FastifyRequest, 'url'>): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = brokenRequests[code]
  if (words) return inputInvalid([{ path: '', ...words }])
  if (error instanceof Error && BROKEN_FORM.test(error.message)) return inputInvalid([{ path: '', ...badForm }])
  // An address with `..`, `//` or a zero in it, which no file has: whoever looks for holes asks for hundreds of them, and none of them is an error of ours.
  if (code === 'FST_STATIC_FORBIDDEN_PATH') return new DeliveryError('route_unknown', { path: (url.split('?', 1)[0] ?? '').slice(0, 200) })
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new DeliveryError('body_too_large', { limit: '1 MB' })
  return error
}

/** What the parser of forms says without any code when a form breaks off or names no boundary; `aborted` where the client hung up, as one who cancels does. */
const BROKEN_FORM = /^(?:aborted|Multipart: Boundary not found|Unexpected end of multipart data|\w+ terminated early due to unexpected end of multipart data)$/
const badForm = { zh: '表单不完整，或文件、字段过多', en: 'the form is incomplete or has too many files or fields' }
const brokenRequests: Record<string, { zh: string; en: string }> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { zh: '不是有效的 JSON', en: 'not valid JSON' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { zh: '没有内容', en: 'the body is empty' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { zh: '内容类型须为 application/json', en: 'the content type must be application/json' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { zh: '内容长度与标明的不符', en: 'the length is not what was announced' },
  FST_ERR_BAD_URL: { zh: '地址无效', en: 'the address is malformed' },
  FST_ERR_MAX_PARAM_LENGTH: { zh: '地址过长', en: 'the address is too long' },
  FST_PARTS_LIMIT: badForm,
  FST_FILES_LIMIT: badForm,
  FST_FIELDS_LIMIT: badForm,
  FST_PROTO_VIOLATION: badForm,
  FST_INVALID_MULTIPART_CONTENT_TYPE: badForm,
}
