import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { problem } from '../contract/common.ts'
import { holdPort, type HeldPort } from '../hold-port.ts'

let port: HeldPort
beforeAll(async () => {
  port = await holdPort('127.0.0.1', 0)
  port.serve((request, response) => {
    request.resume()
    request.on('end', () => response.end('here'))
    // A body that breaks off has no end.
    request.on('error', () => response.destroy())
  })
})
afterAll(() => port.close())

/** What is answered to these bytes, until the connection is closed. */
function said(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(port.url).port), '127.0.0.1', () => socket.write(bytes))
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(parts).toString()))
  })
}

const head = (...lines: string[]) => ['GET / HTTP/1.1', 'Host: here', 'Connection: close', ...lines, '', ''].join('\r\n')

test('a request is answered', async () => {
  expect(await said(head())).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*here/)
})

describe('what is no request is refused with a problem document, and the connection closed', () => {
  test.each([
    ['a head that is too large', head(`X-Large: ${'x'.repeat(20_000)}`), 431],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['a line that is none', 'HELLO\r\n\r\n', 400],
    ['a head with a control character', head('X-A: a\x00b'), 400],
    ['two lengths (request smuggling)', `${head('Content-Length: 3', 'Content-Length: 4')}abcd`, 400],
    ['a length and chunks (request smuggling)', `${head('Content-Length: 3', 'Transfer-Encoding: chunked')}0\r\n\r\n`, 400],
    ['a chunk whose size is no number', `POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
    ['a line ended by a bare line feed', 'GET / HTTP/1.1\nHost here\n\n', 400],
  ])('%s', async (_, bytes, status) => {
    const answer = await said(bytes)
    const [top = '', body = ''] = answer.split('\r\n\r\n')
    expect(top.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(top).toContain('application/problem+json')
    expect(problem.parse(JSON.parse(body))).toMatchObject({ status })
  })

  test('no host', async () => {
    expect(await said('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })
})
