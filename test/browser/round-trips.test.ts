import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../src/demo/data/accounts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDemonstration, type Product } from '../support/in-browser.ts'
import { roundsOf } from '../support/rounds.ts'

/** A page may ask for an answer with what another answered, and once more. */
const ROUNDS = 3

let browser: Browser
let product: Product

beforeAll(async () => {
  browser = await launchChromium()
  product = await startDemonstration()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test.each(['gaigeban', 'admin'])('no page of %s waits for more than three answers one after the other', async (username) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 960 }, locale: 'zh-CN' })
  const signed = await context.request.post(`${product.url}/api/v1/session`, { data: { username, password: DEMONSTRATION_PASSWORD } })
  expect(signed.ok()).toBe(true)
  const page = await context.newPage()
  await page.goto(`${product.url}/`)
  await page.locator('.nav a').first().waitFor()
  const menu = await page.locator('.nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const paths = [...menu, ...(await single(context))]
  const slow: Record<string, string[][]> = {}
  for (const path of paths) {
    const rounds = await roundsOf(page, product.url + path)
    // Every page asks who is signed in.
    expect(rounds[0], path).toEqual(['GET /api/v1/session'])
    if (rounds.length > ROUNDS) slow[path] = rounds
  }
  expect(slow).toEqual({})
  await context.close()
})

/** Pages about one thing, where the demonstration has it and one may see it. */
async function single({ request }: BrowserContext): Promise<string[]> {
  const places: Record<string, string> = { matters: '/matters/', units: '/organisation/units/', documents: '/documents/', indicators: '/indicators/', meetings: '/meetings/', letters: '/letters/', inspections: '/inspections/' }
  const found = await Promise.all(Object.entries(places).map(async ([list, path]) => {
    const answer = await request.get(`${product.url}/api/v1/${list}`)
    const { rows = [] } = (await answer.json()) as { rows?: { id: string }[] }
    return rows[0] ? [path + rows[0].id] : []
  }))
  return found.flat()
}
