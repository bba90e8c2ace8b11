import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptProposals } from '../../src/app/document/decide-proposals.ts'
import { getDocument } from '../../src/app/document/get-document.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { createPost } from '../../src/app/organisation/posts.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市政府办公室'
const ROADS = '市交通局'
let browser: Browser
let product: Product
let city: TestCity
let user: TestUser
let office: Watched
let unit: Watched

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, ROADS, '市教育局'], 'test', '2026-09-14')
  await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE)!, name: '市长', order: 1, places: 1, leader: true })
  user = await city.user('office', OFFICE)
  const handler = await city.user('handler', ROADS)
  ;[office, unit] = await Promise.all([signedIn(browser, product, user.username), signedIn(browser, product, handler.username)])
}, 120_000)
afterAll(async () => {
  await product?.close()
  await browser?.close()
})

const command = () => newCommandId(product.deps.now())
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** What axe finds by WCAG 2.2 AA, one line a fault. */
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Presses what is offered, says what was done, and sends the step. */
async function take(page: Page, opener: string, step: string, note: string | null): Promise<void> {
  const next = page.locator('.matter-next')
  await next.getByRole('button', { name: opener, exact: true }).click()
  if (note !== null) await page.locator('.matter-doing textarea').first().fill(note)
  await page.locator('.matter-doing').getByRole('button', { name: step, exact: true }).click()
  await page.locator('.matter-doing').waitFor({ state: 'detached' })
}

test('a leader’s line becomes a matter with who and by when; the unit reports, it is verified, the leader is answered', async () => {
  const { page } = office
  await page.goto(`${product.url}/sources`)
  await page.getByRole('button', { name: '批示录入' }).click()
  const form = page.getByRole('form', { name: '批示录入' })
  await form.getByLabel('批示内容').fill('市长批示：请交通局牵头，会同教育局研究解决校门口拥堵，9月底前报。')
  await expect.poll(() => form.getByLabel('主办单位').inputValue()).toBe(ROADS)
  await form.getByText('据“交通局”').waitFor()
  expect(await form.getByLabel('办结时限').inputValue()).toContain('2026-09-30')
  expect(await form.getByLabel('批示领导').locator('option:checked').innerText()).toBe('市长')
  await form.getByLabel('批示事项').fill('校门口拥堵治理')
  await picture(page, 'sources-instruction')
  await form.getByRole('button', { name: '登记并交办' }).click()
  await page.getByText('已交办。').waitFor()
  const address = await page.getByRole('link', { name: '打开事项' }).getAttribute('href')

  await unit.page.goto(`${product.url}${address}`)
  await unit.page.getByRole('heading', { name: /校门口拥堵治理/ }).waitFor()
  await unit.page.getByText('请交通局牵头，会同教育局研究解决校门口拥堵').first().waitFor()
  await take(unit.page, '办理', '接办', null)
  await take(unit.page, '报办理结果', '报办理结果', '已调整信号灯并增设护学岗。')
  await page.goto(`${product.url}${address}`)
  await take(page, '核查', '核实', '现场看过，拥堵缓解。')
  await take(page, '办理', '回报领导', '已书面回报。')
  await page.getByText('已回报').first().waitFor()

  await page.goto(`${product.url}/sources`)
  const row = page.getByRole('row', { name: /领导批示/ }).first()
  await expect.poll(() => row.innerText()).toMatch(/1\s*\/\s*1/)
  expect(await violationsOn(page)).toEqual([])
  expect([...office.faults, ...unit.faults]).toEqual([])
})

test('a document with two promises is made public, read by somebody without log-in, and gone when it is taken back', async () => {
  const text = '今年要点\n一、开通夜间公交。（牵头单位：市交通局）\n二、增设校门口护学岗。（牵头单位：市教育局）\n三、内部事项。（牵头单位：市教育局）'
  const { document } = await uploadDocument(user.call, { command: command(), name: '要点.txt', bytes: new TextEncoder().encode(text) })
  const { list } = await getDocument(user.call, document)
  const { opened } = await acceptProposals(user.call, { command: command(), document, proposals: list.filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id })) })

  const outside = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })).newPage()
  const faults: string[] = []
  outside.on('pageerror', (error) => faults.push(error.message))
  await outside.goto(`${product.url}/public`)
  await outside.getByText('这里还没有公开的文件。').waitFor()
  expect(await outside.getByRole('heading', { name: '投诉与建议' }).isVisible()).toBe(true)

  const { page } = office
  await page.goto(`${product.url}/publications`)
  await page.getByRole('link', { name: /要点/ }).first().click()
  await page.getByLabel('对外的标题').fill('今年答应的两件事')
  await page.getByRole('button', { name: '公开这份文件' }).click()
  await page.getByText('已公开。').waitFor()
  const boxes = page.getByRole('checkbox', { name: /^公开 / })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('textbox', { name: /对外怎么说/ }).first().fill('夜里也有公交车')
  await page.getByRole('button', { name: '公开所选 2 件' }).click()
  await page.getByText('公开所选 0 件').waitFor()
  await picture(page, 'publication')
  expect(await violationsOn(page)).toEqual([])
  for (const step of ['hand-down', 'finish']) await moveMatter(user.call, { command: command(), matter: opened[0]?.matter ?? '', transition: step, note: '两条线路已开' })

  await outside.reload()
  await outside.getByRole('heading', { name: '今年答应的两件事' }).waitFor()
  const promises = outside.getByRole('listitem')
  await expect.poll(() => promises.allInnerTexts()).toEqual([expect.stringMatching(/夜里也有公交车[^]*已完成[^]*2026年9月14日/), expect.stringMatching(/增设校门口护学岗[^]*进行中/)])
  expect(await outside.getByText('内部事项').count()).toBe(0)
  await picture(outside, 'public-390')
  expect(await violationsOn(outside)).toEqual([])

  await page.getByRole('button', { name: '撤下' }).first().click()
  await page.getByLabel('撤下原因').fill('重新核定')
  await page.getByRole('form', { name: '撤下' }).getByRole('button', { name: '撤下' }).click()
  await page.getByText('已撤下').waitFor()
  await outside.reload()
  await outside.getByText('这里还没有公开的文件。').waitFor()
  expect([...office.faults, ...faults]).toEqual([])
})
