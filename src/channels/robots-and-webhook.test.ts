import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'

import { openDingtalk } from './dingtalk.ts'
import { httpReceiver, message } from '../../test/support/receivers.ts'
import { openWebhook } from './webhook.ts'
import { openWecom } from './wecom.ts'

const GUARD = { inner: [{ host: '127.0.0.1', plain: false }] }
const ADDRESS = 'https://lx.example.gov.cn'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function receiver(...answers: Parameters<typeof httpReceiver>) {
  const server = await httpReceiver(...answers)
  closing.push(server.close)
  return server
}

const two = [message({ to: 'wang' }), message({ key: 'key-2', to: 'li', waiting: 7 })]

test('WeCom: one message in the group speaks to all of them and says no number', async () => {
  const server = await receiver()
  expect(await openWecom(server.url, ADDRESS, GUARD).send(two)).toEqual([{ key: 'key-1', problem: null }, { key: 'key-2', problem: null }])
  expect(server.received.map(({ url, body }) => [url, JSON.parse(body) as unknown])).toEqual([
    ['/hook?key=robot-key', { msgtype: 'text', text: { content: `您有待办，请登录领衔查看。\n${ADDRESS}`, mentioned_list: ['wang', 'li'] } }],
  ])
})

test('DingTalk: signed with the time, speaking to all of them', async () => {
  const server = await receiver()
  const secret = 'SECsixteencharsormore'
  expect(await openDingtalk({ url: server.url, secret }, null, GUARD).send(two)).toEqual([{ key: 'key-1', problem: null }, { key: 'key-2', problem: null }])
  const [one] = server.received
  const query = new URL(one?.url ?? '', server.url).searchParams
  const time = Date.parse('2026-09-16T00:00:00.000Z')
  expect(Object.fromEntries(query)).toEqual({
    key: 'robot-key',
    timestamp: String(time),
    sign: createHmac('sha256', secret).update(`${time}\n${secret}`).digest('base64'),
  })
  expect(JSON.parse(one?.body ?? '')).toEqual({ msgtype: 'text', text: { content: '您有待办，请登录领衔查看。\n@wang @li' }, at: { atUserIds: ['wang', 'li'], isAtAll: false } })
})

test('the webhook is sent a CloudEvent 1.0 that its receiver can check', async () => {
  const server = await receiver({ body: '' })
  const secret = Buffer.alloc(32, 7)
  expect(await openWebhook({ url: server.url, secret }, ADDRESS, GUARD).send([message()])).toEqual([{ key: 'key-1', problem: null }])
  const { headers, body } = server.received[0]!
  expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  expect(JSON.parse(body)).toEqual({
    specversion: '1.0',
    id: 'key-1',
    source: ADDRESS,
    type: 'lingxian.reminder.waiting.v1',
    subject: message().person,
    time: '2026-09-16T00:00:00.000Z',
    datacontenttype: 'application/json',
    data: { person: message().person, waiting: 3 },
  })
  expect(headers['webhook-id']).toBe('key-1')
  expect(headers['webhook-timestamp']).toBe('1789516800')
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(`key-1.1789516800.${body}`).digest('base64')}`)
})

describe('what goes wrong is told by code and number', () => {
  test.each([
    [{ body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, { code: 'refused', detail: 93000 }],
    [{ body: 'not json' }, { code: 'refused', detail: null }],
    [{ status: 500 }, { code: 'refused', detail: 500 }],
    [{ status: 302, headers: { location: 'https://elsewhere.example/' } }, { code: 'redirected', detail: 302 }],
  ])('a robot that answers %j', async (answer, problem) => {
    const server = await receiver(answer)
    expect(await openWecom(server.url, null, GUARD).send([message()])).toEqual([{ key: 'key-1', problem }])
  })

  test('a redirect is not followed', async () => {
    const elsewhere = await receiver()
    const server = await receiver({ status: 307, headers: { location: elsewhere.url.href } })
    await openWebhook({ url: server.url, secret: Buffer.alloc(32) }, null, GUARD).send([message()])
    expect(elsewhere.received).toEqual([])
  })

  test('nobody there', async () => {
    const server = await receiver()
    await server.close()
    expect(await openWecom(server.url, null, GUARD).send([message()])).toEqual([{ key: 'key-1', problem: { code: 'unreachable', detail: null } }])
  })

  test('an endless answer is not read to its end', async () => {
    const server = await receiver({ body: 'x'.repeat(300_000) })
    expect(await openWecom(server.url, null, GUARD).send([message()])).toEqual([{ key: 'key-1', problem: { code: 'refused', detail: null } }])
  })
})
