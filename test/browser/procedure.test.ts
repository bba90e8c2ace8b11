import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCommandId } from '../../src/app/ids.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委督查室'
const LEAD = '市交通局'
const TITLE = '河东大桥伸缩缝维修'

let browser: Browser
let product: Product
let matter: string
const watched: Watched[] = []

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const { deps } = product
  const city = await testCity(deps, [OFFICE, LEAD], 'test', '2026-09-21')
  const office = await city.user('office', OFFICE, 'ducha')
  await city.user('office', OFFICE, 'ducha2')
  const unit = await city.user('handler', LEAD, 'jiaotong')
  matter = await handedOut(office, city.units.get(LEAD) ?? '')
  // The unit that carries it out is said to check it too: it does not, all the same.
  expect(unit.acting.unit).toBe(city.units.get(LEAD))
})
afterAll(async () => {
  await Promise.all(watched.map(({ context }) => context.close()))
  await product.close()
  await browser.close()
})

async function handedOut({ call }: TestUser, lead: string): Promise<string> {
  const command = () => newCommandId(product.deps.now())
  const duties = (['lead', 'supervisor'] as const).map((role) => ({ role, holder: { type: 'unit' as const, id: lead }, territory: null }))
  const opened = await openMatter(call, { command: command(), ledger: 'supervised-matters', title: TITLE, due: '2026-10-12', fields: {}, milestones: [], duties })
  await moveMatter(call, { command: command(), matter: opened.ids.matter, transition: 'hand-out', note: null })
  return opened.ids.matter
}

async function enter(username: string, path = `/matters/${matter}`): Promise<Page> {
  const one = await signedIn(browser, product, username)
  watched.push(one)
  await one.page.goto(product.url + path)
  return one.page
}

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at 390`).toBe(390)
  await page.screenshot({ path: join(folder, `${name}-390.png`), fullPage: true })
  await page.setViewportSize({ width: 1440, height: 960 })
}

const now = (page: Page) => page.locator('.matter-steps [aria-current="step"]')
const box = (page: Page) => page.locator('.matter-next')

test('handed out, a later day asked for and granted in the row, reported done, checked by another than who did it; who looks at an old page is told', async () => {
  const unit = await enter('jiaotong')
  await now(unit).getByText('限 10-12').waitFor()
  await unit.getByRole('button', { name: '流程图' }).click()
  await expect.poll(() => unit.getByRole('img', { name: /督办流程/ }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(400)
  await unit.getByRole('button', { name: '流程图' }).click()
  await unit.getByRole('button', { name: '申请延期', exact: true }).click()
  const ask = unit.getByRole('form', { name: '申请延期' })
  await ask.getByText('还可延 2 次').waitFor()
  await ask.getByRole('textbox', { name: '延至' }).fill('2027-03-01')
  await ask.getByRole('textbox', { name: '延期理由' }).fill('汛期水位高，需待退水后施工')
  await ask.getByRole('button', { name: '提交申请' }).click()
  await ask.getByText(/最迟 \d/).last().waitFor()
  await ask.getByRole('textbox', { name: '延至' }).fill('2026-10-30')
  await ask.getByRole('button', { name: '提交申请' }).click()
  await unit.getByText('待批', { exact: true }).waitFor()
  expect(await unit.getByRole('button', { name: '审批' }).count()).toBe(0)
  await picture(unit, 'procedure-asked')

  const office = await enter('ducha', '/')
  const late = await enter('ducha2')
  await box(late).getByText('审批延期').waitFor()
  await picture(late, 'procedure-decide')
  await late.getByRole('button', { name: '审批', exact: true }).first().click()
  const lateForm = late.getByRole('form', { name: '审批延期' })
  await lateForm.getByText('不同意', { exact: true }).click()
  await lateForm.getByRole('textbox', { name: '不同意的理由' }).fill('请再压缩工期')

  await office.getByRole('link', { name: TITLE }).first().waitFor()
  await picture(office, 'procedure-desk')
  await office.getByRole('row', { name: new RegExp(TITLE) }).getByRole('button', { name: '审批' }).click()
  await office.getByRole('form', { name: '审批延期' }).getByRole('button', { name: '确定' }).click()
  await office.getByText('已答复延期申请。').waitFor()

  // Two at once: the second is told what has happened meanwhile, and keeps what was typed.
  await lateForm.getByRole('button', { name: '确定' }).click()
  await lateForm.getByText(/已经答复/).waitFor()
  await lateForm.getByRole('button', { name: '看最新情况' }).click()
  await late.getByText('已批准').waitFor()
  expect(await lateForm.getByRole('textbox', { name: '不同意的理由' }).inputValue()).toBe('请再压缩工期')

  await unit.reload()
  await unit.getByText('原定 10-12，已延期 1 次，至 10-30').waitFor()
  await unit.getByRole('button', { name: '报请核查', exact: true }).click()
  await unit.locator('.matter-doing').getByRole('textbox', { name: '说明' }).fill('已更换伸缩缝 4 道')
  await unit.locator('.matter-doing').getByRole('button', { name: '报请核查', exact: true }).click()
  await now(unit).getByText('核查', { exact: true }).waitFor()
  // Although the unit is named as who checks, it does not verify its own work.
  await box(unit).getByText(/^等/).waitFor()
  expect(await box(unit).getByRole('button').allInnerTexts()).not.toContain('核查办结')

  await office.goto(`${product.url}/matters/${matter}`)
  await box(office).getByRole('button', { name: '核查', exact: true }).click()
  await picture(office, 'procedure-verify')
  await office.locator('.matter-doing').getByRole('textbox', { name: '说明' }).fill('现场核验，行车平顺')
  await office.locator('.matter-doing').getByRole('button', { name: '核查办结', exact: true }).click()
  await now(office).getByText('办结', { exact: true }).waitFor()
  await box(office).getByText('已办结，无需再办').waitFor()
  await picture(office, 'procedure-done')
  expect(watched.flatMap(({ faults }) => faults).filter((fault) => !fault.includes('409') && !fault.includes('422'))).toEqual([])
}, 120_000)
