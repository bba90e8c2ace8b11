import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import type { Message } from '../../src/channels/channel.ts'

/** One request that a test's server was sent. */
export type Received = { url: string; headers: IncomingHttpHeaders; body: string }

type Answer = { status?: number; body?: string; headers?: Record<string, string> }

/** A real HTTP server on this machine that keeps what it is sent. `answers` are given in order, the last one from then on. */
export async function httpReceiver(...answers: Answer[]) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      received.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      const { status = 200, body = '{"errcode":0,"errmsg":"ok"}', headers = {} } = answers[Math.min(received.length, answers.length) - 1] ?? {}
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/hook?key=robot-key`),
    received,
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

export type Mailed = { from: string; to: string[]; raw: string }

/** A real SMTP server on this machine. Mail to `refused` addresses is refused for good; `tls` offers STARTTLS with a certificate nobody vouches for. */
export async function smtpReceiver({ refused = [], tls = false, password }: { refused?: string[]; tls?: boolean; password?: string } = {}) {
  const received: Mailed[] = []
  const server = new SMTPServer({
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: (auth, _session, callback) => callback(auth.password === password ? null : Object.assign(new Error('wrong'), { responseCode: 535 }), { user: auth.username }),
    onRcptTo: ({ address }, _session, callback) => callback(refused.includes(address) ? Object.assign(new Error(`no such mailbox: ${address}`), { responseCode: 550 }) : null),
    onData: (stream, session, callback) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') })
        callback(null)
      })
    },
  })
  // A client that does not trust the certificate hangs up, which the server tells as an error of its own.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { url: new URL(`smtp://127.0.0.1:${port}`), received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

export function message(more: Partial<Message> = {}): Message {
  return { key: 'key-1', kind: 'digest', person: '0199a000-0000-7000-8000-000000000001', to: 'someone@example.gov.cn', waiting: 3, at: '2026-09-16T00:00:00.000Z', ...more }
}

/** The text of a mail, whichever way its parts are encoded. */
export function textOf(raw: string): string {
  const [head = '', ...rest] = raw.split(/\r?\n\r?\n/)
  const body = rest.join('\n\n')
  const decoded = /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : /quoted-printable/i.test(head) ? fromQuoted(body) : body
  const subject = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(head)?.[1] ?? ''
  const words = subject.replaceAll(/\s*=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) => (how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : fromQuoted(text.replaceAll('_', ' '))))
  return `${words}\n${decoded}`
}

function fromQuoted(text: string): string {
  const bytes = text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
