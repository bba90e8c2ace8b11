import type { Answer, Body, Params, Query } from '../../api/contract/endpoints.ts'
import { paths, type EndpointName } from '../../api/contract/paths.ts'
import { problemOf, unreachable } from './problem.ts'

type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : Partial<T> extends T
    ? { [P in K]?: T }
    : { [P in K]: T }

/** What an endpoint takes: its path parameters, query and JSON body as the contract says, or a form with files. */
export type Input<N extends EndpointName> = Part<'params', Params<N>> &
  Part<'query', Query<N>> &
  Part<'body', Body<N>> & { form?: FormData; signal?: AbortSignal }
/** The arguments of a call: the input may be left out where nothing in it is required. */
export type Arguments<N extends EndpointName> = Partial<Input<N>> extends Input<N> ? [input?: Input<N>] : [input: Input<N>]

/**
 * Calls one endpoint of the API.
 *
 * @returns what the contract promises
 * @throws ProblemError with the server's sentence, or `unreachable`
 */
export async function call<N extends EndpointName>(name: N, ...[input]: Arguments<N>): Promise<Answer<N>> {
  const { params, query, body, form, signal } = (input ?? {}) as Loose
  const [method, path] = paths[name].split(' ') as [string, string]
  const request: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  }
  if (form) request.body = form
  else if (body !== undefined) {
    request.body = JSON.stringify(body)
    request.headers = { accept: 'application/json', 'content-type': 'application/json' }
  }
  const response = await sent(addressOf(path, params, query), request)
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Answer<N>
}

type Loose = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown; form?: FormData; signal?: AbortSignal }

async function sent(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    // The page left or asked something else; the one who asked no longer waits.
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

/** The address of an endpoint with its parameters filled in; empty and absent query values are left out. */
export function addressOf(path: string, params: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const tail = search.toString()
  return tail ? `${filled}?${tail}` : filled
}

/** Where an attachment is fetched from. */
export function fileAddress(sha256: string): string {
  return addressOf(paths.downloadFile.slice('GET '.length), { sha256 })
}
