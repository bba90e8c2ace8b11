import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordActivity } from '../../src/app/activity/activities.ts'
import { acceptProposals } from '../../src/app/document/decide-proposals.ts'
import { getDocument } from '../../src/app/document/get-document.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import { launchChromium } from '../support/chromium.ts'
import { PASSWORD, testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'
import { unitsInLabels } from '../support/labels.ts'

const OFFICE = '市委政研室（改革办）'
const LEAD = '市审批服务管理局'
/** How many proposals are accepted before anyone looks; the rest is for the keyboard. */
const ACCEPTED = 4
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const DESK = { width: 1440, height: 960 }
const PHONE = { width: 390, height: 844 }
const NARROWEST = { width: 360, height: 740 }

let browser: Browser
let product: Product
let city: TestCity
let users: Record<'office' | 'handler', TestUser>
let office: Watched
let places: Record<string, { path: string; ready: (page: Page) => Promise<void> }>

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [...new Set([OFFICE, LEAD, ...unitsInLabels('samples/gazette.labels.jsonl')])])
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', LEAD) }
  const { call } = users.office
  const command = () => newCommandId(product.deps.now())
  const { document } = await uploadDocument(call, { command: command(), name: '公报.txt', bytes: Buffer.from(firstOf(readFileSync('samples/gazette.txt', 'utf8'))) })
  const open = (await getDocument(call, document)).list.filter(({ acceptable }) => acceptable)
  const { opened } = await acceptProposals(call, { command: command(), document, proposals: open.slice(0, ACCEPTED).map(({ id }) => ({ proposal: id })) })
  const { matter } = opened[0]!
  await recordActivity(users.office.call, { command: command(), matters: [matter], kinds: ['coordination'], heldOn: dayOf(product.deps.now()), summary: '会商接口标准，议定月底前联调。', place: null, attachments: [], fields: {} })
  office = await signedIn(browser, product, users.office.username)

  const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name }).waitFor()
  const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor()
  places = {
    desk: { path: '/desk', ready: heading('工作台') },
    documents: { path: '/documents', ready: (page) => page.getByRole('table').getByRole('link').first().waitFor() },
    document: { path: `/documents/${document}`, ready: (page) => page.locator('article .mark-current').first().waitFor() },
    ledger: { path: '/ledgers/reform-tasks', ready: (page) => page.getByRole('grid').getByRole('link').first().waitFor() },
    matter: { path: `/matters/${matter}`, ready: text('会商接口标准，议定月底前联调。') },
    organisation: { path: '/organisation', ready: text(LEAD) },
    unit: { path: `/organisation/units/${city.units.get(LEAD)}`, ready: heading(LEAD) },
    post: { path: `/organisation/posts/${users.handler.post}`, ready: (page) => page.getByRole('button', { name: '任免', exact: true }).first().waitFor() },
    record: { path: '/record', ready: (page) => page.getByRole('textbox', { name: /^看到什么、议定什么/ }).waitFor() },
    feedback: { path: '/feedback', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  }
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

async function goTo(page: Page, name: string): Promise<void> {
  const { path, ready } = places[name]!
  await page.goto(product.url + path)
  await ready(page)
}

/** The first document of our gazette: its marks are all there, and looking at every element of it takes a second, not seven. */
function firstOf(gazette: string): string {
  const second = gazette.indexOf('关于印发', gazette.indexOf('关于印发') + 1)
  return gazette.slice(0, second)
}

/** What axe finds, one line a fault: the rule, the element, what is wrong with it. */
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`))
}

const overflowOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const NAMES = ['desk', 'documents', 'document', 'ledger', 'matter', 'organisation', 'unit', 'post', 'record', 'feedback']

describe.each([
  ['on a desk', DESK],
  ['on a telephone', PHONE],
])('no rule of WCAG 2.2 AA is broken %s', (_, viewport) => {
  test.each(NAMES)('%s', async (name) => {
    const { page } = office
    await page.setViewportSize(viewport)
    await goTo(page, name)
    await picture(page, `${name}-${viewport.width}`)
    expect(await violationsOn(page)).toEqual([])
    if (viewport !== PHONE) return
    await page.setViewportSize(NARROWEST)
    expect(await overflowOf(page), 'scrolls sideways at 360 px').toBe(0)
  })

  test('signing in', async () => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(product.url)
    await page.getByLabel('用户名').waitFor()
    await picture(page, `sign-in-${viewport.width}`)
    expect(await violationsOn(page)).toEqual([])
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText(/请填/).first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await context.close()
  })
})

describe('forms and panels that open in place', () => {
  test.each<[string, string, (page: Page) => Promise<void>]>([
    ['a record on a matter', 'matter', (page) => page.getByRole('button', { name: '记一笔' }).first().click()],
    ['a duty on a matter', 'matter', (page) => page.getByRole('button', { name: '明确责任' }).click()],
    ['an appointment', 'post', (page) => page.getByRole('button', { name: '任免', exact: true }).first().click()],
    ['an edited proposal', 'document', (page) => page.keyboard.press('e')],
    ['accepting all', 'document', (page) => page.keyboard.press('Shift+A')],
  ])('%s', async (what, name, open) => {
    const { page } = office
    await page.setViewportSize(DESK)
    await goTo(page, name)
    const before = await page.locator('input, select, textarea, dialog[open]').count()
    await open(page)
    await expect.poll(() => page.locator('input, select, textarea, dialog[open]').count()).toBeGreaterThan(before)
    await picture(page, `opened-${what.replaceAll(' ', '-')}`)
    expect(await violationsOn(page)).toEqual([])
  })
})

test('the main job by keyboard alone', async () => {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const { keyboard } = page
  const unseen: string[] = []
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return { words: '', seen: true }
      // A page that has just opened takes the focus itself, without a frame: no one tabs to it.
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return { words: element.innerText || element.getAttribute('aria-label') || element.tagName, seen: element.tabIndex < 0 || (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' }
    })
  /** Presses Tab until what holds the focus says this; every stop on the way must be seen to hold it. */
  const tabTo = async (wanted: RegExp) => {
    for (let pressed = 0; pressed < 80; pressed += 1) {
      await keyboard.press('Tab')
      const { words, seen } = await focused()
      if (!seen) unseen.push(words)
      if (wanted.test(words)) return
    }
    throw new Error(`the keyboard does not get to ${wanted}`)
  }
  await page.goto(product.url)
  await page.getByLabel('用户名').waitFor()
  await keyboard.type(users.office.username)
  await keyboard.press('Tab')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()

  await tabTo(/^文件分解/)
  await keyboard.press('Enter')
  await page.getByRole('table').getByRole('link').first().waitFor()
  await tabTo(/免证明城市|公报/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: '逐条确认' }).waitFor()

  const said = page.getByRole('status').filter({ hasText: /已接受，立为|已略过|已撤回/ })
  const states = async () => (await getDocument(users.office.call, places.document!.path.split('/').at(-1)!)).list.map(({ decision }) => decision)
  const count = async (state: string) => (await states()).filter((one) => one === state).length
  const before = { accepted: await count('accepted'), skipped: await count('skipped') }
  await keyboard.press('a')
  await said.filter({ hasText: '已接受，立为' }).waitFor()
  expect(await count('accepted')).toBe(before.accepted + 1)
  await keyboard.press('s')
  await said.filter({ hasText: '已略过' }).waitFor()
  expect(await count('skipped')).toBe(before.skipped + 1)
  await keyboard.press('k')
  await keyboard.press('z')
  await said.filter({ hasText: '已撤回' }).waitFor()
  expect(await count('skipped')).toBe(before.skipped)

  await tabTo(/^台账$/)
  await keyboard.press('Enter')
  await page.waitForURL(/\/ledgers\/./)
  await tabTo(/^改革任务台账/)
  await keyboard.press('Enter')
  await page.getByRole('grid').getByRole('link').first().waitFor()
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)) break
  }
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.waitForURL(/\/matters\/[0-9a-f-]{36}/)
  await page.getByRole('link', { name: '打开原文此处' }).waitFor()
  expect(unseen).toEqual([])
  await context.close()
})

test('on the way nothing left the server, broke the policy or was reported as an error', () => {
  expect(office.faults).toEqual([])
})
