import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildServer } from '../../src/api/server.ts'
import { embeddedTestDatabase } from '../../src/store/testing.ts'
import type { Deps } from '../../src/app/call.ts'
import { depsOn } from '../../src/app/open-deps.ts'
import { openJobs } from '../../src/app/reading/jobs.ts'
import { openReaders } from '../../src/app/reading/readers.ts'
import { PASSWORD } from './city.ts'
import { demonstrationDatabase } from './demonstration.ts'

export type Product = {
  url: string
  deps: Deps
  /** breaks every line and begins anew on the same database, as after a power cut: what was not kept is gone */
  restart: () => Promise<void>
  close: () => Promise<void>
}

/** Another folder where a build of one's own is tried while others build theirs. */
const webFolder = process.env.LINGXIAN_WEB ?? join(import.meta.dirname, '..', '..', 'dist', 'web')

/** The product with an empty embedded database, served with the built web app on a free port of this machine. `now`: its clock, where a test sets it. */
export async function startProduct(now?: Deps['now']): Promise<Product> {
  return serve(await embeddedTestDatabase(), now)
}

/** The same with the demonstration city in it. */
export async function startDemonstration(): Promise<Product> {
  return serve(await demonstrationDatabase())
}

async function serve({ db, folder, close }: Awaited<ReturnType<typeof embeddedTestDatabase>>, now?: Deps['now']): Promise<Product> {
  const deps = depsOn(db, join(folder, 'files'), now)
  let live = deps
  let app = await buildServer(live, { web: webFolder, log: 'error', rates: null })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    deps,
    restart: async () => {
      // The door is shut before anything ends: a page that goes on asking is told nothing of a reading that was broken off.
      app.server.on('connection', (socket) => socket.destroy())
      app.server.closeAllConnections()
      await live.readers.close()
      await app.close()
      live = { ...live, readers: openReaders(), jobs: openJobs() }
      app = await buildServer(live, { web: webFolder, log: 'error', rates: null })
      await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })
    },
    close: async () => {
      await app.close()
      await live.readers.close()
      await close()
    },
  }
}

/** Holds back what the page asks of these addresses until it is released, when all of it has been answered: a slow answer without waiting for a clock. */
export async function held(page: Page, addresses: RegExp): Promise<{ release: () => Promise<void> }> {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  await page.route(addresses, async (route) => {
    await opened
    await route.fulfill({ response: await route.fetch() })
  })
  return {
    release: async () => {
      open()
      await page.unrouteAll({ behavior: 'wait' })
    },
  }
}

/** What a page must never do: break a rule of the content security policy, throw, or ask another machine for anything. */
export type Watched = { page: Page; context: BrowserContext; faults: string[] }

/** A page of its own browser profile, signed in as this user, whose faults are collected. `first`: heading of the page one comes to. */
export async function signedIn(browser: Browser, { url }: Product, username: string, viewport = { width: 1440, height: 960 }, first = '工作台', password: string = PASSWORD): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    // The page asks who is signed in before anyone is; Chromium reports the 401 by itself.
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) faults.push(`left the server: ${request.url()}`)
  })
  await page.exposeFunction('reportViolation', (what: string) => faults.push(`broke the policy: ${what}`))
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) => reportViolation(event.violatedDirective + ' ' + event.blockedURI))`)
  await page.goto(url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: first }).waitFor()
  return { page, context, faults }
}
