import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { registerPerson } from '../../src/app/organisation/posts.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const UNIT = '市体育局'
const NAME = '欧阳测试'
const pictures = process.env.LINGXIAN_PICTURES

let browser: Browser
let product: Product
let city: TestCity
const opened: Watched[] = []

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [UNIT])
  const command = () => newCommandId(product.deps.now())
  const office = await city.user('office', UNIT, 'gaige')
  await city.user('security', null, 'anquan')
  await city.user('auditor', null, 'shenji')
  await registerPerson(city.keeper, { command: command(), name: NAME, phone: '13912345678' })
  const lead = { role: 'lead' as const, holder: { type: 'unit' as const, id: city.units.get(UNIT) ?? '' }, territory: null }
  await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: `${NAME}反映的健身路径`, due: null, fields: {}, milestones: [], duties: [lead] })
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function as(username: string, first: string): Promise<Page> {
  const watched = await signedIn(browser, product, username, { width: 1440, height: 960 }, first)
  opened.push(watched)
  return watched.page
}

async function picture(name: string, of: Page): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  for (const [width, height] of [[1440, 960], [390, 844]] as const) {
    await of.setViewportSize({ width, height })
    await of.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  }
  await of.setViewportSize({ width: 1440, height: 960 })
}

test('the office finds and asks, the security administrator agrees, it is carried out, and the auditor sees each step', async () => {
  const office = await as('gaige', '工作台')
  await office.goto(`${product.url}/erasures`)
  await office.getByText('没有删除申请。').waitFor()
  await office.getByRole('button', { name: '查找并提出' }).click()
  await office.getByLabel('人员').fill('欧阳')
  await office.getByRole('option', { name: NAME }).click()
  await office.getByRole('button', { name: '查找', exact: true }).click()
  await office.getByText(`${NAME}反映的健身路径`).waitFor()
  await office.getByLabel('依据').fill('本人申请（2026年第3号）')
  await picture('erasure-asking', office)
  await office.getByRole('button', { name: '提出删除申请' }).click()
  await office.getByText('待确认').waitFor()

  const security = await as('anquan', '机构与人员')
  await security.goto(`${product.url}/erasures`)
  await security.getByText(`${NAME}、13912345678`).waitFor()
  await security.getByText('＊＊＊＊反映的健身路径').waitFor()
  await picture('erasure-deciding', security)
  await security.getByRole('button', { name: '同意', exact: true }).click()
  await security.getByText('待执行').waitFor()

  await office.reload()
  await office.getByRole('button', { name: '执行删除' }).click()
  await office.getByRole('button', { name: '确定删除' }).click()
  await office.getByText('遮去 1 条记录', { exact: false }).waitFor()
  await picture('erasure-done', office)

  const auditor = await as('shenji', '机构与人员')
  await auditor.getByRole('link', { name: '审计日志' }).click()
  await auditor.getByText('完整，共', { exact: false }).first().waitFor()
  await auditor.getByLabel('操作').selectOption('erasure')
  await auditor.getByText('forgetPerson', { exact: false }).waitFor()
  const steps = async () => (await auditor.locator('.audit-what').allTextContents()).map((text) => text.split(' ')[0])
  await expect.poll(steps).toEqual(['forgetPerson', 'agreed', 'requestErasure', 'findForErasure'])
  await auditor.getByRole('button', { name: '清除筛选' }).click()
  await picture('audit', auditor)
  expect(opened.flatMap(({ faults }) => faults)).toEqual([])
})
