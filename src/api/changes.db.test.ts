import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openProduct, UNITS, type Browser, type Product } from '../../test/support/over-http.ts'
import type { TestUser } from '../../test/support/city.ts'

let product: Product
let port: number
let user: TestUser
let browser: Browser
beforeAll(async () => {
  product = await openProduct()
  await product.app.listen({ port: 0, host: '127.0.0.1' })
  port = (product.app.server.address() as AddressInfo).port
  user = await product.city.user('office', UNITS[0])
  browser = await product.enter(user)
})
afterAll(() => product.close())

const listen = async (cookie: string): Promise<IncomingMessage> => {
  const [answer] = (await once(get({ port, path: '/api/v1/changes', headers: { cookie } }), 'response')) as [IncomingMessage]
  return answer.setEncoding('utf8')
}
const next = async (answer: IncomingMessage) => String((await once(answer, 'data'))[0])
/** Something of this city is written, whatever it is. */
const write = (tenant = product.city.tenant) => product.deps.db.write(tenant, async () => undefined)

test('who listens hears that something was written in their own city, and nothing more; a failed write and another city are not told of', async () => {
  const answer = await listen(browser.cookie)
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/event-stream; charset=utf-8', 'no-store'])
  expect(await next(answer)).toBe('retry: 5000\n\n')
  await write('another')
  await expect(product.deps.db.write(product.city.tenant, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  const heard = next(answer)
  await write()
  expect(await heard).toBe('event: changed\ndata: {}\n\n')
  answer.destroy()
})

test('nobody listens without a session, and one account only so many times', async () => {
  const stranger = await listen('')
  expect([stranger.statusCode, stranger.headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8'])
  const answers = []
  for (let n = 0; n < 9; n += 1) answers.push(await listen(browser.cookie))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429])
  for (const answer of answers) answer.destroy()
  await expect.poll(async () => {
    const again = await listen(browser.cookie)
    again.destroy()
    return again.statusCode
  }).toBe(200)
})

test('a server that stops ends it', async () => {
  const answer = await listen(browser.cookie)
  await next(answer)
  const ended = once(answer, 'end')
  answer.resume()
  await product.deps.changes.close()
  await ended
})
