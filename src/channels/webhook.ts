import { createHmac } from 'node:crypto'

import type { Channel, Message } from './channel.ts'
import type { GuardSettings } from './guard.ts'
import { postJson } from './post-json.ts'

export type WebhookSettings = { url: URL; secret: Uint8Array }

/**
 * A system of the city's own that tells people in its own way: one CloudEvent (1.0, structured JSON) for each person, signed as Standard
 * Webhooks describe it (HMAC-SHA-256 over id, time and body), so that libraries of any language can check it.
 */
export function openWebhook({ url, secret }: WebhookSettings, address: string | null, guard: GuardSettings): Channel {
  return {
    id: 'webhook',
    host: url.host,
    reaches: 'person',
    together: 1,
    send: async ([message]) => {
      if (!message) return []
      const body = eventOf(message, address)
      const { problem } = await postJson(url, body, guard, { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signatureOf(message, body, secret) })
      return [{ key: message.key, problem }]
    },
    close: () => undefined,
  }
}

export function eventOf({ key, kind, person, waiting, at }: Message, address: string | null): string {
  return JSON.stringify({
    specversion: '1.0',
    id: key,
    source: address ?? 'urn:lingxian',
    type: kind === 'test' ? 'lingxian.reminder.test.v1' : 'lingxian.reminder.waiting.v1',
    subject: person,
    time: at,
    datacontenttype: 'application/json',
    data: { person, waiting },
  })
}

/** Headers of Standard Webhooks: a receiver refuses a time more than five minutes from its own, and an id it has seen. */
export function signatureOf({ key, at }: Pick<Message, 'key' | 'at'>, body: string, secret: Uint8Array): Record<string, string> {
  const seconds = String(Math.floor(Date.parse(at) / 1000))
  const signature = createHmac('sha256', secret).update(`${key}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': key, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
