import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMattersInBulk } from '../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'
import { BESIDE, ledgerOf } from '../support/million.ts'

const OFFICE = '市委政研室（改革办）'
const MATTERS = 1_100
const MILLION = 1_000_000

let browser: Browser
let product: Product
let office: Watched

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE])
  const user = await city.user('office', OFFICE)
  const rows = Array.from({ length: MATTERS }, (_, index) => ({ ledger: 'reform-tasks', title: `第${index}项`, due: null, fields: {}, milestones: [], duties: [] }))
  await openMattersInBulk(user.call, { command: newCommandId(product.deps.now()), rows })
  office = await signedIn(browser, product, user.username)
})
afterAll(async () => {
  await office.context.close()
  await product.close()
  await browser.close()
})

const open = async (page: Page, order = '') => {
  await page.goto(`${product.url}/ledgers/reform-tasks${order}`)
  await page.getByRole('grid').getByRole('link').first().waitFor()
}

/** The codes of the rows that are seen, from the top; null: one that is not loaded yet. */
const seen = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('.ledger-grid tbody tr[id]')]
    .filter((row) => row.getBoundingClientRect().bottom > 40 && row.getBoundingClientRect().top < window.innerHeight)
    .map((row) => row.querySelector('.col-code')?.textContent ?? null))

const scrollTo = (page: Page, part: number) => page.evaluate((to) => window.scrollTo(0, to * document.documentElement.scrollHeight), part)
const loaded = (page: Page) => expect.poll(async () => (await seen(page)).includes(null)).toBe(false)

test('a ledger is as high as all its rows, and a jump into the middle or to the end loads what stands there and not what is between', async () => {
  const { page } = office
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/api/v1/matters?') && asked.push(request.url()))
  await open(page, '?sort=code')
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(MATTERS + 1))
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(height).toBeGreaterThan(MATTERS * 37)
  await scrollTo(page, 0.5)
  await loaded(page)
  const numbers = (await seen(page)).map((code) => Number(code?.split('-').at(-1)))
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  expect(Math.abs((numbers[0] ?? 0) - MATTERS / 2)).toBeLessThan(40)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  await page.getByRole('grid').focus()
  await page.keyboard.press('End')
  await loaded(page)
  expect((await seen(page)).at(-1)).toMatch(/-1100$/)
  await page.keyboard.press('Home')
  await loaded(page)
  expect((await seen(page))[0]).toMatch(/-0*1$/)
  expect(asked.length).toBeLessThan(12)
})

test('a million rows: scrolled height within what browsers allow, the ends exact, the middle an estimate that says so', async () => {
  const { page } = office
  await ledgerOf(page, MILLION)
  await open(page)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8_100_000)
  expect((await seen(page))[0]).toBe('N-0')
  await scrollTo(page, 0.5)
  await loaded(page)
  const [middle = ''] = await seen(page)
  const shown = Number(middle?.slice(2))
  expect(Math.abs(shown - BESIDE - MILLION / 2)).toBeLessThan(1_000)
  await page.getByText('约第').waitFor()
  // A wheel moves by pixels, not by the scale, and what stands above is read back to.
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 370)
  await expect.poll(async () => Number((await seen(page))[0]?.slice(2))).toBe(shown + 10)
  await page.mouse.wheel(0, -1_480)
  await expect.poll(async () => Number((await seen(page))[0]?.slice(2))).toBe(shown - 30)
  await loaded(page)
  await page.getByRole('grid').focus()
  await page.keyboard.press('End')
  await loaded(page)
  expect((await seen(page)).at(-1)).toBe(`N-${MILLION - 1}`)
  expect(await page.getByRole('grid').getAttribute('aria-activedescendant')).toBe(`row-${MILLION - 1}`)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('ArrowUp')
  await loaded(page)
  expect(await page.locator('tr.here').getAttribute('aria-rowindex')).toMatch(/^9999\d\d$/)
  await page.keyboard.press('Home')
  await loaded(page)
  expect((await seen(page))[0]).toBe('N-0')
  await page.unrouteAll({ behavior: 'wait' })
  expect(office.faults).toEqual([])
})
