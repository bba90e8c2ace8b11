import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkByItself, readReceipt } from '../../src/app/log/check-receipt.ts'
import { sealCity } from '../../src/app/log/seal-city.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { held, signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const LEAD = '市审批服务管理局'
const SUPPORT = '市财政局'
const GOAL = '年内市级依申请事项全部免提交证明，开办餐饮店只交一份申请、只领一张证。企业跑动次数由平均四次减到一次，办理时限由二十个工作日减到五个工作日。'

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

let browser: Browser
let product: Product
let user: TestUser
let office: Watched

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, LEAD, SUPPORT], 'test', '2026-09-21')
  user = await city.user('office', OFFICE)
  office = await signedIn(browser, product, user.username)
})
afterAll(async () => {
  await office.context.close()
  await product.close()
  await browser.close()
})

const formWith = (page: Page, button: string) => page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) })
const entries = (page: Page) => page.getByRole('region', { name: /^经过/ }).getByRole('listitem')

test('an empty ledger says how to begin; what is missing is said in place, what was typed outlives a reload', async () => {
  const { page } = office
  await page.goto(`${product.url}/ledgers/led-projects`)
  await page.getByText('这个台账还没有事项。').waitFor()
  await page.getByRole('link', { name: '新建一个事项' }).click()
  const form = page.getByRole('form', { name: '在“领衔改革项目台账”中新建事项' })
  expect(await form.getByRole('textbox', { name: '事项名称' }).evaluate((field) => field === document.activeElement)).toBe(true)
  await form.getByRole('button', { name: '立项', exact: true }).click()
  expect(await form.locator('.wrong').allInnerTexts()).toContain('请填写。')
  await form.getByRole('textbox', { name: '事项名称' }).fill('“一业一证”改革')
  await page.reload()
  expect(await form.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe('“一业一证”改革')
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
})

test('a matter is opened by hand and shows what the ledger asks of it', async () => {
  const { page } = office
  await page.getByRole('button', { name: '新建事项' }).click()
  const form = page.getByRole('form', { name: '在“领衔改革项目台账”中新建事项' })
  await form.getByRole('textbox', { name: '期限' }).fill('2026-12-20')
  await form.getByRole('combobox', { name: '牵头单位' }).fill(LEAD)
  await page.getByRole('option', { name: LEAD, exact: true }).click()
  await form.getByRole('combobox', { name: '配合单位' }).fill(SUPPORT)
  await page.getByRole('option', { name: SUPPORT, exact: true }).click()
  await form.getByText(/^其他栏目/).click()
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '领衔' })
  await form.getByRole('textbox', { name: '改革目标' }).fill(GOAL)
  await form.getByRole('textbox', { name: '主要举措' }).fill('编制免证清单\n联调数据接口')
  await picture(page, 'new-matter')
  await form.getByRole('button', { name: '立项', exact: true }).click()
  await page.waitForURL(/\/matters\//)
  await page.getByRole('heading', { level: 1, name: '“一业一证”改革' }).waitFor()
  const content = page.getByRole('region', { name: '内容' })
  expect(await content.getByRole('term').allInnerTexts()).toEqual(['类别', '改革目标', '主要举措'])
  expect(await content.getByRole('definition').allInnerTexts()).toEqual(['领衔', GOAL, '编制免证清单\n联调数据接口'])
  const duties = await page.getByRole('table', { name: '责任分工' }).innerText()
  expect([duties.includes(LEAD), duties.includes(SUPPORT)]).toEqual([true, true])
})

test('amended with a reason; without one it is refused in place', async () => {
  const { page } = office
  await page.getByRole('button', { name: '更正事项' }).click()
  const form = formWith(page, '更正')
  await form.getByRole('textbox', { name: '事项名称' }).fill('“一业一证、免证明”改革')
  await form.getByRole('button', { name: '更正', exact: true }).click()
  await form.getByText('请写明原因。').waitFor()
  await form.getByRole('textbox', { name: '原因' }).fill('专题会调整')
  await form.getByRole('button', { name: '更正', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '“一业一证、免证明”改革' }).waitFor()
  await entries(page).filter({ hasText: '原因：专题会调整' }).waitFor()
})

test('moved on, and back with a note that is asked for; a form opened before the page is fresh stays', async () => {
  const { page } = office
  const steps = page.locator('.matter-steps [aria-current="step"]')
  const letters = await held(page, /\/api\/v1\/letters\?/)
  await page.getByRole('button', { name: '办理', exact: true }).click()
  await formWith(page, '报请审定').getByRole('button', { name: '报请审定', exact: true }).click()
  await steps.filter({ hasText: '审定' }).waitFor()
  await page.getByText('办理“审定通过”').waitFor()
  await page.getByRole('button', { name: '退回论证', exact: true }).click()
  const form = page.locator('.matter-doing form')
  await form.getByRole('textbox', { name: '说明' }).waitFor()
  await letters.release()
  await form.getByRole('button', { name: '退回论证', exact: true }).click()
  await form.getByText('请填写。').waitFor()
  await form.getByRole('textbox', { name: '说明' }).fill('举措还要细化')
  await form.getByRole('button', { name: '退回论证', exact: true }).click()
  await steps.filter({ hasText: '论证' }).waitFor()
  await entries(page).filter({ hasText: '退回论证：审定 → 论证' }).waitFor()
})

test('a record taken back stays, struck, with its reason', async () => {
  const { page } = office
  const said = '会商数据接口，议定月底前联调。'
  await page.getByRole('button', { name: '记一笔' }).first().click()
  await page.getByRole('radio', { name: '协调会' }).check({ force: true })
  await page.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill(said)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  const entry = entries(page).filter({ hasText: said })
  await entry.hover()
  await entry.getByRole('button', { name: '取回执' }).click()
  await entry.getByText('还没有封存').waitFor()
  // A browser writes every refusal on its console, this one too.
  await expect.poll(() => office.faults.splice(0)).toEqual(['console: Failed to load resource: the server responded with a status of 409 (Conflict)'])
  await sealCity(product.deps, 'test')
  const file = page.waitForEvent('download')
  await entry.getByRole('button', { name: '取回执' }).click()
  expect(await checkByItself(readReceipt(await readFile(await (await file).path(), 'utf8')))).toMatchObject({ sound: true, facts: [{ kind: 'activity.recorded' }] })
  await entry.getByText('回执已存为文件').waitFor()
  await entry.getByRole('button', { name: '撤销', exact: true }).click()
  await entry.getByRole('textbox', { name: '撤销原因' }).fill('记重了')
  await formWith(page, '撤销').getByRole('button', { name: '撤销', exact: true }).click()
  await entry.getByText('09-21 撤销，原因：记重了').waitFor()
  expect(await entry.locator('s').innerText()).toBe(said)
  expect(await entry.getByRole('button').count()).toBe(0)
})

test('a judgement is signed beside the light and does not change it', async () => {
  const { page } = office
  const light = page.getByRole('region', { name: '进度预警' })
  const before = await light.innerText()
  await page.getByRole('button', { name: '签署研判意见' }).click()
  const form = formWith(page, '签署')
  await form.getByRole('textbox', { name: '意见' }).fill('可按期完成')
  await form.getByRole('textbox', { name: '依据' }).fill('三个行业已联调')
  await form.getByRole('textbox', { name: '有效至' }).fill('2026-10-31')
  await form.getByRole('button', { name: '签署', exact: true }).click()
  const judgement = page.getByRole('region', { name: '研判意见' })
  await judgement.getByText('依据：三个行业已联调').waitFor()
  expect(await judgement.locator('b').innerText()).toBe('可按期完成')
  expect(await light.innerText()).toBe(before)
})

test('an exemption is granted for a required practice and a period, and the matter listed elsewhere', async () => {
  const { page } = office
  const exemptions = page.getByRole('region', { name: /^豁免/ })
  await exemptions.getByRole('button', { name: '准予豁免' }).click()
  await exemptions.getByRole('combobox', { name: '规定动作' }).selectOption({ label: '每季度一次督察' })
  await exemptions.getByRole('combobox', { name: '哪一期' }).selectOption({ label: '2026年第四季度' })
  await exemptions.getByRole('textbox', { name: '豁免理由' }).fill('专项督察已覆盖')
  await exemptions.getByRole('textbox', { name: '批准依据' }).fill('改革办主任办公会')
  await formWith(page, '准予豁免').getByRole('button', { name: '准予豁免', exact: true }).click()
  await exemptions.getByText('2026年第四季度　每季度一次督察').waitFor()
  expect(await exemptions.getByRole('listitem').innerText()).toContain('依据：改革办主任办公会')

  await page.getByRole('button', { name: '列入其他台账' }).click()
  await page.getByRole('combobox', { name: '列入' }).selectOption({ label: '改革任务台账' })
  await page.getByRole('button', { name: '列入', exact: true }).click()
  await page.getByRole('definition').getByRole('link', { name: '改革任务台账' }).waitFor()
  await picture(page, 'matter-own')
})

test('printed on one page; in English the step says who owes it', async () => {
  const { page, faults } = office
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1)
  await page.evaluate(() => localStorage.setItem('lingxian.language', 'en'))
  await page.reload()
  await page.getByText(/^reform office/i).first().waitFor()
  await page.evaluate(() => localStorage.removeItem('lingxian.language'))
  expect(faults).toEqual([])
})

test('on a long page the navigation stays in sight; on a telephone nothing is cut off', async () => {
  const { page } = office
  await page.reload()
  await page.setViewportSize({ width: 1440, height: 600 })
  await entries(page).first().waitFor()
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200)
  const navigation = page.getByRole('link', { name: '台账', exact: true }).first()
  await expect.poll(() => navigation.evaluate((link) => link.getBoundingClientRect().top >= 0 && link.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await picture(page, 'matter-390')
  await page.goto(`${product.url}/ledgers/led-projects?new=1`)
  await page.getByRole('form').waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await picture(page, 'new-matter-390')
})
