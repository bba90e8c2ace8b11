import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignPortfolio, createPost } from '../../src/app/organisation/posts.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity } from '../support/city.ts'
import { held, signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const LEAD = '市审批服务管理局'
const OTHER = '市财政局'
const TODAY = '2023-02-24'

let browser: Browser
let product: Product
let office: Watched
let unit: Watched
let other: Watched

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `road-${name}.png`), fullPage: true })
}

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, LEAD, OTHER], 'test', TODAY)
  const command = () => newCommandId(product.deps.now())
  const made = await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE) ?? '', name: '副市长', order: 1, places: 1, leader: true })
  await assignPortfolio(city.keeper, { command: command(), post: made.ids.post, units: [city.units.get(LEAD) ?? ''], fields: [], from: '2023-01-01' })
  office = await signedIn(browser, product, (await city.user('office', OFFICE)).username)
  unit = await signedIn(browser, product, (await city.user('handler', LEAD)).username)
  other = await signedIn(browser, product, (await city.user('handler', OTHER)).username)
})
afterAll(async () => {
  for (const one of [office, unit, other]) await one.context.close()
  await product.close()
  await browser.close()
})

const go = (page: Page, part: string) => page.goto(`${product.url}/road?year=2023&part=${part}`)
const take = (page: Page, n: number) => page.getByRole('button', { name: `办理所选 ${n} 项` }).click()

test('the office calls for proposals; the unit sees the call and proposes with one form that shows what it may repeat', async () => {
  await office.page.getByRole('link', { name: '年度推进' }).click()
  await office.page.getByText('发出 2023 年项目征集，请各单位申报').waitFor()
  await office.page.getByRole('button', { name: '发出征集' }).click()
  const form = office.page.locator('form.road-form')
  await form.getByRole('textbox', { name: '报送截止日' }).fill('2023-02-28')
  await form.getByRole('button', { name: '发出征集' }).click()
  await form.getByText('请填写').waitFor()
  await form.getByRole('textbox', { name: /^征集要求/ }).fill('围绕优化营商环境报送')
  await form.getByRole('button', { name: '发出征集' }).click()
  await office.page.getByText('2023 年项目，2023-02-28 前报送').waitFor()

  const { page } = unit
  await go(page, 'call')
  await page.getByText('围绕优化营商环境报送').waitFor()
  await page.locator('.road-call').getByRole('link', { name: '申报项目' }).click()
  for (const [title, goal] of [['“一业一证”改革', '二十个行业一业一证，一次办成'], ['深化“一业一证”改革试点', '餐饮行业一业一证']] as const) {
    await page.getByRole('textbox', { name: '项目名称' }).fill(title)
    await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '领衔' })
    await page.getByRole('textbox', { name: '改革目标' }).fill(goal)
    await page.getByRole('textbox', { name: '主要举措' }).fill('编清单，通接口')
    await page.getByRole('combobox', { name: '建议领衔领导' }).selectOption({ label: '副市长' })
    await page.getByRole('textbox', { name: '第4季度', exact: true }).fill('全部上线')
    if (title.startsWith('深化')) {
      await page.getByText(/都有“.*一业一证/).waitFor()
      await page.reload()
      await page.getByText(/都有“.*一业一证/).waitFor()
      expect(await page.getByRole('textbox', { name: '项目名称' }).inputValue()).toBe(title)
      await picture(page, 'propose')
    }
    await page.getByRole('button', { name: '申报', exact: true }).click()
    await page.getByRole('rowheader', { name: title }).waitFor()
    if (!title.startsWith('深化')) await page.locator('.road-call').getByRole('link', { name: '申报项目' }).click()
  }
})

test('taken up together, one not adopted with its reason; another unit’s opinion is asked, given and answered', async () => {
  const { page } = office
  await go(page, 'call')
  await page.getByRole('combobox', { name: '办理 LX-2023-001' }).selectOption({ label: '受理论证' })
  await page.getByRole('combobox', { name: '办理 LX-2023-002' }).selectOption({ label: '不予立项' })
  await take(page, 2)
  await page.getByText('请写明理由').waitFor()
  await page.getByRole('textbox', { name: '理由 LX-2023-002' }).fill('与前项重复，并入推进')
  await take(page, 2)
  await page.getByText('已办理 2 项。').waitFor()

  await go(page, 'reasoning')
  await page.getByRole('button', { name: '征求意见' }).click()
  const form = page.getByRole('form', { name: '征求意见' })
  await form.getByRole('combobox', { name: /^征求哪些单位/ }).fill(OTHER)
  await page.getByRole('option', { name: OTHER, exact: true }).click()
  await form.getByRole('textbox', { name: '反馈截止日' }).fill('2023-02-27')
  await form.getByRole('button', { name: '征求意见' }).click()
  await page.getByText('已发出，1 项。').waitFor()

  await go(other.page, 'call')
  const asked = other.page.getByRole('region', { name: /^请您提意见/ })
  await asked.getByText('二十个行业一业一证，一次办成').waitFor()
  await asked.getByRole('button', { name: /^提意见/ }).click()
  await asked.getByRole('combobox', { name: '意见' }).selectOption({ label: '同意并提出修改意见' })
  await asked.getByRole('textbox', { name: /^具体意见/ }).fill('经费从现有渠道列支')
  await asked.getByRole('button', { name: '提交意见' }).click()
  await asked.getByText('已反馈：同意并提出修改意见').waitFor()

  await go(page, 'reasoning')
  await page.getByRole('link', { name: '1/1 反馈，0 答复' }).click()
  await page.getByRole('button', { name: '答复' }).click()
  await page.getByRole('combobox', { name: '采纳情况' }).selectOption({ label: '部分采纳' })
  await page.getByRole('textbox', { name: /^说明/ }).fill('部分列入下年预算')
  await page.getByRole('button', { name: '保存答复' }).click()
  const row = page.getByRole('table', { name: '意见采纳表' }).getByRole('row').nth(1)
  await expect.poll(() => row.innerText()).toContain('部分列入下年预算')
  await picture(page, 'opinions')
})

test('the meeting is typed once; handed down with its handler, the project has a page for its leader', async () => {
  const { page } = office
  await go(page, 'reasoning')
  await page.getByRole('combobox', { name: '办理 LX-2023-001' }).selectOption({ label: '报请审定' })
  await take(page, 1)
  await page.getByText('已办理 1 项。').waitFor()
  await go(page, 'approval')
  await page.getByRole('combobox', { name: '办理 LX-2023-001' }).selectOption({ label: '审定通过' })
  await take(page, 1)
  await page.getByText('请填写').waitFor()
  await page.getByRole('textbox', { name: '审定会议' }).fill('市委深改委第1次会议')
  await page.getByRole('textbox', { name: '会议日期' }).fill('2023-02-20')
  await picture(page, 'approval')
  await take(page, 1)
  await page.getByText('已办理 1 项。').waitFor()

  await go(page, 'handing-down')
  await page.getByRole('link', { name: '还缺：承办人' }).click()
  await page.getByRole('button', { name: '明确责任' }).click()
  await page.getByRole('combobox', { name: '责任', exact: true }).selectOption({ label: '承办人' })
  await page.getByRole('combobox', { name: '单位', exact: true }).fill(LEAD)
  // Pressed before the posts of the unit have come, it is done once they have.
  const posts = await held(page, /\/api\/v1\/units\/[^/?]+$/)
  await page.getByRole('option', { name: LEAD, exact: true }).click()
  await page.getByRole('button', { name: '确定', exact: true }).click()
  await posts.release()
  await page.getByRole('table', { name: '责任分工' }).getByText('承办人').first().waitFor()

  await go(page, 'handing-down')
  await page.getByRole('combobox', { name: '办理 LX-2023-001' }).selectOption({ label: '下达' })
  await take(page, 1)
  await page.getByText('已办理 1 项。').waitFor()
  await page.getByRole('link', { name: '领衔提示单' }).click()
  await page.getByRole('article', { name: '呈：副市长' }).getByText('“一业一证”改革').waitFor()
  await picture(page, 'note')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect((await getDocumentProxy(new Uint8Array(pdf))).numPages).toBe(1)
})

test('the same matter in another ledger with that ledger’s own field, seen in one of its five lists, and taken off with a reason', async () => {
  const { page } = office
  await page.goto(`${product.url}/ledgers/led-projects?list=duties`)
  await page.getByRole('table', { name: '责任清单' }).getByRole('link', { name: '“一业一证”改革', exact: true }).click()
  await page.getByRole('button', { name: '列入其他台账' }).click()
  const form = page.locator('form.matter-form')
  await form.getByRole('combobox', { name: '列入' }).selectOption({ label: '改革试点台账' })
  await form.getByText(/^该台账另有/).click()
  await form.getByRole('combobox', { name: '试点级别' }).selectOption({ label: '省级' })
  await form.getByRole('button', { name: '列入', exact: true }).click()
  await page.getByText('已列入“改革试点台账”。').waitFor()
  await page.getByRole('link', { name: '改革试点台账' }).click()
  await page.getByRole('link', { name: '任务清单' }).click()
  const row = page.getByRole('table', { name: '任务清单' }).getByRole('row').filter({ hasText: 'LX-2023-001' })
  await row.getByText('省级').waitFor()
  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: '移出 改革试点台账' }).click()
  await page.getByRole('textbox', { name: '移出“改革试点台账”的原因' }).fill('试点已并入')
  await page.getByRole('button', { name: '移出', exact: true }).click()
  await page.getByText('不再列入“改革试点台账”；原因：试点已并入').waitFor()
})

test.each([
  ['/road?year=2023&part=carrying-out', '领衔改革项目台账　2023年'],
  ['/road/notes?year=2023', '领衔提示单'],
  ['/road/list?year=2023', '2023年领衔改革项目台账建议清单'],
])('%s: for everyone, and nothing wider than a telephone', async (path, heading) => {
  const { page } = office
  await page.goto(product.url + path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1440, height: 960 })
  expect([...office.faults, ...unit.faults, ...other.faults]).toEqual([])
})
