import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import type { AddressInfo } from 'node:net'

import { DeliveryError } from '../kernel/errors.ts'
import { connectionOptions, limitConnections } from './door/connections.ts'

/** Requests under way when the server stops have this long to end. */
const GRACE_MS = 1_000

export type HeldPort = {
  /** where browsers find it */
  url: string
  /** from now on requests go here; before, they are asked to come again */
  serve: (handle: (request: IncomingMessage, response: ServerResponse) => void) => void
  close: () => Promise<void>
}

/**
 * Takes the port before anything else is touched, so that a port in use is known before a database is opened or made,
 * and keeps it: between a look and a listen someone else could take it.
 *
 * @throws DeliveryError `port_in_use`, `setting_invalid`
 */
export async function holdPort(host: string, port: number): Promise<HeldPort> {
  let handle = askToComeAgain
  const server = createServer(connectionOptions, (request, response) => handle(request, response))
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
    close: () => close(server),
  }
}

function askToComeAgain(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end('领衔正在启动，请稍候刷新。Starting; please reload in a moment.\n')
}

function urlOf({ address, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::'
  const host = everywhere ? '127.0.0.1' : isIPv6(address) ? `[${address}]` : address
  return `http://${host}:${port}`
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(timer)
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
