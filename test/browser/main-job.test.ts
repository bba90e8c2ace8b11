import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listMatters } from '../../src/app/matter/list-matters.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { unitsInLabels } from '../support/labels.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
const seeds = join(shared, 'seeds')
const fourth = existsSync(seeds) ? readdirSync(seeds).find((name) => name.startsWith('004')) : undefined

const gazettes = [
  { name: 'our own gazette', file: 'samples/gazette.txt', labels: 'samples/gazette.labels.jsonl', doc: undefined, lead: '市审批服务管理局' },
  ...(fourth ? [{ name: 'the fourth source document (needs ../shared)', file: join(seeds, fourth), labels: join(shared, 'gold/tasks.jsonl'), doc: '004', lead: '市工信局' }] : []),
]

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(gazettes)('a gazette becomes a live ledger: $name', ({ file, labels, doc, lead }) => {
  let product: Product
  let city: TestCity
  let users: Record<'office' | 'handler' | 'reviewer', TestUser>
  let office: Watched
  let matter: string
  let ledBy: number

  beforeAll(async () => {
    product = await startProduct()
    city = await testCity(product.deps, [...new Set(['市委政研室（改革办）', lead, ...unitsInLabels(labels, doc)])])
    users = { office: await city.user('office', '市委政研室（改革办）'), handler: await city.user('handler', lead), reviewer: await city.user('reviewer', lead) }
    office = await signedIn(browser, product, users.office.username)
  })
  afterAll(async () => {
    await office.context.close()
    await product.close()
  })

  test('uploaded, read, its units and text side by side', async () => {
    const { page } = office
    await page.getByRole('link', { name: '文件分解' }).click()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('heading', { name: '逐条确认' }).waitFor()
    const panel = page.getByRole('complementary', { name: '逐条确认' })
    expect(Number(/任务\s*(\d+)/.exec(await panel.innerText())?.[1])).toBeGreaterThanOrEqual(40)
    await page.keyboard.press('j')
    await page.locator('article .mark-current').first().waitFor()
    await picture(page, 'read')
  })

  test('all accepted: at least forty matters in the ledger', async () => {
    const { page } = office
    await page.getByRole('button', { name: /^全部接受/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^接受 \d+ 条/ }).click()
    await page.getByText(/已接受 \d+ 条/).first().waitFor()
    await page.getByRole('link', { name: '台账', exact: true }).first().click()
    await page.getByRole('link', { name: /^改革任务台账/ }).click()
    const total = page.getByRole('search', { name: '筛选' }).getByRole('status')
    await expect.poll(async () => Number(/\d+/.exec(await total.innerText())?.[0] ?? 0)).toBeGreaterThanOrEqual(40)
    ledBy = (await listMatters(users.office.call, { unit: city.units.get(lead)!, role: 'lead', sort: 'code', limit: 200 })).rows.length
    expect(ledBy).toBeGreaterThan(0)
    await picture(page, 'ledger')
  })

  test('filtered by lead unit, a matter opened: its clause stands in its document', async () => {
    const { page } = office
    await page.getByRole('combobox', { name: '单位' }).fill(lead)
    await page.getByRole('option', { name: lead, exact: true }).click()
    await page.getByRole('combobox', { name: '责任', exact: true }).selectOption({ label: '牵头单位' })
    const grid = page.getByRole('grid')
    // A matter with several leads shows its first one “and n more”, so not every row names this unit.
    const total = page.getByRole('search', { name: '筛选' }).getByRole('status')
    await expect.poll(async () => Number(/\d+/.exec(await total.innerText())?.[0])).toBe(ledBy)
    await grid.getByRole('row').filter({ hasText: lead }).getByRole('link').first().click()
    await page.waitForURL(/\/matters\//)
    matter = page.url()
    await page.getByRole('link', { name: '打开原文此处' }).waitFor()
    const clause = (await page.locator('blockquote').first().innerText()).replace(/\s+/g, '')
    await picture(page, 'matter')
    await page.getByRole('link', { name: '打开原文此处' }).click()
    const current = page.locator('article .mark-current').first()
    await current.waitFor()
    await expect.poll(() => current.evaluate((mark) => mark.getBoundingClientRect().top > 0 && mark.getBoundingClientRect().bottom < innerHeight)).toBe(true)
    const marked = (await current.innerText()).replace(/\s+/g, '')
    expect(clause).toContain(marked.slice(0, 8))
    await picture(page, 'clause')
  })

  test('a coordination meeting is recorded and waits; the unit checks it, the office confirms it', async () => {
    const said = '会商数据接口，议定月底前联调。'
    const handler = await signedIn(browser, product, users.handler.username)
    await handler.page.goto(matter)
    await handler.page.getByRole('button', { name: '记一笔' }).first().click()
    await handler.page.getByRole('radio', { name: '协调会' }).check({ force: true })
    await handler.page.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill(said)
    await handler.page.getByRole('button', { name: '提交', exact: true }).click()
    await handler.page.getByRole('listitem').filter({ hasText: said }).getByText('待审核').waitFor()
    expect(handler.faults).toEqual([])
    await handler.context.close()

    const reviewer = await signedIn(browser, product, users.reviewer.username)
    await reviewer.page.getByRole('row').filter({ hasText: said }).getByRole('button', { name: '审核', exact: true }).click()
    await reviewer.page.getByText('已审核 1 条').waitFor()
    expect(reviewer.faults).toEqual([])
    await reviewer.context.close()

    const { page } = office
    await page.goto(`${product.url}/desk`)
    await picture(page, 'desk')
    await page.getByRole('row').filter({ hasText: said }).getByRole('button', { name: '认定', exact: true }).click()
    await page.getByText('已认定 1 条').waitFor()
    await page.goto(matter)
    await page.getByRole('listitem').filter({ hasText: said }).getByText('已认定').waitFor()
  })

  test('another holder is appointed and the duty moves with the post', async () => {
    const { page } = office
    await page.goto(matter)
    await page.getByRole('button', { name: '明确责任' }).click()
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: '确定', exact: true }) })
    await form.getByRole('combobox', { name: '责任', exact: true }).selectOption({ label: '承办人' })
    await form.getByRole('combobox', { name: '单位', exact: true }).fill(lead)
    await page.getByRole('option', { name: lead, exact: true }).click()
    await form.getByRole('combobox', { name: '由谁承担' }).selectOption({ label: '承办人' })
    await form.getByRole('button', { name: '确定', exact: true }).click()
    const duties = page.getByRole('table', { name: '责任分工' })
    await duties.getByRole('row').filter({ hasText: '承办人' }).waitFor()
    expect(await duties.innerText()).not.toContain('试验人员甲')

    await page.goto(`${product.url}/organisation/posts/${users.handler.post}`)
    await page.getByRole('button', { name: '任免', exact: true }).first().click()
    await page.getByRole('button', { name: '名录中没有，登记新人员' }).click()
    await page.getByRole('textbox', { name: '新人员姓名' }).fill('试验人员甲')
    await page.getByRole('button', { name: '确认任职，移交 1 项责任' }).click()
    await page.getByText('已任职，1 项责任随职务移交。').waitFor()
    await page.goto(matter)
    await duties.getByRole('row').filter({ hasText: '承办人' }).getByText('试验人员甲').waitFor()
    await picture(page, 'moved')
  })

  test('the light and its reasons follow, and nothing broke on the way', async () => {
    const { page, faults } = office
    await page.goto(matter)
    const light = page.getByRole('region', { name: '进度预警' })
    await light.getByText(/^(正常|临期|滞后|超期)$/).waitFor()
    expect(await light.getByRole('listitem').count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })
})
