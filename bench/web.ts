// The desk's first visit and a long ledger in a real browser: script, paint, interaction at a fourth of the processor, frames per second.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

import { DEMONSTRATION_PASSWORD } from '../src/demo/data/accounts.ts'
import { launchChromium } from '../test/support/chromium.ts'
import { PASSWORD } from '../test/support/city.ts'
import { ledgerOf } from '../test/support/million.ts'
import { largeCity } from './lib/large-city.ts'
import { startProgram } from './lib/program.ts'
import { goal, machine, percentile, report } from './support.ts'

const SLOWED = 4
const VISITS = 3
const MATTERS = 20_000
const MILLION = 1_000_000
const FRAMES_MS = 3_000
const JUMPS = 12

const silent = process.argv.includes('--json')
const figures: Record<string, number> = {}
const keep = (what: string, value: number) => (figures[what] = Math.round(value * 10) / 10)
const strays: string[] = []

const browser = await launchChromium()
try {
  await demonstration(browser)
  await longLedgers(browser)
} finally {
  await browser.close()
}
if (strays.length > 0) throw new Error(`asked of another machine: ${strays.join(', ')}`)
report({
  name: 'web',
  machine: machine(),
  figures,
  goals: [
    goal('script of the desk’s first visit as it arrived, KB', figures['desk script KB'] ?? Infinity, '<=', 250),
    goal('largest contentful paint of the desk at 4 × slow-down, s', figures['desk largest paint s'] ?? Infinity, '<=', 1.5),
    goal('the slowest interaction of the desk at 4 × slow-down, ms', figures['desk interaction ms'] ?? Infinity, '<=', 100),
    goal('the slowest interaction of the ledger at 4 × slow-down, ms', figures['ledger interaction ms'] ?? Infinity, '<=', 100),
    ...['20 000 rows scrolled', '20 000 rows jumped', '1 000 000 rows scrolled', '1 000 000 rows jumped'].map((what) => goal(`${what}, frames/s`, figures[`${what} frames/s`] ?? 0, '>=', 50)),
  ],
})

/** The demonstration's desk: what arrives at a first visit, when it is painted, how soon it answers a hand. */
async function demonstration(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
  const program = await startProgram('src/main.ts', folder)
  try {
    const visits = []
    for (let visit = 0; visit < VISITS; visit += 1) {
      const context = await enter(browser, program.url, 'gaigeban', DEMONSTRATION_PASSWORD)
      const { page, slow } = await slowedPage(context)
      let script = 0
      page.on('requestfinished', (request) => void (request.resourceType() === 'script' && request.sizes().then(({ responseBodySize }) => (script += responseBodySize))))
      await page.goto(`${program.url}/desk`)
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
      await page.waitForFunction(() => !document.querySelector('.loading'))
      const paint = await largestPaint(page)
      visits.push({ script, paint, interaction: await interactions(page, '/desk') })
      await slow.detach()
      await context.close()
    }
    keep('desk script KB', (visits[0]?.script ?? 0) / 1000)
    figures['desk largest paint s'] = Math.round(percentile(visits.map(({ paint }) => paint), 50)) / 1000
    keep('desk interaction ms', percentile(visits.map(({ interaction }) => interaction), 50))
  } finally {
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A ledger of matters opened by bulk, and one of a million rows that the bench answers in the server's place. */
async function longLedgers(browser: Browser): Promise<void> {
  const { folder, city, remove } = await largeCity(MATTERS, (line) => silent || console.log(line))
  const program = await startProgram('src/main.ts', folder)
  try {
    const context = await enter(browser, program.url, city.office.username, PASSWORD)
    const { page, slow } = await slowedPage(context)
    const open = async () => {
      await page.goto(`${program.url}/ledgers/reform-tasks`)
      await page.getByRole('grid').getByRole('link').first().waitFor()
    }
    await open()
    keep('ledger interaction ms', await interactions(page, '/ledgers/reform-tasks'))
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await bare(context)
    await open()
    await frames(page, '20 000 rows')
    await ledgerOf(page, MILLION)
    await open()
    await frames(page, '1 000 000 rows')
    await context.close()
  } finally {
    await program.stop()
    remove()
  }
}

async function enter(browser: Browser, origin: string, username: string, password: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) strays.push(request.url())
  })
  const answer = await context.request.post(`${origin}/api/v1/session`, { data: { username, password } })
  if (!answer.ok()) throw new Error(`signing in failed: ${await answer.text()}`)
  return context
}

async function slowedPage(context: BrowserContext): Promise<{ page: Page; slow: CDPSession }> {
  const page = await context.newPage()
  const slow = await context.newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  return { page, slow }
}

/** Milliseconds from the visit to the largest paint. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({ type: 'largest-contentful-paint', buffered: true })))
}

/** The longest of some keys and clicks, from the hand to the next paint, as the browser times them. */
async function interactions(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { benchTimes: times })
    new PerformanceObserver((list) => times.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const next = async (act: () => Promise<unknown>) => {
    await act()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))))
  }
  if (path === '/desk') {
    for (let tab = 0; tab < 6; tab += 1) await next(() => page.keyboard.press('Tab'))
    await next(() => page.mouse.click(700, 14))
    await next(() => page.locator('.nav a').nth(1).click())
  } else {
    await next(() => page.getByRole('grid').focus())
    for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'PageDown', 'End', 'Home']) await next(() => page.keyboard.press(key))
    await next(() => page.locator('.light-counts button').nth(1).click())
  }
  return page.evaluate(() => Math.max(0, ...(window as unknown as { benchTimes: number[] }).benchTimes))
}

/** The same on a page that holds nothing but its height: what the machine has frames for, whatever else it does. */
async function bare(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.setContent('<div style="height: 8000000px"></div>')
  await frames(page, 'an empty page')
  await page.close()
}

/** Frames per second while the list is scrolled steadily, and while the scroll bar is thrown about; and the longest frame of each. */
async function frames(page: Page, what: string): Promise<void> {
  for (const way of ['scrolled', 'jumped'] as const) {
    const deltas = await page.evaluate(({ way, ms, jumps }) => new Promise<number[]>((resolve) => {
      const deltas: number[] = []
      const begin = performance.now()
      const height = document.documentElement.scrollHeight
      let last = begin
      let jumped = 0
      const frame = (now: number) => {
        deltas.push(now - last)
        last = now
        if (way === 'scrolled') window.scrollBy(0, 60)
        else if ((now - begin) / ms > jumped / jumps) {
          jumped += 1
          window.scrollTo(0, height * ((jumped * 0.381966) % 1))
        }
        if (now - begin < ms) requestAnimationFrame(frame)
        else resolve(deltas.slice(1))
      }
      requestAnimationFrame(frame)
    }), { way, ms: FRAMES_MS, jumps: JUMPS })
    keep(`${what} ${way} frames/s`, (1000 * deltas.length) / deltas.reduce((sum, delta) => sum + delta, 0))
    keep(`${what} ${way} p95 frame ms`, percentile(deltas, 95))
    await page.evaluate(() => window.scrollTo(0, 0))
  }
}
