import { createTransport } from 'nodemailer'

import { messageText } from '../kernel/words/message.ts'
import type { Channel, Message, Outcome, Problem } from './channel.ts'
import { problemOf, codesOf } from './problem.ts'
import { isLoopback } from './target.ts'

export type MailSettings = { url: URL; from: string }

const TIMEOUT_MS = 10_000
/** SMTP answers in this range are final for one address: no such mailbox, not allowed to write to it. */
const FINAL = { least: 500, most: 599 }

/** Mail by SMTP: `smtps:` encrypted from the first byte, `smtp:` encrypted by STARTTLS or not at all sent, but on this machine itself. */
export function openMail({ url, from }: MailSettings, address: string | null): Channel {
  const transport = createTransport(transportOptions(url))
  return {
    id: 'mail',
    host: url.host,
    reaches: 'mail',
    together: 1,
    send: async ([message]): Promise<Outcome[]> => {
      if (!message) return []
      try {
        await transport.sendMail(mailOf(message, from, address))
        return [{ key: message.key, problem: null }]
      } catch (error) {
        return [{ key: message.key, problem: mailProblem(error) }]
      }
    },
    close: () => transport.close(),
  }
}

export function transportOptions(url: URL) {
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Without it a machine in between could take the offer of encryption out, and read along.
    requireTLS: !secure && !isLoopback(url),
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

export function mailOf({ key, kind, to, waiting, at }: Message, from: string, address: string | null) {
  const word = kind === 'test' ? 'test' : 'digest'
  const link = address ? [address] : []
  const lines = [messageText(word, 'zh', waiting), messageText(word, 'en', waiting), ...link, '', messageText('off', 'zh'), messageText('off', 'en')]
  return {
    from,
    to: { name: '', address: to ?? '' },
    subject: messageText('subject', 'zh'),
    text: lines.join('\n'),
    date: new Date(at),
    messageId: `<${key}@${from.split('@').at(-1)?.replace(/[^\w.-]/g, '') || 'lingxian'}>`,
    // So that no holiday notice answers it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function mailProblem(error: unknown): Problem {
  const codes = codesOf(error)
  const answered = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  if (codes.includes('ETLS')) return { code: 'tls', detail: answered }
  if (codes.includes('EAUTH') || codes.includes('ENOAUTH')) return { code: 'sign_in', detail: answered }
  if (codes.includes('EENVELOPE') && answered !== null && answered >= FINAL.least && answered <= FINAL.most) return { code: 'address', detail: answered }
  return answered === null ? problemOf(error) : { code: 'refused', detail: answered }
}
