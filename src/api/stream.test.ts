import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openStreams } from './stream.ts'

const app = fastify()
const streams = openStreams(10)
let standing = true
let followers = 0
beforeAll(async () => {
  app.get('/', (request, reply) => streams.send(request, reply, { account: 'a', stands: async () => standing, follow: () => ((followers += 1), () => void (followers -= 1)) }))
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

const open = async (): Promise<IncomingMessage> => ((await once(get({ port: (app.server.address() as AddressInfo).port, agent: false }), 'response')) as [IncomingMessage])[0].setEncoding('utf8')

test('it beats while what it belongs to stands, and ends with it; nobody is followed any more then', async () => {
  const answer = await open()
  expect([String((await once(answer, 'data'))[0]), String((await once(answer, 'data'))[0]), followers]).toEqual(['retry: 5000\n\n', ': here\n\n', 1])
  standing = false
  answer.resume()
  await once(answer, 'end')
  await expect.poll(() => followers).toBe(0)
})

test('whoever leaves is forgotten, and a server that stops ends the rest', async () => {
  standing = true
  const [one, other] = [await open(), await open()]
  one.destroy()
  await expect.poll(() => followers).toBe(1)
  streams.end()
  other.resume()
  await once(other, 'end')
  await expect.poll(() => followers).toBe(0)
})
