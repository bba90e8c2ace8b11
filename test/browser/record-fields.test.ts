import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listActivities } from '../../src/app/activity/list-activities.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'

let browser: Browser
let product: Product
let city: TestCity
let users: Record<'office' | 'handler' | 'reviewer', TestUser>
let matter: string

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, APPROVALS])
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', APPROVALS), reviewer: await city.user('reviewer', APPROVALS) }
  const lead = { role: 'lead', holder: { type: 'unit' as const, id: city.units.get(APPROVALS)! }, territory: null }
  const opened = await openMatter(users.office.call, { command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title: '一业一证改革', due: null, fields: {}, milestones: [], duties: [lead] })
  matter = opened.ids.matter
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('a record asks what its kind declares, and only that; who checks it reads the answers', async () => {
  const handler = await signedIn(browser, product, users.handler.username, { width: 390, height: 844 })
  const { page } = handler
  await page.goto(`${product.url}/record`)
  await page.getByRole('radio', { name: '调研' }).check({ force: true })
  await page.getByRole('textbox', { name: /^发现的问题/ }).fill('窗口之间数据不通')
  await page.getByRole('radio', { name: '督察' }).check({ force: true })
  expect(await page.getByRole('textbox', { name: /^发现的问题/ }).count()).toBe(0)
  await page.getByRole('combobox', { name: /^方式/ }).selectOption({ label: '暗访' })
  await page.getByRole('textbox', { name: /^反馈意见/ }).fill(' 限期打通接口 ')
  await page.getByRole('combobox', { name: /^项目/ }).fill('一业')
  await page.getByRole('option', { name: /一业一证改革/ }).click()
  await page.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill('抽查三个窗口')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('已记录，等待审核、认定。').waitFor()
  expect(handler.faults).toEqual([])
  await handler.context.close()

  const { rows } = await listActivities(users.reviewer.call, { matter, limit: 10 })
  expect(rows.map(({ fields }) => fields.map(({ id, text }) => [id, text.zh]))).toEqual([[['way', '暗访'], ['feedback', '限期打通接口']]])

  const reviewer = await signedIn(browser, product, users.reviewer.username)
  const row = reviewer.page.getByRole('row').filter({ hasText: '抽查三个窗口' })
  await row.getByText('方式：暗访').waitFor()
  await row.getByText('反馈意见：限期打通接口').waitFor()
  await reviewer.page.goto(`${product.url}/matters/${matter}`)
  await reviewer.page.getByRole('listitem').filter({ hasText: '抽查三个窗口' }).getByText('方式：暗访').waitFor()
  expect(reviewer.faults).toEqual([])
  await reviewer.context.close()
})
