// Asks a server over HTTP from a process of its own, as cheaply as Node can: bytes on sockets that stay open, no HTTP library. Started by asking.ts.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

import type { AskedFor, LoadOrder, LoadReply } from './asking.ts'

const HEAD_END = Buffer.from('\r\n\r\n')

process.on('message', ({ id, order }: AskedFor) => {
  load(order).then(
    (reply) => process.send?.({ id, reply }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => process.exit())

async function load(order: LoadOrder): Promise<LoadReply> {
  const used = process.cpuUsage()
  const startedAt = performance.now()
  const state: State = { next: order.from ?? 0, ms: [], refused: 0, bytes: 0, until: startedAt + order.seconds * 1000 }
  await Promise.all(Array.from({ length: order.connections }, () => connection(order, state)))
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(used)
  const { ms, refused, bytes, next } = state
  return { ms, refused, seconds, bytes: bytes / Math.max(1, ms.length), next, processorMs: (user + system) / 1000 / Math.max(1, ms.length) }
}

type State = { next: number; ms: number[]; refused: number; bytes: number; until: number }

/** One connection asks, waits for the whole answer, and asks again, until the time is over. */
function connection({ origin, requests, cookie, allowed }: LoadOrder, state: State): Promise<void> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.setNoDelay(true)
    let parts: Buffer[] = []
    let have = 0
    let wanted = -1
    let askedAt = 0
    const ask = () => {
      const now = performance.now()
      const request = now < state.until ? requests[state.next % requests.length] : undefined
      if (!request || (state.next >= requests.length && request.once)) return void (socket.destroy(), resolve())
      state.next += 1
      parts = []
      have = 0
      wanted = -1
      askedAt = now
      const body = request.body?.replaceAll('{command}', newCommand()) ?? ''
      const length = request.method === 'GET' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
      socket.write(`${request.method} ${request.path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}${length}\r\n${body}`)
    }
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      have += part.length
      if (wanted < 0) {
        const all = parts.length === 1 ? part : Buffer.concat(parts)
        const end = all.indexOf(HEAD_END)
        if (end < 0) return
        const head = all.toString('latin1', 0, end)
        const status = Number(head.slice(9, 12))
        const length = /content-length: (\d+)/i.exec(head)
        if (!length) return reject(new Error(`an answer without length: ${head.slice(0, 200)}`))
        wanted = end + HEAD_END.length + Number(length[1])
        if (status !== 200 && !allowed?.includes(status)) {
          socket.destroy()
          return reject(new Error(`the server answered ${status}: ${all.toString('utf8', end).slice(0, 400)}`))
        }
        if (status !== 200) state.refused += 1
      }
      if (have < wanted) return
      state.bytes += have
      state.ms.push(performance.now() - askedAt)
      ask()
    })
  })
}

/** An id for a command (UUIDv7). */
function newCommand(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = randomBytes(10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`
}
