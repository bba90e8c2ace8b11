import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'

import { addressKind } from './address-kind.ts'
import { guardedFetch, NO_INNER, type GuardSettings, type Resolve } from './guard.ts'
import { innerHosts } from './inner-hosts.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A server on this machine that counts who came. */
async function serverWith(answer: RequestListener) {
  const came: IncomingMessage[] = []
  const server = createServer((request, response) => {
    came.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { port: (server.address() as AddressInfo).port, came }
}

const listed = (...hosts: string[]): GuardSettings => ({ inner: innerHosts(hosts.join(',')) ?? [] })
const meaning = (...addresses: string[]): Resolve => async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

describe('addresses', () => {
  test.each([
    ['8.8.8.8', 'outer'],
    ['2606:4700::1111', 'outer'],
    ['172.32.0.1', 'outer'],
    ['100.128.0.1', 'outer'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['10.255.0.1', 'inner'],
    ['172.16.0.1', 'inner'],
    ['172.31.255.255', 'inner'],
    ['192.168.1.1', 'inner'],
    ['100.64.0.1', 'inner'],
    ['fd12::1', 'inner'],
    ['169.254.169.254', 'never'],
    ['fe80::1', 'never'],
    ['fe80::1%eth0', 'never'],
    ['0.0.0.0', 'never'],
    ['0.1.2.3', 'never'],
    ['::', 'never'],
    ['224.0.0.251', 'never'],
    ['255.255.255.255', 'never'],
    ['ff02::1', 'never'],
    ['::ffff:127.0.0.1', 'never'],
    ['::ffff:8.8.8.8', 'never'],
    ['::127.0.0.1', 'never'],
    ['64:ff9b::a00:1', 'never'],
    ['2002:7f00:1::', 'never'],
    ['not an address', 'never'],
    ['', 'never'],
  ])('%s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind)
  })
})

describe('never asked for', () => {
  test.each([
    ['https://127.0.0.1/', 'address_inner'],
    ['https://127.1/', 'address_inner'],
    ['https://2130706433/', 'address_inner'],
    ['https://0x7f.0.0.1/', 'address_inner'],
    ['https://0x7f000001/', 'address_inner'],
    ['https://0177.0.0.1/', 'address_inner'],
    ['https://127.0.0.1./', 'address_inner'],
    ['https://１２７.０.０.１/', 'address_inner'],
    ['https://localhost/', 'address_inner'],
    ['https://localhost./', 'address_inner'],
    ['https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/', 'address_inner'],
    ['https://[::1]/', 'address_inner'],
    ['https://10.0.0.8:8443/', 'address_inner'],
    ['https://[fd00::1]/', 'address_inner'],
    ['https://[::ffff:127.0.0.1]/', 'address_never'],
    ['https://[::ffff:7f00:1]/', 'address_never'],
    ['https://[::]/', 'address_never'],
    ['https://0/', 'address_never'],
    ['https://169.254.169.254/latest/meta-data/', 'address_never'],
    ['https://2852039166/', 'address_never'],
    ['https://me:secret@example.cn/', 'address_refused'],
    ['https://secret@example.cn/', 'address_refused'],
    ['https://example.cn:secret@127.0.0.1/', 'address_refused'],
    ['file:///etc/passwd', 'address_refused'],
    ['gopher://127.0.0.1:25/', 'address_refused'],
    ['ftp://example.cn/', 'address_refused'],
    ['//example.cn/', 'address_refused'],
    ['https://', 'address_refused'],
    ['http://8.8.8.8/', 'not_encrypted'],
  ])('%s: %s', async (address, code) => {
    const error = await guardedFetch(address, {}, { ...NO_INNER, resolve: meaning('127.0.0.1') }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'GuardRefusal', code })
    expect(String(error)).not.toContain('secret')
  })

  test.each([
    ['to this machine', ['127.0.0.1'], 'address_inner'],
    ['to a machine outside and to one inside', ['8.8.8.8', '10.0.0.1'], 'address_inner'],
    ['to the keys of a cloud', ['169.254.169.254'], 'address_never'],
    ['to an IPv4 address in disguise', ['::ffff:10.0.0.1'], 'address_never'],
  ])('a name that leads %s', async (_, addresses, code) => {
    await expect(guardedFetch('https://xn--fiqs8s.example.cn/', {}, { ...NO_INNER, resolve: meaning(...addresses) })).rejects.toMatchObject({ code })
  })

  test('what is never called is not called for being listed either', async () => {
    await expect(guardedFetch('https://169.254.169.254/', {}, listed('169.254.169.254'))).rejects.toMatchObject({ code: 'address_never' })
    await expect(guardedFetch('https://[::ffff:10.0.0.1]/', {}, listed('::ffff:10.0.0.1'))).rejects.toMatchObject({ code: 'address_never' })
  })

  test('a name listed is not a neighbour of it', async () => {
    await expect(guardedFetch('https://oidc.gov.cn.evil.example/', {}, { ...listed('oidc.gov.cn'), resolve: meaning('10.0.0.1') })).rejects.toMatchObject({ code: 'address_inner' })
  })
})

describe('a machine that is listed', () => {
  test('gets what is sent, and its answer comes back', async () => {
    const { port, came } = await serverWith((_, response) => response.writeHead(201, { 'x-said': 'yes', 'content-type': 'text/plain; charset=utf-8' }).end('好'))
    const answer = await guardedFetch(`http://inner.example.cn.:${port}/token`, { method: 'POST', body: new URLSearchParams({ code: '一' }) }, { ...listed('inner.example.cn'), resolve: meaning('127.0.0.1') })
    expect({ status: answer.status, said: answer.headers.get('x-said'), text: await answer.text() }).toEqual({ status: 201, said: 'yes', text: '好' })
    expect({ method: came[0]?.method, type: came[0]?.headers['content-type'], host: came[0]?.headers.host }).toEqual({
      method: 'POST',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      host: `inner.example.cn.:${port}`,
    })
  })

  test('is resolved once: what the name means the second time is not asked', async () => {
    const { port, came } = await serverWith((_, response) => response.end())
    const said = ['127.0.0.1', '169.254.169.254']
    let asked = 0
    const resolve: Resolve = async () => [{ address: said[asked++] ?? '', family: 4 }]
    await guardedFetch(`http://name.example:${port}/`, {}, { ...listed('name.example'), resolve })
    expect({ asked, came: came.length }).toEqual({ asked: 1, came: 1 })
  })

  test('pointing elsewhere is an answer; nobody goes there', async () => {
    const elsewhere = await serverWith((_, response) => response.end())
    const { port } = await serverWith((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${elsewhere.port}/` }).end())
    const answer = await guardedFetch(`http://127.0.0.1:${port}/`, {}, listed('127.0.0.1'))
    expect({ status: answer.status, came: elsewhere.came.length }).toEqual({ status: 302, came: 0 })
  })

  test('unencrypted on another machine only where that is listed', async () => {
    const unused: Resolve = async () => [{ address: '10.255.255.1', family: 4 }]
    await expect(guardedFetch('http://inner.example/', {}, { ...listed('inner.example'), resolve: unused })).rejects.toMatchObject({ code: 'not_encrypted' })
  })

  test('an answer that is too large is refused, or cut where that is asked for', async () => {
    const { port } = await serverWith((_, response) => response.end('x'.repeat(300_000)))
    const settings = { ...listed('127.0.0.1'), mostBytes: 1000 }
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, {}, settings)).rejects.toMatchObject({ code: 'answer_too_large' })
    const cut = await guardedFetch(`http://127.0.0.1:${port}/`, {}, { ...settings, whenLonger: 'cut' })
    expect(await cut.text()).toBe('x'.repeat(1000))
  })

  test.each([
    ['that never answers', () => undefined],
    ['whose answer never ends', (_: IncomingMessage, response: Parameters<RequestListener>[1]) => response.write('x')],
  ] as [string, RequestListener][])('one %s is left after the time', async (_, answer) => {
    const { port } = await serverWith(answer)
    await expect(guardedFetch(`http://127.0.0.1:${port}/`, {}, { ...listed('127.0.0.1'), timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('so is a name that nobody knows in time', async () => {
    const never: Resolve = () => new Promise(() => undefined)
    await expect(guardedFetch('https://example.cn/', {}, { ...NO_INNER, timeoutMs: 20, resolve: never })).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

describe('what LINGXIAN_ALLOW_INNER may say', () => {
  test.each([
    ['', []],
    ['10.1.2.3', [{ host: '10.1.2.3', plain: false }]],
    [' Oidc.Inner.GOV.cn. , http://[fd00::1]', [{ host: 'oidc.inner.gov.cn', plain: false }, { host: '[fd00::1]', plain: true }]],
    ['fd00::1', [{ host: '[fd00::1]', plain: false }]],
    ['政务.内网', [{ host: 'xn--zfr164b.xn--v6q792i', plain: false }]],
    ['0x7f.1', [{ host: '127.0.0.1', plain: false }]],
    ['10.0.0.0/8', null],
    ['host:8443', null],
    ['https://host', null],
    ['*.gov.cn/', null],
    ['me@host', null],
    ['two hosts', null],
  ])('%j', (text, hosts) => {
    expect(innerHosts(text)).toEqual(hosts)
  })
})
