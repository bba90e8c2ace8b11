import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runInBackground } from '../../src/app/background/run.ts'
import { launchChromium } from '../support/chromium.ts'
import { PASSWORD, testCity } from '../support/city.ts'
import { startProduct, type Product } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
let product: Product
let browser: Browser
let username: string
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  product = await startProduct()
  const city = await testCity(product.deps, ['市委政研室（改革办）', '市体育局'])
  username = (await city.user('admin', null)).username
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  for (const end of ends) await end()
  await browser?.close()
  await product?.close()
})

test('the administrator sees that all is well, a job under way with its progress, lets another run, and is told what leaves the machine', async () => {
  let finish = () => {}
  const waits = new Promise<void>((resolve) => (finish = resolve))
  const failing = { name: 'messages', everyMs: 60_000, run: () => Promise.reject(new Error('no')) }
  const slow = { name: 'judging', everyMs: 3_600_000, run: async () => waits.then(() => 12) }
  ends.push(runInBackground(product.deps, [slow, failing], () => {}))
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(product.url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '系统状态' }).click()
  const jobs = page.getByRole('table', { name: '后台任务' })
  await jobs.getByText('正在运行').waitFor()
  await page.getByText('没有配置任何外发：数据只在本机。').waitFor()
  finish()
  await jobs.getByText('重新判断 12 项').waitFor()
  await jobs.getByText('失败（internal），连续 1 次').waitFor()
  await page.getByRole('button', { name: '消息发送：立即运行' }).click()
  await page.getByText('已安排：消息发送，马上开始。').waitFor()
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).setLegacyMode(true).analyze()).violations.map(({ id }) => id)).toEqual([])
  if (pictures) {
    await page.screenshot({ path: join(pictures, 'system.png'), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: join(pictures, 'system-390.png'), fullPage: true })
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await context.close()
})
