import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { readTable } from '../../src/files/index.ts'
import { testCity, type TestCity } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const UNIT = '市审批服务管理局'
const OTHER = '市体育局'

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `accounts-${name}.png`), fullPage: true })
}
let browser: Browser
let product: Product
let city: TestCity

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [UNIT, OTHER])
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** 账号与授权 as security sees it. */
async function granting(username: string): Promise<void> {
  const security = await city.user('security', null)
  const { page, context, faults } = await signedIn(browser, product, security.username, undefined, '机构与人员')
  await page.getByRole('link', { name: '账号与授权' }).click()
  await page.getByRole('table', { name: '待授权' }).getByText(username).waitFor()
  await picture(page, 'security')
  await page.getByRole('button', { name: `授权：${username}`, exact: true }).click()
  await page.getByText(`已授权：${username}。`).waitFor()
  expect(faults).toEqual([])
  await context.close()
}

test('an administrator opens an account for a post, another grants it; its holder changes the one-time password and is at the desk', async () => {
  const admin = await city.user('admin', null)
  const { post } = await city.user('handler', UNIT)
  const { page, context, faults } = await signedIn(browser, product, admin.username, undefined, '机构与人员')
  await page.goto(`${product.url}/organisation/posts/${post}`)
  await page.getByRole('button', { name: '开通账号' }).click()
  const form = page.getByRole('form', { name: '开通账号' })
  await form.getByRole('textbox', { name: '用户名' }).fill('xin-ren')
  await form.getByRole('combobox', { name: '办理身份' }).selectOption({ label: '承办人' })
  await form.getByRole('button', { name: '开通', exact: true }).click()
  const password = await page.locator('code').innerText()
  expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  await page.reload()
  await page.getByRole('button', { name: '开通账号' }).waitFor()
  expect(await page.getByText(password).count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
  await granting('xin-ren')

  const fresh = await browser.newContext({ locale: 'zh-CN' })
  const own = await fresh.newPage()
  own.setDefaultTimeout(15_000)
  await own.goto(product.url)
  await own.getByLabel('用户名').fill('xin-ren')
  await own.getByLabel('密码').fill(password)
  await own.getByRole('button', { name: '登录' }).click()
  await own.getByLabel('现在的密码').fill(password)
  await own.getByLabel('新密码', { exact: true }).fill('xin-de-mi-ma-123')
  await own.getByLabel('再输一次新密码').fill('xin-de-mi-ma-123')
  await own.getByRole('button', { name: '修改并进入' }).click()
  await own.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  await own.getByText(UNIT).first().waitFor()
  await fresh.close()
})

test('a list in Excel is checked row by row and opened at once; the passwords come as one file', async () => {
  await city.user('observer', OTHER)
  const admin = await city.user('admin', null)
  const { page, context, faults } = await signedIn(browser, product, admin.username, undefined, '机构与人员')
  await page.goto(`${product.url}/accounts`)
  await page.getByRole('button', { name: '从 Excel 批量开通' }).click()
  const list = ['单位,职务,姓名,用户名,身份', `${OTHER},承办人,,pi-liang-1,承办人`, `${OTHER},没有的职务,,pi-liang-2,承办人`].join('\n')
  await page.getByLabel('选择名单', { exact: true }).first().setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await page.getByText('共 2 行，可开通 1 行').waitFor()
  await page.getByText('这个单位没有这个职务').waitFor()
  await picture(page, 'bulk')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '开通 1 个账号' }).click()])
  const cells = (await readTable(readFileSync(await download.path()), '表.xlsx')).flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()]))
  expect(cells).toContain('pi-liang-1')
  expect(cells.filter((cell) => /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/.test(cell)).length).toBe(1)
  await page.getByText('已开通 1 个账号，等待授权。').waitFor()
  await page.getByRole('row').filter({ hasText: 'pi-liang-1' }).getByText('待授权').first().waitFor()
  await picture(page, 'admin')
  expect(faults).toEqual([])
  await context.close()
})
