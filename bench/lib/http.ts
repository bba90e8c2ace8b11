import { Agent, request } from 'node:http'

export type Asked = { status: number; body: string; ms: number; cookies: string[] }
export type Ask = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Asked>

/** Asks one server over connections that stay open, as a browser does; `close` ends them. */
export function client(origin: string, connections: number): { ask: Ask; signIn: (username: string, password: string) => Promise<Ask>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const asking =
    (cookie: string): Ask =>
    (method, path, body) =>
      send(agent, origin, { method, path, cookie, text: body === undefined ? undefined : JSON.stringify(body) })
  return {
    ask: asking(''),
    signIn: async (username, password) => {
      const { cookies } = expectOk(await asking('')('POST', '/api/v1/session', { username, password }))
      return asking(cookies.map((one) => one.split(';')[0]).join('; '))
    },
    close: () => agent.destroy(),
  }
}

/** The cookies of somebody who has signed in, as they are sent. */
export async function cookieOf(origin: string, username: string, password: string): Promise<string> {
  const { ask, close } = client(origin, 1)
  const { cookies } = expectOk(await ask('POST', '/api/v1/session', { username, password }))
  close()
  return cookies.map((one) => one.split(';')[0]).join('; ')
}

/** @throws Error for any other answer: a bench of refusals would be a fast one */
export function expectOk(asked: Asked): Asked {
  if (asked.status !== 200) throw new Error(`the server answered ${asked.status}: ${asked.body.slice(0, 500)}`)
  return asked
}

type Order = { method: string; path: string; cookie: string; text: string | undefined }

function send(agent: Agent, origin: string, { method, path, cookie, text }: Order): Promise<Asked> {
  const startedAt = performance.now()
  const headers = { ...(cookie && { cookie }), ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) }
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { agent, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const ms = performance.now() - startedAt
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString(), ms, cookies: response.headers['set-cookie'] ?? [] })
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}

export type Load = { count: number; seconds: number; perSecond: number; ms: number[] }

/** Does `work` again and again for some seconds, so many at a time; each call is told its number. */
export async function load(connections: number, seconds: number, work: (index: number) => Promise<Asked>): Promise<Load> {
  const ms: number[] = []
  let next = 0
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const asked = expectOk(await work((next += 1)))
      ms.push(asked.ms)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const took = (performance.now() - startedAt) / 1000
  return { count: ms.length, seconds: took, perSecond: ms.length / took, ms }
}
