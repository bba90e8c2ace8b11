import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestEncrypted } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import { addressKind } from './address-kind.ts'
import { sameHost, type InnerHost } from './inner-hosts.ts'

export type Resolved = { address: string; family: number }
export type Resolve = (host: string) => Promise<readonly Resolved[]>

export type GuardSettings = {
  /** machines inside of the network that may be called all the same (LINGXIAN_ALLOW_INNER) */
  inner: readonly InnerHost[]
  /** the whole call, names included; ten seconds unless said */
  timeoutMs?: number
  /** more of an answer is not read; a megabyte unless said */
  mostBytes?: number
  /** what an answer above that is: refused, or cut there */
  whenLonger?: 'refuse' | 'cut'
  /** how names become addresses; the system's way unless said */
  resolve?: Resolve
}

/** Nothing inside may be called. */
export const NO_INNER: GuardSettings = { inner: [] }

const TIMEOUT_MS = 10_000
const MOST_BYTES = 1024 * 1024
const WITHOUT_BODY = new Set([204, 205, 304])

/**
 * Why a call was not made, or its answer not taken: `address_refused` (no http or https address, or with a user name in it), `not_encrypted`,
 * `address_inner` (this machine or an inner network, and not listed), `address_never` (link-local, multicast …), `answer_too_large`.
 * The message names no address: it may hold a secret.
 */
export class GuardRefusal extends Error {
  override name = 'GuardRefusal'
  readonly code: 'address_refused' | 'not_encrypted' | 'address_inner' | 'address_never' | 'answer_too_large'

  constructor(code: GuardRefusal['code']) {
    super(code)
    this.code = code
  }
}

/**
 * `fetch` for addresses that people or other systems have given: encrypted, to a machine outside or to one the operator listed. The name is
 * resolved once, every address it has is judged, and the connection goes to those very addresses, so a name that means something else a
 * moment later (DNS rebinding) changes nothing. Redirects are answers, not followed; no cookies, no proxy, no compressed answers; time and size end.
 *
 * @throws GuardRefusal; what `node:http` throws; `TimeoutError`
 */
export async function guardedFetch(address: string | URL, init: RequestInit, settings: GuardSettings): Promise<Response> {
  const url = checkedUrl(address)
  const { body, headers, method, signal: own } = new Request(url, { ...init, redirect: 'manual' })
  const signal = AbortSignal.any([own, AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS)])
  const bytes = body === null ? null : Buffer.from(await new Response(body).arrayBuffer())
  try {
    const addresses = await orAborted(judgedAddresses(url, settings), signal)
    const answer = await call(url, { method, headers: { ...Object.fromEntries(headers), 'accept-encoding': 'identity' }, lookup: always(addresses), agent: false, signal }, bytes)
    const read = await readAnswer(answer, settings)
    const status = answer.statusCode ?? 502
    return new Response(WITHOUT_BODY.has(status) ? null : read, { status, headers: headersOf(answer) })
  } catch (error) {
    // A socket that was closed because the time was over says no more than that it was closed.
    throw signal.aborted ? signal.reason : error
  }
}

function checkedUrl(address: string | URL): URL {
  if (!URL.canParse(address)) throw new GuardRefusal('address_refused')
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '') throw new GuardRefusal('address_refused')
  return url
}

/** The addresses of a host, all of them allowed: with one that is not, a name could be made to mean either. */
async function judgedAddresses(url: URL, { inner, resolve = bySystem }: GuardSettings): Promise<readonly Resolved[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }]
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  const kinds = addresses.map(({ address }) => addressKind(address))
  if (kinds.includes('never')) throw new GuardRefusal('address_never')
  const listed = inner.find((one) => one.host === sameHost(url.hostname))
  if (!listed && kinds.some((kind) => kind !== 'outer')) throw new GuardRefusal('address_inner')
  // On this machine nothing can be read along the way.
  const onThisMachine = kinds.every((kind) => kind === 'loopback')
  if (url.protocol === 'http:' && !onThisMachine && !listed?.plain) throw new GuardRefusal('not_encrypted')
  return addresses
}

const bySystem: Resolve = (host) => lookup(host, { all: true })

/** A resolver that knows these addresses alone, whatever it is asked. */
function always(addresses: readonly Resolved[]): LookupFunction {
  return (_, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}

function call(url: URL, options: RequestOptions, body: Buffer | null): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestEncrypted : requestPlain)(url, options, resolve)
    request.on('error', reject)
    request.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new GuardRefusal('address_refused'))
    })
    request.end(body ?? undefined)
  })
}

async function readAnswer(answer: IncomingMessage, { mostBytes = MOST_BYTES, whenLonger = 'refuse' }: GuardSettings): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  let size = 0
  // Leaving the loop early destroys the answer and its connection.
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.byteLength
    if (size <= mostBytes) continue
    if (whenLonger === 'refuse') throw new GuardRefusal('answer_too_large')
    break
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, mostBytes))
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  return headers
}

/** A resolver cannot be stopped; what it says too late is dropped. */
function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
