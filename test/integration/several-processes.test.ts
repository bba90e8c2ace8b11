import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { depsOn } from '../../src/app/open-deps.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { openDatabase } from '../../src/store/database/index.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import { longPlan } from '../support/long-plan.ts'
import { cookieOf } from '../support/over-http.ts'
import { endAll, ready, run, type Run } from '../support/own-process.ts'
import { migratedDatabase, testDatabaseKind } from '../support/postgres.ts'

// The embedded database belongs to one process: there is nothing of this there, which is not the same as something left out.
if (testDatabaseKind() === 'postgres') describe('three servers on one database', () => {
  const OFFICE = '市委政研室（改革办）'
  let scratch: string
  let drop: () => Promise<void>
  let servers: Run[]
  let urls: string[]
  let cookie: string

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'lingxian-several-'))
    const database = await migratedDatabase()
    drop = database.drop
    const db = await openDatabase({ url: database.url })
    const deps = depsOn(db, join(scratch, 'data', 'files'))
    const { username } = await (await testCity(deps, [OFFICE])).user('office', OFFICE)
    await deps.readers.close()
    await db.close()
    const settings = { DATABASE_URL: database.url, LINGXIAN_DATA: join(scratch, 'data'), LINGXIAN_LOG: 'info', LINGXIAN_LOG_FORMAT: 'json' }
    servers = [1, 2, 3].map(() => run(scratch, settings))
    urls = (await Promise.all(servers.map(ready))).map((line) => /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '')
    const answer = await fetch(`${urls[0]}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: PASSWORD }) })
    cookie = cookieOf(answer.headers.getSetCookie())
  })
  afterAll(async () => {
    await endAll()
    await drop()
    rmSync(scratch, { recursive: true, force: true })
  })

  const ask = async (server: number, method: string, path: string, body?: object | FormData) => {
    const json = body && !(body instanceof FormData)
    const answer = await fetch(`${urls[server % 3]}/api/v1${path}`, { method, headers: { cookie, ...(json && { 'content-type': 'application/json' }) }, ...(body && { body: json ? JSON.stringify(body) : (body as FormData) }) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const command = () => newCommandId(new Date().toISOString())
  const matter = (title: string, id = command()) => ({ command: id, ledger: 'reform-tasks', title, due: '2026-12-31' })
  const everywhere = <T>(work: (server: number) => Promise<T>) => Promise.all([0, 1, 2].map(work))

  test('who signed in at one goes on at the others', async () => {
    expect((await everywhere((server) => ask(server, 'GET', '/session'))).map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('what is written at one is heard at another', async () => {
    const answer = await fetch(`${urls[2]}/api/v1/changes`, { headers: { cookie } })
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('retry: 5000\n\n')
    const heard = reader.read()
    // Listening begins beside the first answer: what is written before that is told when it has begun.
    expect((await ask(0, 'POST', '/matters', matter('听得见'))).status).toBe(200)
    expect((await heard).value).toBe('event: changed\ndata: {}\n\n')
    await reader.cancel()
  })

  test('one command sent to all of them at once is done once', async () => {
    const once = matter('只办一次')
    const answers = await everywhere((server) => ask(server, 'POST', '/matters', once))
    const done = answers.filter(({ status }) => status === 200)
    // Two that meet in the same instant: one is told so, and asking again gives it the same answer.
    expect(answers.filter(({ status, body }) => status !== 200 && body.code !== 'decided_meanwhile')).toEqual([])
    const again = await everywhere((server) => ask(server, 'POST', '/matters', once))
    expect(again.map(({ body }) => body)).toEqual(Array.from({ length: 3 }, () => done[0]?.body))
    expect(((await ask(1, 'GET', '/matters?ledger=reform-tasks&q=只办一次')).body.rows as object[]).length).toBe(1)
  })

  test('codes have neither gap nor double, whichever server gives them', async () => {
    const opened = await Promise.all(Array.from({ length: 18 }, (_, n) => ask(n, 'POST', '/matters', matter(`编号 ${n}`))))
    expect(opened.filter(({ status }) => status !== 200)).toEqual([])
    const { rows } = (await ask(2, 'GET', '/matters?ledger=reform-tasks&q=编号&limit=50')).body as { rows: { code: string }[] }
    const numbers = rows.map(({ code }) => Number(/(\d+)\D*$/.exec(code)?.[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 18 }, (_, n) => (numbers[0] ?? 0) + n))
  })

  test('how far a file is that one reads, another tells', async () => {
    const id = command()
    const form = new FormData()
    form.set('command', id)
    form.set('file', new Blob([longPlan(1_500_000, OFFICE)]), '方案.txt')
    const reading = ask(0, 'POST', '/documents', form)
    await expect.poll(async () => (await ask(1, 'GET', `/jobs/${id}`)).body).toMatchObject({ command: id, name: '方案.txt', answer: null, problem: null })
    const { status, body } = await reading
    expect(status).toBe(200)
    expect((await everywhere((server) => ask(server, 'GET', `/jobs/${id}`))).map((job) => [job.body.state, job.body.answer])).toEqual(Array.from({ length: 3 }, () => ['done', body]))
  })

  test('a job that is due runs in one of them', async () => {
    const runs = (job: string) => servers.flatMap(({ lines, errors }) => [...lines, ...errors().split('\n')]).filter((line) => line.includes(`"job":"${job}"`)).length
    await expect.poll(() => runs('backup')).toBeGreaterThan(0)
    expect(runs('backup')).toBe(1)
    expect(runs('erasures')).toBe(1)
  })

  test('a session that ends at one is over at all', async () => {
    expect((await ask(2, 'DELETE', '/session')).status).toBe(200)
    await expect.poll(async () => (await everywhere((server) => ask(server, 'GET', '/desk'))).map(({ status }) => status)).toEqual([401, 401, 401])
  })
})
else test('the embedded database belongs to one process', () => expect(testDatabaseKind()).toBe('pglite'))
