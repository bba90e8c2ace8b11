import { afterEach, describe, expect, test } from 'vitest'

import { openMail, transportOptions } from './mail.ts'
import { message, smtpReceiver, textOf } from '../../test/support/receivers.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function mailTo(options: Parameters<typeof smtpReceiver>[0] = {}, user = '') {
  const server = await smtpReceiver(options)
  closing.push(server.close)
  const url = new URL(server.url)
  if (user) [url.username, url.password] = user.split(':') as [string, string]
  const mail = openMail({ url, from: 'lingxian@example.gov.cn' }, 'https://lx.example.gov.cn')
  closing.push(mail.close)
  return { server, mail }
}

test('a mail says that something waits and where, and asks for no automatic answer', async () => {
  const { server, mail } = await mailTo()
  expect(await mail.send([message()])).toEqual([{ key: 'key-1', problem: null }])
  const [one] = server.received
  expect(one).toMatchObject({ from: 'lingxian@example.gov.cn', to: ['someone@example.gov.cn'] })
  expect(textOf(one?.raw ?? '').replaceAll('\r', '').trimEnd().split('\n')).toEqual([
    '领衔：有待办',
    '您有3项待办，请登录领衔查看。',
    'You have 3 waiting. Please sign in to Lingxian.',
    'https://lx.example.gov.cn',
    '',
    '不想再收到，可在“提醒”页关闭。',
    'To stop these, turn them off on the page “Reminders”.',
  ])
  expect(one?.raw).toContain('Auto-Submitted: auto-generated')
})

test('sent again after a crash it carries the same Message-ID', async () => {
  const { server, mail } = await mailTo()
  for (const at of ['2026-09-16T00:00:00.000Z', '2026-09-16T00:05:00.000Z']) await mail.send([message({ at })])
  expect(server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim())).toEqual(['<key-1@example.gov.cn>', '<key-1@example.gov.cn>'])
})

describe('what goes wrong is told by code and number, never by what the server wrote', () => {
  test('an address that does not exist', async () => {
    const { mail } = await mailTo({ refused: ['someone@example.gov.cn'] })
    expect(await mail.send([message()])).toEqual([{ key: 'key-1', problem: { code: 'address', detail: 550 } }])
  })

  test('a wrong password', async () => {
    const { mail } = await mailTo({ password: 'right' }, 'me:wrong')
    expect(await mail.send([message()])).toEqual([{ key: 'key-1', problem: { code: 'sign_in', detail: 535 } }])
  })

  test('a certificate nobody vouches for: nothing is sent, and not unencrypted instead', async () => {
    const { server, mail } = await mailTo({ tls: true })
    expect(await mail.send([message()])).toEqual([{ key: 'key-1', problem: { code: 'tls', detail: null } }])
    expect(server.received).toEqual([])
  })

  test('nobody there', async () => {
    const { server, mail } = await mailTo()
    await server.close()
    expect(await mail.send([message()])).toEqual([{ key: 'key-1', problem: { code: 'unreachable', detail: null } }])
  })
})

test.each([
  ['smtps://mail.example.gov.cn', { port: 465, secure: true, requireTLS: false }, 'encrypted from the first byte'],
  ['smtp://mail.example.gov.cn', { port: 587, secure: false, requireTLS: true }, 'no STARTTLS, no mail'],
  ['smtp://10.0.0.5:25', { port: 25, secure: false, requireTLS: true }, 'inside of the network too'],
  ['smtp://localhost:25', { port: 25, secure: false, requireTLS: false }, 'on this machine nobody reads along'],
])('%s: %j, %s', (url, expected) => {
  expect(transportOptions(new URL(url))).toMatchObject(expected)
})

test('user and password are taken out of the address as they were meant', () => {
  expect(transportOptions(new URL('smtps://me%40x:p%3Ass@h'))).toMatchObject({ auth: { user: 'me@x', pass: 'p:ss' } })
})
