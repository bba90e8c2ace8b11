import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../src/demo/data/accounts.ts'
import { launchChromium } from '../support/chromium.ts'
import { signedIn, startDemonstration, type Product } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
const PHONE = { width: 390, height: 844 }
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

const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** What axe finds, a line a fault. */
async function unreadable(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

test('a scheme is taken over, refused while points make 105 or meetings score, mended, adopted and tried on a past quarter', async () => {
  const { page, context, faults } = await signedIn(browser, product, 'gaigeban', undefined, undefined, DEMONSTRATION_PASSWORD)
  await page.goto(`${product.url}/schemes`)
  await page.getByRole('heading', { name: /可以取用的模板/ }).waitFor()
  await picture(page, 'schemes')
  await page.getByRole('button', { name: '取用 县（市、区）季度考核' }).click()
  await page.getByText('已取用，可以修改。').waitFor()

  await page.getByRole('checkbox', { name: /^排位次/ }).check()
  await page.getByText('要排名，须写明依据文件').waitFor()
  await page.getByLabel('文件名称').fill('河东市全面深化改革考核办法（演示）')
  await page.getByText('要排名，须写明依据文件').waitFor({ state: 'detached' })

  await page.getByLabel('第1行分值').fill('35')
  await page.getByText('合计 105 分，应为 100').waitFor()
  await page.getByRole('button', { name: '定稿' }).click()
  const adopt = page.getByRole('form', { name: '定稿' })
  await adopt.getByRole('button', { name: '定稿' }).click()
  await adopt.getByText(/各项分值合计 105/).waitFor()
  await page.getByLabel('第4行分值').fill('10')
  await page.getByText('合计 100 分').waitFor()

  await page.getByRole('button', { name: '添加一项' }).click()
  await page.getByLabel('第7行二级指标').fill('召开会议次数')
  await page.getByLabel('第7行分值').fill('5')
  await page.getByRole('button', { name: '第7行详细' }).click()
  await page.getByLabel('取数方法').selectOption({ label: '手工评分' })
  await page.getByText('“召开会议次数”不得计分').first().waitFor()
  await picture(page, 'schemes-refused')
  expect(await unreadable(page)).toEqual([])
  await page.getByRole('button', { name: '删去这一项' }).click()
  await page.getByText('“召开会议次数”不得计分').waitFor({ state: 'detached' })

  const members = page.getByRole('group', { name: '一核' })
  await members.getByLabel('单位').fill('安邑')
  await page.getByRole('option', { name: '安邑区' }).click()
  await members.getByText('安邑区').waitFor()
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByRole('table', { name: /^试算/ }).waitFor()
  await page.getByText('检查没有发现问题').waitFor()
  await picture(page, 'schemes-editor')

  // What was written stays on this machine when the page is opened again.
  await page.reload()
  await page.getByText('有未保存的修改').waitFor()
  expect(await page.getByLabel('第4行分值').inputValue()).toBe('10')
  await page.getByRole('button', { name: '定稿' }).click()
  await adopt.getByRole('button', { name: '定稿' }).click()
  await page.getByText('已定稿。').waitFor()
  await page.getByText('第1版').waitFor()

  await page.setViewportSize(PHONE)
  await page.getByRole('button', { name: '第1行详细' }).click()
  await page.getByLabel('取数方法').waitFor()
  await picture(page, 'schemes-390')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width)
  expect(faults.filter((fault) => !/ 4(09|22) /.test(fault))).toEqual([])
  await context.close()

  const unit = await signedIn(browser, product, 'anyi', undefined, undefined, DEMONSTRATION_PASSWORD)
  await unit.page.goto(page.url())
  await unit.page.getByText('河东市全面深化改革考核办法（演示）').waitFor()
  expect(await unit.page.getByRole('button', { name: '保存草稿' }).count()).toBe(0)
  await picture(unit.page, 'schemes-unit')
  await unit.context.close()
}, 120_000)
