import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDocuments } from '../../src/app/document/list-documents.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'
import { longPlan } from '../support/long-plan.ts'
import { pdfOf } from '../support/pdf.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市体育局'

let browser: Browser
let product: Product
let user: TestUser
let handler: TestUser
let office: Watched
beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, UNIT])
  user = await city.user('office', OFFICE)
  handler = await city.user('handler', UNIT)
  office = await signedIn(browser, product, user.username)
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
  await page.screenshot({ path: join(folder, `upload-${name}.png`) })
}

/** As long as a text may be, so that a fast machine too is seen reading it; and each another document. */
const long = (name: string, characters = 4_800_000) => ({ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(longPlan(characters, UNIT, `关于${name}的实施方案`)) })
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: `${name}.txt` })
const kept = async () => (await listDocuments(user.call, { limit: 50 })).rows.map(({ name }) => name)

async function hand(page: Page, name: string, characters?: number): Promise<void> {
  await page.goto(`${product.url}/documents`)
  await page.locator('input[type=file]').setInputFiles(long(name, characters))
  await row(page, name).getByText(/正在分析全文，共 [\d,]+ 字/).waitFor()
}

test('a large file says how far it is; one may leave; it is in the list when one comes back, and opens', async () => {
  const { page } = office
  await hand(page, '健身步道')
  expect(await row(page, '健身步道').getByRole('progressbar', { name: '健身步道.txt' }).count()).toBe(1)
  await picture(page, 'reading')
  await page.getByRole('link', { name: '工作台' }).first().click()
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  await page.getByRole('link', { name: '文件分解' }).first().click()
  await row(page, '健身步道').getByText(/读出 \d+ 条/).waitFor({ timeout: 60_000 })
  await page.getByRole('table', { name: '已收文件' }).getByRole('link', { name: '关于健身步道的实施方案' }).click()
  await page.getByRole('heading', { name: '逐条确认' }).waitFor({ timeout: 60_000 })
  expect(await page.getByRole('complementary', { name: '逐条确认' }).innerText()).toContain('建设第100处健身步道')
})

test('a PDF of many pages is counted page by page', async () => {
  const { page } = office
  await page.goto(`${product.url}/documents`)
  const pages = Array.from({ length: 3_000 }, (_, at) => ({ words: Array.from({ length: 24 }, (__, line) => ({ words: `${at * 24 + line + 1}.推进各项工作落实到位。`, x: 80, y: 80 + line * 28 })) }))
  await page.locator('input[type=file]').setInputFiles({ name: '年鉴.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdfOf(pages)) })
  const said = page.getByRole('listitem').filter({ hasText: '年鉴.pdf' })
  await said.getByText(/正在读第 [\d,]+ 页，共 3,?000 页/).waitFor()
  await picture(page, 'pages')
  await said.getByRole('button', { name: '取消读“年鉴.pdf”' }).click()
  await said.getByText('已取消').waitFor()
})

test('loaded anew while it is read: it is found again', async () => {
  const { page } = office
  await hand(page, '全民体检')
  await page.reload()
  await row(page, '全民体检').getByText(/读出 \d+ 条/).waitFor({ timeout: 60_000 })
  await row(page, '全民体检').getByRole('link', { name: '打开' }).waitFor()
  expect(await kept()).toContain('全民体检.txt')
})

test('cancelled: said so, nothing is kept, and it can be sent again', async () => {
  const { page } = office
  await hand(page, '水上运动')
  await row(page, '水上运动').getByRole('button', { name: '取消读“水上运动.txt”' }).click()
  await row(page, '水上运动').getByText('“水上运动.txt”已取消，没有保留任何内容。需要时请重新提交。').waitFor()
  await picture(page, 'cancelled')
  expect(await kept()).not.toContain('水上运动.txt')
  await row(page, '水上运动').getByRole('button', { name: '再传一次' }).click()
  await row(page, '水上运动').getByText(/正在分析全文/).waitFor()
  await row(page, '水上运动').getByRole('button', { name: '取消读“水上运动.txt”' }).click()
  await row(page, '水上运动').getByText('已取消').waitFor()
})

describe('the server is restarted while it reads', () => {
  test('said so, and the same file is sent again', async () => {
    const { page } = office
    await hand(page, '冰雪运动')
    await product.restart()
    await row(page, '冰雪运动').getByText('没有读完：服务器重新启动过').waitFor({ timeout: 60_000 })
    await picture(page, 'restarted')
    expect(await kept()).not.toContain('冰雪运动.txt')
    await row(page, '冰雪运动').getByRole('button', { name: '再传一次' }).click()
    await row(page, '冰雪运动').getByText(/正在分析全文/).waitFor()
    await row(page, '冰雪运动').getByRole('button', { name: /^取消读/ }).click()
    await row(page, '冰雪运动').getByText('已取消').waitFor()
  })

  test('and the page too: the file is to be chosen once more', async () => {
    const { page } = office
    await hand(page, '山地运动')
    await product.restart()
    await page.reload()
    await row(page, '山地运动').getByText('请重新选择这份文件').waitFor({ timeout: 60_000 })
    await row(page, '山地运动').getByRole('button', { name: '不传了' }).click()
    await expect.poll(() => row(page, '山地运动').count()).toBe(0)
    await page.reload()
    await page.getByRole('table', { name: '已收文件' }).waitFor()
    expect(await row(page, '山地运动').count()).toBe(0)
  })
})

test('on the way nothing left the server, broke the policy or threw', () => {
  expect(office.faults.filter((fault) => !/Failed to load resource/.test(fault))).toEqual([])
})

test('a unit that comes here by an address is told whose work this is, and where its own is', async () => {
  const { page, context, faults } = await signedIn(browser, product, handler.username)
  await page.goto(`${product.url}/documents`)
  await page.getByText('文件由改革办收阅分解').waitFor()
  expect(await page.locator('input[type=file]').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test('issued again among several files: what is carried over is said in its row', async () => {
  const { page } = office
  const plan = (mark: string) => ({ name: `看台${mark}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`河东市看台改造方案${mark && '（修订）'}\n\n1.更换看台座椅，统一编号登记，方便群众观赛。（责任单位：${UNIT}）\n`) })
  await page.goto(`${product.url}/documents`)
  await page.locator('input[type=file]').setInputFiles(plan(''))
  await page.getByRole('button', { name: /^接受/ }).click()
  await page.getByRole('button', { name: /^撤回/ }).waitFor()
  await page.goto(`${product.url}/documents`)
  await page.locator('input[type=file]').setInputFiles([plan('二'), { name: '球场.txt', mimeType: 'text/plain', buffer: Buffer.from(`河东市球场方案\n\n1.修缮球场围网，方便群众使用。（责任单位：${UNIT}）\n`) }])
  await row(page, '看台二').getByText('没有要新确认的任务。　认出先前文件的新稿 1 份，1 条未变，沿用原事项。').waitFor()
  await row(page, '球场').getByText('读出 1 条').waitFor()
})
