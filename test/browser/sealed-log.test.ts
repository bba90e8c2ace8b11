import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getReceipt } from '../../src/app/log/get-receipt.ts'
import { sealCity } from '../../src/app/log/seal-city.ts'
import { launchChromium } from '../support/chromium.ts'
import { PASSWORD, testCity, type TestUser } from '../support/city.ts'
import { startProduct, type Product } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
let product: Product
let browser: Browser
let auditor: TestUser
let receipt: string

beforeAll(async () => {
  product = await startProduct()
  const city = await testCity(product.deps, ['市体育局'])
  auditor = await city.user('auditor', null)
  await sealCity(product.deps, city.tenant)
  const [unit] = await product.deps.db.jobs((db) => db.selectFrom('fact').select('id').where('tenant', '=', city.tenant).where('kind', '=', 'unit.created').execute())
  receipt = JSON.stringify(await getReceipt(city.keeper, { fact: unit?.id ?? '' }))
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

test('the auditor sees how far the log is sealed, verifies all of it, and checks a receipt that was changed by a word', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(product.url)
  await page.getByLabel('用户名').fill(auditor.username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '记录链' }).click()
  await page.getByRole('button', { name: '开始核验' }).click()
  await page.getByText(/核验通过：\d+ 条已封存/).waitFor()
  const drop = (text: string) => page.locator('input[type=file]').setInputFiles({ name: '回执.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await drop(receipt)
  await page.getByText('回执有效：1 条记录的内容、位置和签名都相符。').waitFor()
  if (pictures) await page.screenshot({ path: join(pictures, 'log-1440.png'), fullPage: true })
  await drop(receipt.replace('市体育局', '市财政局'))
  await page.getByText('回执无效').waitFor()
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([])
  if (pictures) {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: join(pictures, 'log-390.png'), fullPage: true })
  }
  await page.getByRole('link', { name: /^([0-9A-F]{4}-){3}[0-9A-F]{4}$/ }).click()
  await page.getByRole('heading', { level: 1, name: '记录链树头' }).waitFor()
  await page.getByText(auditor.acting.tenant).first().waitFor()
  if (pictures) await page.screenshot({ path: join(pictures, 'head-390.png'), fullPage: true })
  await context.close()
})
