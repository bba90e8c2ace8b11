import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const UNIT = '市审批服务管理局'
let browser: Browser
let product: Product
let city: TestCity

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [UNIT])
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('an administrator opens an account for a post; its holder changes the one-time password and is at the desk', async () => {
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
