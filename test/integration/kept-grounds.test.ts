import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { buildServer } from '../../src/api/server.ts'
import { closeAccount } from '../../src/app/account/keep-accounts.ts'
import { endToken, makeToken } from '../../src/app/account/tokens.ts'
import type { Deps } from '../../src/app/call.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { installPack } from '../../src/app/city/open-city.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { depsOn } from '../../src/app/open-deps.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { endAppointment } from '../../src/app/organisation/posts.ts'
import { renameUnit } from '../../src/app/organisation/units.ts'
import { openToAll, setReaders } from '../../src/app/readers/set-readers.ts'
import { together } from '../../src/app/together.ts'
import { endMembership } from '../../src/app/session/grant-membership.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { addDays, dayOf } from '../../src/kernel/time/day.ts'
import { STATEMENTS } from '../../src/store/database/statements.ts'
import { PASSWORD, testCity, type TestCity, type TestUser } from '../support/city.ts'
import { browserOf, cookieOf, openProduct, UNITS, type Browser, type Product } from '../support/over-http.ts'
import { migratedDatabase, testDatabaseKind } from '../support/postgres.ts'

const [OFFICE, LEAD] = UNITS
const LIST = '/api/v1/matters?limit=50'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.close())

/** Texts of the statements that are sent meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = []
  const hear = (told: unknown) => void texts.push((told as { text: string }).text)
  const channel = `tracing:${STATEMENTS}:start`
  subscribe(channel, hear)
  try {
    await work()
  } finally {
    unsubscribe(channel, hear)
  }
  return texts
}

const GROUND = /identity|api_token|security_setting|"session"|"membership"|readers \?\||"tenant" as "t"|from "unit"|from "subject"|from post/
const groundsOf = (texts: readonly string[]) => texts.filter((text) => GROUND.test(text))

/** Asked once, so that everything that can be is kept. */
async function known(user: TestUser): Promise<Browser> {
  const browser = await product.enter(user)
  expect((await browser.ask('GET', LIST)).status).toBe(200)
  return browser
}

const codeOf = async (browser: Browser) => (await browser.ask('GET', LIST)).body.code

describe('what a request stands on', () => {
  test('is read once and then only what was asked for; of a unit too', async () => {
    for (const [role, unit] of [['office', OFFICE], ['handler', LEAD]] as const) {
      const user = await city().user(role, unit)
      const browser = await product.enter(user)
      const list = () => statementsOf(() => browser.ask('GET', LIST))
      expect(groundsOf(await list()).length).toBeGreaterThan(2)
      const again = await list()
      expect(again.length).toBeGreaterThan(0)
      expect(groundsOf(again)).toEqual([])
    }
  })

  test('of a program with its token too, until that is ended', async () => {
    const { call } = await city().user('office', OFFICE)
    const made = await makeToken(call, { command: product.newCommand(), name: '取数', scopes: ['read'], until: addDays(dayOf(product.deps.now()), 30) })
    const list = () => product.app.inject({ url: LIST, headers: { authorization: `Bearer ${made.token}` } })
    // The first notes that it was used, the second reads what is kept from then on.
    expect([(await list()).statusCode, (await list()).statusCode]).toEqual([200, 200])
    expect(groundsOf(await statementsOf(list))).toEqual([])
    await endToken(call, { token: made.ids.token })
    expect((await list()).json<{ code: string }>().code).toBe('token_invalid')
  })

  test('a write reads no more of it, and drops nothing of it', async () => {
    const office = await city().user('office', OFFICE)
    const browser = await known(office)
    const open = () => browser.ask('POST', '/api/v1/matters', { command: product.newCommand(), ledger: 'reform-tasks', title: '试行一件事', due: '2026-12-31', fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: city().units.get(LEAD) }, territory: null }] })
    expect((await open()).status).toBe(200)
    const texts = await statementsOf(open)
    expect(texts.filter((text) => /identity|"session"|"membership"|"tenant" as "t"/.test(text))).toEqual([])
    expect(groundsOf(await statementsOf(() => browser.ask('GET', LIST)))).toEqual([])
  })

  test('a session that is used is noted as used, and lives on', async () => {
    const browser = await known(await city().user('office', OFFICE))
    const noon = Date.parse(product.deps.now())
    product.setNow(new Date(noon + 61_000).toISOString())
    const touched = await statementsOf(() => browser.ask('GET', LIST))
    expect(touched.filter((text) => text.startsWith('update "session"'))).toHaveLength(1)
    expect((await statementsOf(() => browser.ask('GET', LIST))).filter((text) => text.startsWith('update "session"'))).toEqual([])
    product.setNow(new Date().toISOString())
  })
})

describe('what this process changed holds with the very next request', () => {
  const command = () => ({ command: product.newCommand() })
  const ends: Record<string, [string, (user: TestUser, browser: Browser) => Promise<unknown>]> = {
    'the session': ['not_signed_in', (_, browser) => browser.ask('DELETE', '/api/v1/session')],
    'the account': ['not_signed_in', ({ acting }) => closeAccount(city().admin, { account: acting.account })],
    'the membership': ['no_membership', ({ acting }) => endMembership(city().security, { ...command(), person: acting.person, membership: acting.membership })],
    'who holds the post': ['post_left', async ({ acting }) => endAppointment(city().keeper, { ...command(), post: acting.post!, appointment: await appointmentOf(acting.post!), on: (await inputs()).today, reason: '调任' })],
  }
  test.each(Object.entries(ends))('%s', async (_, [code, end]) => {
    const user = await city().user('handler', LEAD)
    const browser = await known(user)
    await end(user, browser)
    expect(await codeOf(browser)).toBe(code)
  })

  test('a pack, a unit and the city itself', async () => {
    const { packs, today } = await inputs()
    const pack = packs[0]!
    await installPack(product.deps, city().tenant, { ...pack, version: '99.0.0' }, today)
    expect((await inputs()).packs.find(({ id }) => id === pack.id)?.version).toBe('99.0.0')
    await product.deps.db.owner((tx) => sql`update tenant set name = '改名市' where id = ${city().tenant}`.execute(tx))
    expect((await inputs()).city.name).toBe('改名市')

    const browser = await known(await city().user('handler', LEAD))
    expect(groundsOf(await statementsOf(() => browser.ask('GET', LIST)))).toEqual([])
    await renameUnit(city().keeper, { ...command(), unit: city().units.get(LEAD)!, name: '市行政审批局', aliases: [] })
    expect(groundsOf(await statementsOf(() => browser.ask('GET', LIST)))).not.toEqual([])
  })

  test('who is named as a reader sees, and who is no longer does not', async () => {
    const [office, handler] = [await city().user('office', OFFICE), await city().user('handler', LEAD)]
    const { ids } = await openMatter(office.call, { ...command(), ledger: 'reform-tasks', title: '内部一件事', due: '2026-12-31', fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: city().units.get(LEAD)! }, territory: null }] })
    const [seer, outsider] = [await known(handler), await known(await city().user('handler', LEAD))]
    const statusOf = async (browser: Browser) => (await browser.ask('GET', `/api/v1/matters/${ids.matter}`)).status
    expect([await statusOf(seer), await statusOf(outsider)]).toEqual([200, 200])
    const subject = { type: 'matter' as const, id: ids.matter }
    await setReaders(office.call, { ...command(), subject, posts: [office.post!, handler.post!], reason: '涉及未公开事项' })
    expect([await statusOf(seer), await statusOf(outsider)]).toEqual([200, 404])
    await openToAll(office.call, { ...command(), subject, reason: '已经公开' })
    expect([await statusOf(seer), await statusOf(outsider)]).toEqual([200, 200])
  })

  test('a write sees what it has changed itself, and nobody does when it is not kept', async () => {
    const before = await inputs()
    const { deps } = product
    const seen: string[] = []
    const failing = installInside(deps, { ...before.packs[0]!, version: '100.0.0' }, before.today, (version) => seen.push(version))
    await expect(failing).rejects.toThrow('not kept')
    expect(seen).toEqual(['100.0.0'])
    expect((await inputs()).packs[0]?.version).toBe(before.packs[0]?.version)
  })

  async function installInside(deps: Deps, pack: Parameters<typeof installPack>[2], today: string, saw: (version: string) => void): Promise<void> {
    await together(deps, city().tenant, async (inside) => {
      await installPack(inside, city().tenant, pack, today)
      const now = await inside.db.read(city().tenant, (db) => inputsOf(inside, db, city().tenant))
      saw(now.packs.find(({ id }) => id === pack.id)?.version ?? 'none')
      throw new Error('not kept')
    })
  }
})

// The embedded database is one process's alone.
if (testDatabaseKind() === 'postgres') describe('several processes on one database', () => {
  let url: string
  let drop: () => Promise<void>
  let folder: string
  let one: Deps
  let other: Deps
  let shared: TestCity
  let user: TestUser
  beforeAll(async () => {
    ;({ url, drop } = await migratedDatabase())
    folder = mkdtempSync(join(tmpdir(), 'lingxian-test-'))
    ;[one, other] = [depsOn(await openDatabase({ url }), join(folder, 'files')), depsOn(await openDatabase({ url }), join(folder, 'files'))]
    shared = await testCity(one, UNITS)
    user = await shared.user('handler', LEAD)
  })
  afterAll(async () => {
    for (const { db, readers } of [one, other]) {
      await readers.close()
      await db.close()
    }
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const entered = async (deps: Deps, cookie?: string) => {
    const app = await buildServer(deps, { web: null, log: 'silent', rates: null })
    const signed = cookie ?? (await signIn(app))
    return { app, browser: browserOf(app, signed), cookie: signed }
  }
  const signIn = async (app: Awaited<ReturnType<typeof buildServer>>) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { username: user.username, password: PASSWORD } })
    return cookieOf(answer.headers['set-cookie'])
  }

  test('a membership that one has ended is refused by the other within moments, and one whose listener was lost keeps nothing until it listens again', async () => {
    const first = await entered(one)
    const second = await entered(other, first.cookie)
    const grounds = async () => groundsOf(await statementsOf(() => second.browser.ask('GET', LIST)))
    expect((await second.browser.ask('GET', LIST)).status).toBe(200)
    expect(await grounds()).toEqual([])

    const { rows } = await one.db.owner((tx) => sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended from pg_stat_activity where datname = current_database() and application_name = 'lingxian listener'`.execute(tx))
    expect(rows).toHaveLength(2)
    await expect.poll(grounds).not.toEqual([])
    expect((await second.browser.ask('GET', LIST)).status).toBe(200)
    await expect.poll(grounds).toEqual([])

    await endMembership(shared.security, { command: newCommandId(one.now()), person: user.acting.person, membership: user.acting.membership })
    expect(await codeOf(first.browser)).toBe('no_membership')
    await expect.poll(() => codeOf(second.browser), { interval: 5, timeout: 2_000 }).toBe('no_membership')
    await Promise.all([first.app.close(), second.app.close()])
  })
})

function city(): TestCity {
  return product.city
}

function inputs() {
  return product.deps.db.read(city().tenant, (db) => inputsOf(product.deps, db, city().tenant))
}

async function appointmentOf(post: string): Promise<string> {
  const { rows } = await product.deps.db.read(city().tenant, (db) => sql<{ id: string }>`select id from appointment where tenant = ${city().tenant} and post = ${post}`.execute(db))
  return rows[0]!.id
}
