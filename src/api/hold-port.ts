import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'

import { DeliveryError } from '../kernel/errors.ts'
import { connectionOptions, limitConnections } from './door/connections.ts'

/** Answers to requests that were cut off have this long to go out. */
const GRACE_MS = 1_000

export type HeldPort = {
  /** where browsers find it */
  url: string
  /** from now on requests go here; before, they are asked to come again */
  serve: (handle: (request: IncomingMessage, response: ServerResponse) => void) => void
  /** No new request is taken any more; those under way have so long to be answered. What then is left is cut off by `close`. */
  drain: (limitMs: number) => Promise<void>
  close: () => Promise<void>
}

/**
 * Takes the port before anything else is touched, so that a port in use is known before a database is opened or made,
 * and keeps it: between a look and a listen someone else could take it.
 *
 * @throws DeliveryError `port_in_use`, `setting_invalid`
 */
export async function holdPort(host: string, port: number): Promise<HeldPort> {
  let handle: Handle = askToComeAgain
  let draining = false
  const underWay = new Set<ServerResponse>()
  const server = createServer(connectionOptions, (request, response) => {
    // A connection that is open may bring another request: it is sent elsewhere.
    if (draining) return sendElsewhere(request, response)
    underWay.add(response)
    response.once('close', () => {
      underWay.delete(response)
      if (draining) server.closeIdleConnections()
    })
    handle(request, response)
  })
  limitConnections(server)
  server.listen({ host, port, exclusive: true })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw refusalOf(error, host, port)
  }
  return {
    url: urlOf(server.address() as AddressInfo),
    serve: (next) => {
      handle = next
    },
    drain: async (limitMs) => {
      draining = true
      server.close()
      server.closeIdleConnections()
      for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close')
      const timer = new AbortController()
      const over = Promise.all([...underWay].map((response) => once(response, 'close')))
      await Promise.race([over, setTimeout(limitMs, undefined, { signal: timer.signal })])
      timer.abort()
    },
    close: () => close(server),
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
const pathOf = ({ url }: IncomingMessage) => url?.split('?', 1)[0]

/** The process lives, whatever it is at. */
function answerAlive(response: ServerResponse): void {
  response.writeHead(200, json).end(JSON.stringify({ alive: true }))
}

function answerNotReady(response: ServerResponse, reason: 'starting' | 'stopping'): void {
  response.writeHead(503, { ...json, 'retry-after': '5' }).end(JSON.stringify({ ready: false, reasons: [reason] }))
}

function sendElsewhere(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close')
  if (pathOf(request) === '/healthz') return answerAlive(response)
  if (pathOf(request) === '/readyz') return answerNotReady(response, 'stopping')
  response.writeHead(503, { ...plain, 'retry-after': '5' })
  response.end('领衔正在停止，请稍候再试；没有收下这次请求。Stopping; this request was not taken, try again in a moment.\n')
}

function askToComeAgain(request: IncomingMessage, response: ServerResponse): void {
  if (pathOf(request) === '/healthz') return answerAlive(response)
  if (pathOf(request) === '/readyz') return answerNotReady(response, 'starting')
  response.writeHead(503, { ...plain, 'retry-after': '1' })
  response.end('领衔正在启动，请稍候刷新。Starting; please reload in a moment.\n')
}

function urlOf({ address, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::'
  const host = everywhere ? '127.0.0.1' : isIPv6(address) ? `[${address}]` : address
  return `http://${host}:${port}`
}

async function close(server: Server): Promise<void> {
  // Draining has closed it already, and told so once; only connections may be left.
  if (!server.listening && (await connectionsOf(server)) === 0) return
  const closed = once(server, 'close')
  if (server.listening) server.close()
  server.closeIdleConnections()
  const timer = new AbortController()
  await Promise.race([closed, setTimeout(GRACE_MS, undefined, { signal: timer.signal })])
  timer.abort()
  server.closeAllConnections()
  await closed
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))))
}

function refusalOf(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return new DeliveryError('port_in_use', { port })
  if (code === 'EACCES') return new DeliveryError('setting_invalid', { name: 'PORT', value: String(port), problem: 'EACCES' })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new DeliveryError('setting_invalid', { name: 'HOST', value: host, problem: String(code) })
  }
  return error
}
