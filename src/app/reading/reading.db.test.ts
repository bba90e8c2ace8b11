import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf } from '../../../test/support/form.ts'
import { openProduct, type Browser, type Product } from '../../../test/support/over-http.ts'

const UNIT = '市体育局'
let product: Product
let office: Browser
beforeAll(async () => {
  product = await openProduct()
  office = await product.enter(await product.city.user('office', '市委政研室（改革办）'))
})
afterAll(() => product.close())

/** A plan of so many characters, every hundredth paragraph of which is somebody's task. */
function planOf(characters: number): string {
  const head = '关于推进全域健身的实施方案\n\n'
  const prose = (n: number) => `各级各部门要把第${n}项工作摆上日程，深入基层了解情况，听取群众意见，总结推广好的做法，形成人人参与、人人支持的良好局面，确保取得实效。\n`
  const task = (n: number) => `（${n}）建设第${n}处健身步道。年底前建成投用。（${UNIT}负责）\n`
  const parts = [head]
  let length = head.length
  for (let n = 1; length < characters; n += 1) {
    const next = n % 100 === 0 ? task(n) : prose(n)
    parts.push(next)
    length += next.length
  }
  return parts.join('').slice(0, characters)
}

function send(content: string | Uint8Array, { command = product.newCommand(), name = '方案.txt', by = office } = {}) {
  const { payload, headers } = formOf([{ name: 'command', content: command }, { name: 'file', filename: name, content }])
  const answer = product.app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: by.cookie, ...headers }, payload }).then((one) => ({ status: one.statusCode, body: one.json<Record<string, unknown>>() }))
  return { command, answer }
}
const job = async (command: string, by = office) => (await by.ask('GET', `/api/v1/jobs/${command}`)).body as { state: string; code?: string; done: number; total: number; unit: string | null; answer: unknown; problem: unknown }

/** Every state that is met on the way, once each, asking again and again until `end`. */
async function statesUntil<T>(command: string, end: Promise<T>): Promise<{ states: string[]; asked: number; result: T }> {
  const states: string[] = []
  let over = false
  const result = end.finally(() => (over = true))
  let asked = 0
  while (!over) {
    const { state, code } = await job(command)
    asked += 1
    const now = state ?? code
    if (now !== 'job_unknown' && states.at(-1) !== now) states.push(now)
  }
  return { states, asked, result: await result }
}

test('a text of 15 MB is read while others are answered; where it stands is told in order', { timeout: 120_000 }, async () => {
  const text = planOf(5_000_000)
  expect(Buffer.byteLength(text)).toBeGreaterThan(14_000_000)
  const { command, answer } = send(text)
  const { states, asked, result } = await statesUntil(command, answer)
  expect(result.status).toBe(200)
  expect(result.body).toMatchObject({ command, known: false })
  expect(Number(result.body.proposals)).toBeGreaterThan(500)
  const order = ['waiting', 'extracting', 'reading', 'keeping', 'done']
  expect(states).toEqual(order.filter((state) => states.includes(state)))
  expect(states).toContain('reading')
  // Each of them a whole request with its session, answered while the file was read.
  expect(asked).toBeGreaterThan(5)
  expect(await job(command)).toEqual({ command, name: '方案.txt', state: 'done', done: 0, total: 0, unit: null, answer: result.body, problem: null })
  expect(await send(text, { command }).answer).toEqual(result)
})
