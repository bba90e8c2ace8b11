import { problem } from '../../../src/api/contract/common.ts'
import { endpoints, type EndpointSchema } from '../../../src/api/contract/endpoints.ts'
import { paths, type EndpointName } from '../../../src/api/contract/paths.ts'
import { errorWords } from '../../../src/kernel/words/errors.ts'
import type { FuzzRequest } from './requests.ts'

export type FuzzAnswer = { status: number; headers: Record<string, unknown>; text: string; ms: number }

/** What a refusal must not tell: frames of a stack, paths of this machine, SQL and names of the database's own. */
const LEAKS: readonly [string, RegExp][] = [
  ['a stack', /\bat \S+ \(?(?:file:|node:|\/)\S+:\d+:\d+/],
  ['a path', /node_modules|\/(?:tmp|home|root|var|usr|work)\/\w|\bsrc\/\w+\/\S+\.ts/],
  ['SQL', /\b(?:select|insert into|update|delete from)\b[^"]{0,200}\b(?:from|values|set|where)\b/i],
  ['the database', /violates|duplicate key|relation "|syntax error at|invalid input syntax|pg_catalog|ECONNREFUSED|SQLSTATE/i],
  ['a class of errors', /\b(?:TypeError|RangeError|ReferenceError|SyntaxError|ZodError)\b/],
]

/** What is wrong with an answer; nothing, as a rule. */
export function faultsOf(request: FuzzRequest, answer: FuzzAnswer, slowMs: number): string[] {
  if (answer.status === 0) return ['no answer']
  return [...ofEvery(answer, slowMs), ...(answer.status >= 400 ? ofRefusal(request, answer) : ofDone(request, answer))]
}

function ofEvery({ status, headers, ms }: FuzzAnswer, slowMs: number): string[] {
  const cookies = [headers['set-cookie'] ?? []].flat().map(String)
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(ms > slowMs ? [`took ${Math.round(ms)} ms`] : []),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no nosniff']),
    ...(headers['content-security-policy'] === undefined ? ['no content security policy'] : []),
    ...(headers['access-control-allow-origin'] === undefined ? [] : ['open to pages of others']),
    ...(cookies.every((cookie) => /; HttpOnly/i.test(cookie) && /; SameSite=(?:Strict|Lax)/i.test(cookie)) ? [] : ['a cookie without its flags']),
  ]
}

function ofRefusal({ method, url, payload }: FuzzRequest, { status, headers, text }: FuzzAnswer): string[] {
  if (method === 'HEAD') return []
  if (!String(headers['content-type']).startsWith('application/problem+json')) return [`a refusal of type ${String(headers['content-type'])}`]
  const read = problem.strict().safeParse(parsed(text))
  if (!read.success) return ['a refusal that is no problem document']
  const asked = `${decoded(url)}\n${String(payload ?? '').slice(0, 200_000)}`
  return [
    ...(read.data.status === status ? [] : ['another status in the problem document']),
    ...(read.data.code in errorWords ? [] : [`an unknown code ${read.data.code}`]),
    ...LEAKS.flatMap(([what, pattern]) => (pattern.test(text) && !pattern.test(asked) ? [`tells ${what}`] : [])),
  ]
}

function ofDone({ operation, method }: FuzzRequest, { status, headers, text }: FuzzAnswer): string[] {
  if (status >= 300) return status === 304 ? [] : [`status ${status}`]
  if (headers['cache-control'] === undefined) return ['no cache-control']
  const schema: EndpointSchema | undefined = endpoints[operation as EndpointName]
  // Asked by another method, another operation answers.
  if (!schema || schema.binary || !paths[operation as EndpointName].startsWith(`${method} `)) return []
  const read = schema.response.safeParse(parsed(text))
  return read.success ? [] : [`an answer unlike its description: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch (error) {
    if (error instanceof URIError) return url
    throw error
  }
}
