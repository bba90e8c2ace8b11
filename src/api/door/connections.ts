import type { Server, ServerOptions } from 'node:http'
import type { Socket } from 'node:net'

/**
 * How long a client may take over what it sends, and how much of its head is read. Node's own limits are wider or look only every half minute; a
 * client that sends a byte now and then would keep its connection for minutes (slow loris).
 */
export const connectionOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  /** the whole request: forty megabytes over a line of 1 Mbit/s */
  requestTimeout: 330_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  requireHostHeader: true,
  insecureHTTPParser: false,
} as const satisfies ServerOptions

const MOST_CONNECTIONS = 5_000
const MOST_HEADERS = 100
/** Neither side says anything for so long: the longest answer that says nothing meanwhile is a file being read. */
const SILENCE_MS = 330_000

/** Sets what is set on a server that exists, and answers requests that are none in words. */
export function limitConnections(server: Server): void {
  server.maxConnections = MOST_CONNECTIONS
  server.maxHeadersCount = MOST_HEADERS
  server.setTimeout(SILENCE_MS, (socket) => socket.destroy())
  server.on('clientError', (error: Error & { code?: string }, socket) => answerMalformed(error.code ?? '', socket as Socket))
}

const REFUSALS: Record<string, { line: string; code: string; zh: string; en: string }> = {
  HPE_HEADER_OVERFLOW: { line: '431 Request Header Fields Too Large', code: 'body_too_large', zh: '请求头过大。', en: 'The head of the request is too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { line: '408 Request Timeout', code: 'input_invalid', zh: '请求没有按时发完，请重试。', en: 'The request did not arrive in time; try again.' },
}
const MALFORMED = { line: '400 Bad Request', code: 'input_invalid', zh: '不是有效的 HTTP 请求。', en: 'Not a valid HTTP request.' }

/** A problem document, written by hand: of such a request nothing has become that could be answered otherwise. */
function answerMalformed(reason: string, socket: Socket): void {
  // Reset by the client, or an answer is under way already.
  if (reason === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const { line, code, zh, en } = REFUSALS[reason] ?? MALFORMED
  const status = Number(line.slice(0, 3))
  const body = JSON.stringify({ type: `/api/docs#problem-${code}`, title: line.slice(4), status, code, detail: zh, detailEn: en, facts: {} })
  const head = ['HTTP/1.1 ' + line, 'content-type: application/problem+json; charset=utf-8', 'x-content-type-options: nosniff', "content-security-policy: default-src 'none'", 'cache-control: no-store', `content-length: ${Buffer.byteLength(body)}`, 'connection: close']
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // One who does not read the answer does not keep the connection either.
  socket.destroySoon()
}
