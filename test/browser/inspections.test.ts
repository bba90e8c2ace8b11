import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startDemonstration, type Product, type Watched } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
const WIDE = { width: 1440, height: 1000 }
const PHONE = { width: 390, height: 844 }
/** A photograph of one grey point. */
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64')
let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startDemonstration()
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

async function enter(username: string, viewport = WIDE): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(`console: ${message.text()}`)
  })
  await page.goto(product.url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill('hedong-yanshi')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  return { page, context, faults }
}

const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** What axe finds, a line a fault. */
async function unreadable(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

test('an inspection: warned of and justified, found with a photograph on a telephone, told, answered, put right and closed by others', async () => {
  const { page, context, faults } = await enter('gaigeban')
  await page.getByRole('link', { name: '督察', exact: true }).click()
  await page.getByRole('row', { name: /安邑区/ }).getByRole('link').first().waitFor()
  await picture(page, 'inspections')
  await page.getByRole('button', { name: '列入计划' }).click()
  const plan = page.getByRole('form', { name: '列入计划' })
  await plan.getByLabel('督察方式').selectOption({ label: '专项督察' })
  await plan.getByLabel('督察名称').fill('村级事务下沉专项督察')
  await plan.getByLabel('开始').fill('2023-09-20')
  await plan.getByLabel('去哪些地区和单位').fill('安邑区')
  await page.getByRole('option', { name: '安邑区' }).click()
  await plan.getByText('安邑区在前后30天内另有“安邑区综合督察回头看”（相隔8天），建议合并进行').waitFor()
  await picture(page, 'inspections-plan')
  expect(await unreadable(page)).toEqual([])
  await plan.getByRole('button', { name: '列入计划' }).click()
  await plan.getByText('请填写。').waitFor()
  await plan.getByLabel('仍要安排的理由').fill('省里交办，限期反馈')
  await plan.getByRole('button', { name: '列入计划' }).click()
  await page.getByText('已列入计划。').waitFor()
  await page.getByRole('button', { name: /^清单/ }).click()
  await page.getByRole('link', { name: '村级事务下沉专项督察' }).click()
  await page.getByText('计划提醒后仍安排：省里交办，限期反馈').waitFor()
  await page.getByRole('button', { name: '开始督察' }).click()
  await page.getByText('边看边记问题').waitFor()
  const address = page.url()

  await page.setViewportSize(PHONE)
  await page.getByRole('button', { name: '记一个问题' }).click()
  const find = page.getByRole('form', { name: '记一个问题' })
  await find.getByLabel('什么问题').fill('村务公开栏三个月没有更新')
  await find.getByLabel('整改时限').fill('2023-10-31')
  await find.locator('input[type=file]').setInputFiles({ name: '公开栏.png', mimeType: 'image/png', buffer: PHOTO })
  await find.getByRole('link', { name: '公开栏.png' }).waitFor()
  await picture(page, 'inspection-find-390')
  await find.getByRole('button', { name: '记下' }).click()
  await page.getByText('已记入整改台账。').waitFor()
  await page.getByRole('img', { name: '公开栏.png' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize(WIDE)
  await page.getByRole('button', { name: '报告督察情况' }).click()
  await page.getByLabel('看了什么、总体怎样').fill('走访两个村，查阅公开栏和台账。')
  await page.getByRole('button', { name: '报告', exact: true }).click()
  await page.getByRole('button', { name: '向安邑区反馈意见' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: /^反馈意见/ }).inputValue()).toContain('1. 村务公开栏三个月没有更新（2023-10-31前整改到位）')
  await page.getByRole('button', { name: '发出意见' }).click()
  await page.getByText('10-10 前可以陈述申辩').waitFor()

  const unit = await enter('anyi')
  await unit.page.goto(address)
  await unit.page.getByRole('button', { name: '陈述申辩' }).click()
  await unit.page.getByLabel('哪一项、有什么不同、依据是什么').fill('其中一个村8月已更新，有照片。')
  await unit.page.getByRole('button', { name: '提交' }).click()
  await unit.page.getByText('其中一个村8月已更新，有照片。').waitFor()
  await unit.page.getByRole('link', { name: '村务公开栏三个月没有更新' }).click()
  await unit.page.getByRole('heading', { level: 1, name: '村务公开栏三个月没有更新' }).waitFor()
  expect(await unit.page.getByRole('button', { name: '销号' }).count()).toBe(0)
  await unit.page.getByRole('button', { name: '报请复核' }).click()
  await unit.page.getByLabel('说明').fill('三个村均已更新公开栏。')
  await unit.page.locator('.matter-doing').getByRole('button', { name: '报请复核' }).click()
  await unit.page.getByText('三个村均已更新公开栏。').first().waitFor()
  expect(await unit.page.getByRole('button', { name: '销号' }).count()).toBe(0)

  await page.reload()
  await page.getByRole('button', { name: '答复' }).click()
  const answer = page.getByRole('form', { name: '答复' })
  await answer.getByLabel('不采纳').check()
  await answer.getByLabel('答复理由').fill('另一个村确未更新，问题成立。')
  await answer.getByRole('button', { name: '答复' }).click()
  await page.getByText('09-20 答复：不采纳').waitFor()
  await picture(page, 'inspection')
  expect(await unreadable(page)).toEqual([])
  await page.getByRole('link', { name: '村务公开栏三个月没有更新' }).click()
  await page.getByRole('heading', { level: 1, name: '村务公开栏三个月没有更新' }).waitFor()
  await page.getByRole('button', { name: '核查', exact: true }).click()
  const check = page.locator('.matter-doing')
  await check.getByLabel('说明').fill('抽查三个村，公开栏均已更新。')
  await check.locator('input[type=file]').setInputFiles({ name: '抽查.png', mimeType: 'image/png', buffer: PHOTO })
  await check.getByText('抽查.png').waitFor()
  await check.getByRole('button', { name: '销号' }).click()
  await page.getByText('抽查三个村，公开栏均已更新。').first().waitFor()
  await picture(page, 'finding')
  await page.goto(address)
  await page.getByRole('cell', { name: /销号/ }).waitFor()
  expect([...faults, ...unit.faults]).toEqual([])
  await Promise.all([context.close(), unit.context.close()])
})
