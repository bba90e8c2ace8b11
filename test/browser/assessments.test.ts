import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemonstration } from '../../src/demo/load.ts'
import { launchChromium } from '../support/chromium.ts'
import { startProduct, type Product, type Watched } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
const WIDE = { width: 1440, height: 1000 }
const PHONE = { width: 390, height: 844 }
let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  await loadDemonstration(product.deps)
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

test('a run: opened, scored, sent, doubted by a unit at its own line, answered; another frozen with places and told in a circular', async () => {
  const { page, context, faults } = await enter('gaigeban')
  await page.getByRole('link', { name: '考核', exact: true }).click()
  await page.getByRole('button', { name: '开始一次考核' }).click()
  const open = page.getByRole('form', { name: '开始一次考核' })
  await open.getByLabel('按哪个考核办法').selectOption({ label: '市直单位季度考核' })
  await open.getByLabel('哪个时段').selectOption({ label: '2023年第二季度' })
  await expect.poll(() => open.getByLabel('取数截止日').inputValue()).toBe('2023-07-10')
  await picture(page, 'assessment-open')
  await open.getByRole('button', { name: '开始取数' }).click()
  await page.getByText('试算：取数截止 07-10').waitFor()

  await page.getByRole('button', { name: '录入评分' }).click()
  const sheet = page.getByRole('form', { name: '录入评分' })
  await sheet.getByLabel('评分依据').fill('第二季度互评表')
  await sheet.getByRole('textbox', { name: '市审批服务管理局　评分', exact: true }).fill('9.5')
  await sheet.getByRole('button', { name: '保存 1 个评分' }).click()
  await sheet.getByText('市审批服务管理局的分数应在 0 至满分之间').waitFor()
  await sheet.getByRole('textbox', { name: '市审批服务管理局　评分', exact: true }).fill('4.5')
  await sheet.getByRole('button', { name: '保存 1 个评分' }).click()
  await page.getByText('评分已保存。').waitFor()
  await picture(page, 'assessment-preview')
  await page.getByRole('button', { name: '送达核对' }).click()
  const deliver = page.getByRole('form', { name: '送达核对' })
  await deliver.getByText(/缺数 \d+ 处/).waitFor()
  await deliver.getByRole('button', { name: '送达' }).click()
  await deliver.getByText('请补齐缺数，或勾选仍要送达。').waitFor()
  await deliver.getByLabel('仍要送达').check()
  await picture(page, 'assessment-deliver')
  await deliver.getByRole('button', { name: '送达' }).click()
  await page.getByText('09-20 送达各单位核对').waitFor()
  const address = page.url()

  const unit = await enter('shenpiju-fg', PHONE)
  await unit.page.goto(`${product.url}/assessments`)
  await unit.page.getByRole('link', { name: /请核对/ }).click()
  await unit.page.getByRole('heading', { name: '市审批服务管理局的得分' }).waitFor()
  await unit.page.getByText('前可申请复核，还有').waitFor()
  expect(await unit.page.getByText(/位次|第 \d+ 位|市能源局/).count()).toBe(0)
  await unit.page.getByRole('button', { name: '配合协同' }).click()
  await unit.page.getByText('第二季度互评表').waitFor()
  await unit.page.getByRole('button', { name: '申请复核' }).click()
  const ask = unit.page.getByRole('form', { name: '申请复核' })
  await ask.getByLabel('哪里不对、依据是什么').fill('免证明事项的协同没有计入，有会议议定事项为证。')
  await ask.getByRole('button', { name: '提交申请' }).click()
  await unit.page.getByText('申请：免证明事项的协同没有计入').first().waitFor()
  await expect.poll(() => unit.page.getByRole('button', { name: '申请复核' }).count()).toBe(0)
  expect(await unit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await unreadable(unit.page)).toEqual([])
  await picture(unit.page, 'assessment-own-390')

  await page.reload()
  await page.getByRole('button', { name: '写复核意见' }).click()
  const decide = page.getByRole('form', { name: '写复核意见' })
  await decide.getByLabel('采纳，改定得分').check()
  await decide.getByLabel('改为多少分').fill('5')
  await decide.getByLabel('理由').fill('议定事项属实，予以改定。')
  await decide.getByRole('button', { name: '答复' }).click()
  await page.getByText('改定为 5').waitFor()
  await unit.page.reload()
  await unit.page.getByText('议定事项属实，予以改定。').first().waitFor()

  await page.getByRole('link', { name: '县（市、区）', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /县（市、区）季度考核/ }).waitFor()
  expect(address).not.toBe(page.url())
  const cell = page.getByRole('button', { name: '安邑区　督察整改 8.89' })
  await cell.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByText('8 ÷ 9 × 10').waitFor()
  await page.getByText('06-27 完成，迟 7 个工作日').waitFor()
  await page.getByText('另 6 件，均按期').waitFor()
  await page.getByRole('img', { name: /各项得分之差: .*加减分 \+0\.50/ }).waitFor()
  await picture(page, 'assessment')
  expect(await unreadable(page)).toEqual([])
  const record = await page.getByRole('link', { name: /农贸市场/ }).getAttribute('href')
  expect(record).toMatch(/^\/matters\//)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByText('8 ÷ 9 × 10').count()).toBe(0)

  expect(await page.getByRole('button', { name: '定案' }).count()).toBe(0)
  await page.getByRole('button', { name: '写复核意见' }).click()
  await decide.getByLabel('不采纳，维持原分').check()
  await decide.getByLabel('理由').fill('收文登记为06-29，原登记无误。')
  await decide.getByRole('button', { name: '答复' }).click()
  await page.getByRole('button', { name: '定案' }).click()
  await page.getByRole('form', { name: '定案' }).getByRole('button', { name: '确认定案' }).click()
  await page.getByText('结果已封存').waitFor()
  await page.getByRole('button', { name: '代拟通报' }).click()
  const circular = page.getByRole('form', { name: '代拟通报' })
  await circular.getByText('按依据文件排位次').waitFor()
  await circular.getByRole('button', { name: '起草' }).click()
  await page.waitForURL(/\/letters\//)
  await page.getByRole('heading', { level: 1 }).waitFor()

  const place = await enter('anyi', PHONE)
  await place.page.goto(`${product.url}/assessments`)
  await place.page.getByRole('link', { name: /第二季度/ }).click()
  await place.page.getByText('一核第 1 位').waitFor()
  expect(await place.page.getByText('猗氏县').count()).toBe(0)
  expect([...faults, ...unit.faults, ...place.faults]).toEqual([])
  await Promise.all([context.close(), unit.context.close(), place.context.close()])
}, 180_000)
