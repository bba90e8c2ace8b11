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
    if (message.type() === 'error' && !/40[19]|422/.test(message.text())) faults.push(`console: ${message.text()}`)
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

test('asked without asking twice: what is known is shown beside the field, sent, answered on a telephone, read in one table; a complaint without a name', async () => {
  const { page, context, faults } = await enter('gaigeban')
  await page.getByRole('link', { name: '负担', exact: true }).click()
  await page.getByText('按机构目录排列，不按多少排列，不排名').waitFor()
  await picture(page, 'burden-city')
  expect(await unreadable(page)).toEqual([])
  await page.getByRole('link', { name: '市审批服务管理局' }).click()
  await page.getByRole('heading', { name: '与上限比' }).waitFor()
  await picture(page, 'burden-unit')
  await page.getByRole('button', { name: '要求', exact: true }).click()
  await page.getByRole('button', { name: '提出要求' }).click()
  const form = page.getByRole('form', { name: '提出要求（要数、要材料）' })
  await form.getByLabel('名称').fill('夜间政务服务补充摸底')
  await form.getByLabel('依据和用途').fill('常务会议要求')
  await form.getByLabel('向谁要').fill('安邑区')
  await page.getByRole('option', { name: '安邑区' }).click()
  await form.getByLabel('时限').fill('2023-10-16')
  await form.getByLabel('内容').fill('延时服务窗口数（个）')
  await form.getByText('可能已有：要求“政务服务大厅延时服务开展情况”的“延时服务窗口数”，1 个单位有，0 个没有。').waitFor()
  await form.getByText('安邑区：12').waitFor()
  await form.getByRole('button', { name: '加一项' }).click()
  const second = form.getByRole('group', { name: '第 2 项' })
  await second.getByLabel('内容').fill('现场照片')
  await form.getByText('不得要求照片、截图、录像、定位作为工作证明，请删去。').waitFor()
  await picture(page, 'request-new')
  expect(await unreadable(page)).toEqual([])
  await second.getByLabel('内容').fill('下月拟增加的窗口')
  await form.getByText('没有查到已有的。').waitFor()
  await form.getByRole('button', { name: '发出要求' }).click()
  await form.getByText('请填写。').waitFor()
  await form.getByLabel('仍要填报的理由').fill('按十月口径重报')
  await form.getByRole('button', { name: '发出要求' }).click()
  await page.getByText('已发出。').waitFor()
  await page.getByRole('link', { name: '夜间政务服务补充摸底' }).click()
  await page.getByText('待填报').waitFor()
  const address = page.url()

  const place = await enter('anyi', PHONE)
  await place.page.getByRole('link', { name: '夜间政务服务补充摸底' }).click()
  const answer = place.page.getByRole('form', { name: '填报' })
  await answer.getByText('预填自要求“政务服务大厅延时服务开展情况”的“延时服务窗口数”').waitFor()
  expect(await answer.getByLabel('延时服务窗口数（个）').inputValue()).toBe('12')
  await answer.getByLabel('下月拟增加的窗口').fill('三个')
  await answer.getByRole('button', { name: '报送' }).click()
  await answer.getByText('应为数字，不带单位和千分位。').waitFor()
  await picture(place.page, 'request-phone')
  expect(await unreadable(place.page)).toEqual([])
  await answer.getByLabel('下月拟增加的窗口').fill('3')
  await answer.getByRole('button', { name: '报送' }).click()
  await place.page.getByText('已报送。').waitFor()
  await place.page.goto(`${product.url}/burden`)
  await place.page.getByText('这个月本系统要求安邑区办').waitFor()
  await picture(place.page, 'burden-phone')
  await place.page.getByRole('button', { name: '反映负担' }).click()
  const complain = place.page.getByRole('form', { name: '反映负担' })
  await complain.getByText('改革办和系统管理员都查不到是谁').waitFor()
  await complain.getByLabel('哪件事、重在哪里').fill('同一组窗口数一月要了两次')
  await picture(place.page, 'complain-phone')
  expect(await unreadable(place.page)).toEqual([])
  await complain.getByRole('button', { name: '提交' }).click()
  await place.page.getByText('已提交。').waitFor()
  expect(place.faults).toEqual([])
  await place.context.close()

  await page.goto(address)
  await page.getByRole('row', { name: /安邑区.*12.*3.*已填报/ }).waitFor()
  await picture(page, 'request-answers')
  await page.goto(`${product.url}/burden?view=complaints`)
  const said = page.getByRole('listitem').filter({ hasText: '同一组窗口数一月要了两次' })
  await said.getByText('未写单位').waitFor()
  await said.getByRole('button', { name: '答复' }).click()
  await page.getByLabel('怎么改、何时改；不改的写明为什么').fill('十月起合并为一次')
  await page.getByRole('form', { name: '答复' }).getByRole('button', { name: '答复' }).click()
  await page.getByRole('listitem').filter({ hasText: '十月起合并为一次' }).getByText('改革办 09-20 答复').waitFor()
  await picture(page, 'complaints')
  expect(faults).toEqual([])
  await context.close()
})
