import { connect } from 'node:net'

const PATIENCE_MS = 3_000

export type RawAnswer = { text: string; ms: number }

/** Sends bytes as they are and gives what comes back until the other side closes; `slowly` sends them one at a time. */
export function sendRaw(origin: string, bytes: Buffer, slowly?: { everyMs: number }): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    const parts: Buffer[] = []
    let at = 0
    // A request that waits for the rest of it is answered when it has come, or not at all.
    if (!slowly) socket.setTimeout(PATIENCE_MS, () => socket.destroy())
    const timer = slowly ? setInterval(() => at < bytes.length && socket.write(bytes.subarray(at, (at += 1))), slowly.everyMs) : undefined
    if (!slowly) socket.on('connect', () => socket.write(bytes))
    socket.on('data', (part: Buffer) => parts.push(part))
    // Being cut off is an answer too.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ text: Buffer.concat(parts).toString(), ms: performance.now() - startedAt })
    })
  })
}

const head = (...lines: string[]) => `${['POST /api/v1/session HTTP/1.1', 'Host: here', 'Connection: close', 'Content-Type: application/json', ...lines].join('\r\n')}\r\n\r\n`

/** Bytes that are no request, or one that means two things to two readers. */
export const MALFORMED: readonly (readonly [string, string])[] = [
  ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['a head of 20 kB', head(`X-Large: ${'x'.repeat(20_000)}`)],
  ['four hundred heads', head(...Array.from({ length: 400 }, (_, at) => `X-${at}: 1`), 'Content-Length: 2') + '{}'],
  ['two lengths', head('Content-Length: 2', 'Content-Length: 3') + '{}x'],
  ['length and chunks', head('Content-Length: 2', 'Transfer-Encoding: chunked') + '0\r\n\r\n'],
  ['chunks twice', head('Transfer-Encoding: chunked, chunked') + '0\r\n\r\n'],
  ['a chunk without size', head('Transfer-Encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n'],
  ['a chunk of 16 exabytes', head('Transfer-Encoding: chunked') + 'ffffffffffffffff\r\n'],
  ['a negative length', head('Content-Length: -1')],
  ['folded head', head('X-A: a\r\n b', 'Content-Length: 2') + '{}'],
  ['a zero in the head', head('X-A: a\0b')],
  ['a bare line feed in the head', 'GET /api/v1/health HTTP/1.1\nHost: here\n\n'],
  ['HTTP/0.9', 'GET /api/v1/health\r\n\r\n'],
  ['HTTP/9.9', 'GET /api/v1/health HTTP/9.9\r\nHost: here\r\n\r\n'],
  ['no host', 'GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['two hosts', 'GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
  ['an address of 20 kB', `GET /api/v1/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: here\r\n\r\n`],
  ['an absolute address of another machine', 'GET http://169.254.169.254/ HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'],
  ['CONNECT', 'CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: here\r\n\r\n'],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCookie: secret=1\r\n\r\n'],
  ['an unknown method', 'FROBNICATE / HTTP/1.1\r\nHost: here\r\n\r\n'],
  ['upgrade to nothing', 'GET /api/v1/health HTTP/1.1\r\nHost: here\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n'],
  ['paths upwards', 'GET /assets/../../../package.json HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'],
  ['paths upwards, encoded', 'GET /assets/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'],
  ['paths upwards, encoded twice', 'GET /assets/%252e%252e%252f%252e%252e%252fpackage.json HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'],
]
