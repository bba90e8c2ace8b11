import { setImmediate } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOf } from '../../../test/support/form.ts'
import { longPlan } from '../../../test/support/long-plan.ts'
import { keptIn } from '../../../test/support/kept.ts'
import { pdfOf } from '../../../test/support/pdf.ts'
import { browserOf, openProduct, type Browser, type Product } from '../../../test/support/over-http.ts'
import { buildServer } from '../../api/server.ts'
import { workbookOf } from '../../files/xlsx-for-tests.ts'
import { openJobs } from './jobs.ts'
import { openReaders } from './readers.ts'

const UNIT = '市体育局'
let product: Product
let office: Browser
let colleague: Browser
let handler: Browser
beforeAll(async () => {
  product = await openProduct()
  office = await product.enter(await product.city.user('office', '市委政研室（改革办）'))
  colleague = await product.enter(await product.city.user('office', '市委政研室（改革办）'))
  handler = await product.enter(await product.city.user('handler', UNIT))
})
afterAll(() => product.close())

const planOf = (characters: number) => longPlan(characters, UNIT)

function send(content: string | Uint8Array, { command = product.newCommand(), name = '方案.txt', by = office, app = product.app } = {}) {
  const { payload, headers } = formOf([{ name: 'command', content: command }, { name: 'file', filename: name, content }])
  const answer = app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: by.cookie, ...headers }, payload }).then((one) => ({ status: one.statusCode, body: one.json<Record<string, unknown>>() }))
  return { command, answer }
}
/** What is asked within the process and answered from memory lets in no word of the reading thread, so it is given a turn first. */
const job = async (command: string, by = office) => {
  await setImmediate()
  return (await by.ask('GET', `/api/v1/jobs/${command}`)).body as { state: string; code?: string; done: number; total: number; unit: string | null; answer: unknown; problem: unknown }
}

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

/** Waits until the job of a file that takes a while stands there. */
async function reached(command: string, state: string, by = office): Promise<void> {
  await expect.poll(async () => (await job(command, by)).state, { timeout: 30_000, interval: 1 }).toBe(state)
}

const kept = () => keptIn(product.deps.db, product.city.tenant, product.folder)

describe('a job is its owner’s', () => {
  test('nobody else sees it or ends it', async () => {
    const { command, answer } = send(planOf(2_000_000))
    await reached(command, 'reading')
    for (const other of [colleague, handler]) {
      expect(await job(command, other)).toMatchObject({ code: 'job_unknown' })
      expect((await other.ask('DELETE', `/api/v1/jobs/${command}`)).body).toMatchObject({ code: 'job_unknown' })
    }
    expect((await answer).status).toBe(200)
    expect(await job(command, colleague)).toMatchObject({ code: 'job_unknown' })
  })

  test('cancelled while it is read: said so to both who asked, and nothing is kept', async () => {
    const before = await kept()
    const { command, answer } = send(planOf(2_100_000))
    await reached(command, 'reading')
    const ended = await office.ask('DELETE', `/api/v1/jobs/${command}`)
    expect(ended.body).toMatchObject({ state: 'refused', problem: { code: 'reading_cancelled' } })
    expect(await answer).toMatchObject({ status: 409, body: { code: 'reading_cancelled', detail: expect.stringContaining('没有保留任何内容') } })
    expect(await kept()).toEqual(before)
    // The same command again is a new try, not a conflict.
    expect(await send('关于举办运动会的通知\n一、举办运动会。（市体育局负责）\n', { command }).answer).toMatchObject({ status: 200 })
  })

  test('what is done stays as it is', async () => {
    const { command, answer } = send('关于开放场馆的通知\n一、开放场馆。（市体育局负责）\n')
    const { body } = await answer
    expect((await office.ask('DELETE', `/api/v1/jobs/${command}`)).body).toMatchObject({ state: 'done', answer: body })
  })

  test('a refusal is told to who asks later', async () => {
    const { command, answer } = send('', { name: '空.txt' })
    const { body } = await answer
    expect(await job(command)).toMatchObject({ state: 'refused', answer: null, problem: { code: 'file_empty', detail: body.detail, detailEn: body.detailEn } })
  })
})

describe('the server was restarted', () => {
  test('what was done is known by what it kept, to its owner; what was not is gone, with what to do', async () => {
    const { command, answer } = send('关于修缮球场的通知\n一、修缮球场。（市体育局负责）\n')
    const { body } = await answer
    const app = await buildServer({ ...product.deps, jobs: openJobs() }, { web: null, log: 'silent' })
    const [mine, theirs] = [browserOf(app, office.cookie), browserOf(app, colleague.cookie)]
    expect(await job(command, mine)).toEqual({ command, name: '', state: 'done', done: 0, total: 0, unit: null, answer: body, problem: null })
    expect(await job(command, theirs)).toMatchObject({ code: 'job_unknown' })
    const unfinished = await mine.ask('GET', `/api/v1/jobs/${product.newCommand()}`)
    expect(unfinished).toMatchObject({ status: 404, body: { code: 'job_unknown', detail: expect.stringContaining('请重新提交') } })
    await app.close()
  })
})

test('no place free: refused with what to do, and when; the file in hand is read all the same', async () => {
  const readers = openReaders({ threads: 1, mostWaiting: 0 })
  const app = await buildServer({ ...product.deps, readers }, { web: null, log: 'silent' })
  const first = send(planOf(2_200_000), { app })
  await reached(first.command, 'reading', browserOf(app, office.cookie))
  const { payload, headers } = formOf([{ name: 'command', content: product.newCommand() }, { name: 'file', filename: '另一件.txt', content: '一、办好事。（市体育局负责）' }])
  const second = await app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: office.cookie, ...headers }, payload })
  expect({ status: second.statusCode, wait: second.headers['retry-after'] }).toEqual({ status: 429, wait: '10' })
  expect(second.json()).toMatchObject({ code: 'busy', detail: expect.stringMatching(/另一件\.txt.*请过一会儿再传/) })
  expect((await first.answer).status).toBe(200)
  await app.close()
  await readers.close()
})

describe('what is told on the way and at the end', () => {
  test('a PDF of 300 pages is counted page by page', async () => {
    const pages = Array.from({ length: 300 }, (_, page) => ({ words: Array.from({ length: 20 }, (__, line) => ({ words: `${page * 20 + line + 1}.建设健身步道。`, x: 80, y: 80 + line * 28 })) }))
    const { command, answer } = send(pdfOf(pages), { name: '年鉴.pdf' })
    const counted: number[] = []
    let over = false
    const result = answer.finally(() => (over = true))
    while (!over) {
      const { state, done, total, unit } = await job(command)
      if (state === 'extracting' && unit === 'page' && total > 0 && counted.at(-1) !== done) {
        expect(total).toBe(300)
        counted.push(done)
      }
    }
    expect((await result).status).toBe(200)
    expect(counted.length).toBeGreaterThan(1)
    expect(counted).toEqual([...counted].sort((a, b) => a - b))
  })

  test('what of a file is not in the text is said in the answer, and to who asks later', async () => {
    const rows = [['序号', '任务', '责任单位'], ['1', '修建泳池', UNIT]]
    const { command, answer } = send(workbookOf([{ name: '任务', rows }, { name: '底稿', rows, hidden: true }]), { name: '分工.xlsx' })
    const notes = [{ zh: '隐藏的工作表“底稿”未读取。', en: 'The hidden sheet “底稿” was not read.' }]
    expect((await answer).body).toMatchObject({ known: false, notes })
    expect(await job(command)).toMatchObject({ state: 'done', answer: { notes } })
  })
})
