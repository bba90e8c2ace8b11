import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCommandId } from '../../src/app/ids.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { deliverDue } from '../../src/app/reminder/deliver.ts'
import { remindCity } from '../../src/app/reminder/remind-city.ts'
import { openChannels } from '../../src/channels/open-channels.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'
import { httpReceiver, smtpReceiver, textOf } from '../support/receivers.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市体育局'
const TODAY = '2026-11-20'
const pictures = process.env.LINGXIAN_PICTURES

let browser: Browser
let product: Product
let city: TestCity
let handler: TestUser
let office: TestUser
let smtp: Awaited<ReturnType<typeof smtpReceiver>>
let robot: Awaited<ReturnType<typeof httpReceiver>>
let mine: Watched
let page: Page

/** The product at ten in the morning of the test's day, whatever the machine's clock says. */
const atTen = () => ({ ...product.deps, now: () => `${TODAY}T02:00:00.000Z` })

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  ;[smtp, robot] = [await smtpReceiver(), await httpReceiver({ body: '{"errcode":93000}' })]
  product.deps.channels = openChannels({ address: 'https://lx.example.gov.cn', mail: { url: smtp.url, from: 'lingxian@example.gov.cn' }, wecom: robot.url, dingtalk: null, webhook: null, guard: { inner: [{ host: '127.0.0.1', plain: false }] } })
  city = await testCity(product.deps, [OFFICE, UNIT], 'test', TODAY)
  office = await city.user('office', OFFICE)
  handler = await city.user('handler', UNIT)
  for (const [title, due] of [['开展全民健身服务体系改革', '2026-11-13'], ['建设城市体育公园运营机制', '2026-11-27'], ['清理体育场馆收费项目', '2026-12-31']] as const) {
    const made = await openMatter(office.call, {
      command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title, due, fields: {}, milestones: [],
      duties: [{ role: 'lead', holder: { type: 'unit', id: city.units.get(UNIT)! }, territory: null }],
    })
    await moveMatter(office.call, { command: newCommandId(product.deps.now()), matter: made.ids.matter, transition: 'hand-down', note: null })
  }
  mine = await signedIn(browser, product, handler.username)
  page = mine.page
})
afterAll(async () => {
  await browser.close()
  for (const { close } of [...product.deps.channels.list, smtp, robot]) await close()
  await product.close()
})

/** Without what Chromium says by itself of a refusal that a test asked for. */
const ownFaults = ({ faults }: Watched) => faults.filter((fault) => !/status of 4\d\d/.test(fault))

async function picture(name: string, of: Page = page): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  for (const [width, height] of [[1440, 960], [390, 844]] as const) {
    await of.setViewportSize({ width, height })
    await of.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  }
  await of.setViewportSize({ width: 1440, height: 960 })
}

test('before anything was said the page says so and leads to the desk', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '提醒' }).click()
  await page.getByRole('heading', { level: 1, name: '提醒' }).waitFor()
  await page.getByText('近三十天没有提醒。').waitFor()
  await picture('reminders-empty')
})

test('someone sets their hours and where they are reached; what is no address is refused in place', async () => {
  const form = page.getByRole('form', { name: '提醒设置' })
  await form.getByLabel('开始').selectOption('09:00')
  await form.getByRole('textbox', { name: /^邮箱/ }).fill('not an address')
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByText('不是有效的邮箱地址').waitFor()
  await form.getByRole('textbox', { name: /^邮箱/ }).fill('handler@example.gov.cn')
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByText('已保存。').waitFor()
  await page.reload()
  await expect.poll(() => form.getByRole('textbox', { name: /^邮箱/ }).inputValue()).toBe('handler@example.gov.cn')
  expect(await form.getByLabel('开始').inputValue()).toBe(String(9 * 60))
})

test('the day’s run: the mail says how many, the page says which, and each opens where it is dealt with', async () => {
  await remindCity(atTen(), city.tenant)
  await deliverDue(atTen())
  expect(smtp.received.map(({ to, raw }) => [to, /您有\d+项待办/.test(textOf(raw))])).toEqual([[['handler@example.gov.cn'], true]])
  await page.reload()
  const table = page.getByRole('table', { name: '近三十天的提醒' })
  await table.getByRole('link', { name: '建设城市体育公园运营机制' }).first().waitFor()
  const row = table.getByRole('row', { name: /开展全民健身服务体系改革.*超期第 1 周/s })
  await row.first().waitFor()
  await picture('reminders')
  await row.first().getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: '开展全民健身服务体系改革' }).waitFor()
})

test('a calendar address is shown once, opens the calendar without signing in, and stops when it is revoked', async () => {
  await page.goto(`${product.url}/reminders`)
  await page.getByRole('button', { name: '生成订阅地址' }).click()
  await page.getByText('订阅地址只显示这一次').waitFor()
  const address = await page.locator('code', { hasText: '/calendar/' }).innerText()
  expect(address).toMatch(/^https:\/\/lx\.example\.gov\.cn\/calendar\/[\w-]{32}\.ics$/)
  const here = address.replace('https://lx.example.gov.cn', product.url)
  const answer = await fetch(here)
  expect([answer.status, answer.headers.get('content-type'), (await answer.text()).includes('SUMMARY:待办 ')]).toEqual([200, 'text/calendar; charset=utf-8', true])
  await picture('reminders-calendar')
  await page.getByRole('button', { name: '停用' }).click()
  await page.getByText('未启用').waitFor()
  expect(await page.locator('code', { hasText: '/calendar/' }).count()).toBe(0)
  expect((await fetch(here)).status).toBe(404)
})

test('an administrator sees what is configured without its secrets, tries it, and reads what became of the messages', async () => {
  const admin = await city.user('admin', null)
  const watched = await signedIn(browser, product, admin.username, { width: 1440, height: 960 }, '机构与人员')
  const at = watched.page
  await at.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '发送通道' }).click()
  const channels = at.getByRole('table', { name: '通道' })
  await channels.getByRole('row', { name: /电子邮件/ }).getByText(smtp.url.host).waitFor()
  await channels.getByRole('row', { name: /钉钉群机器人/ }).getByText('没有配置').waitFor()
  expect(await at.content()).not.toContain('robot-key')
  await at.getByRole('button', { name: '企业微信群机器人：发给自己' }).click()
  await at.getByRole('alert').getByText('您还没有填这个通道的地址').waitFor()
  await at.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '提醒' }).click()
  await at.getByRole('textbox', { name: /^在该软件中的账号/ }).fill('admin-1')
  await at.getByRole('button', { name: '保存' }).click()
  await at.getByText('已保存。').waitFor()
  await at.goto(`${product.url}/channels`)
  await at.getByRole('button', { name: '企业微信群机器人：发给自己' }).click()
  await at.getByText('企业微信群机器人：没有发出，对方拒绝（93000）。').waitFor()
  await at.getByRole('table', { name: '近 14 天的消息' }).getByRole('row', { name: /电子邮件.*已送出.*1/s }).waitFor()
  await picture('channels', at)
  expect(ownFaults(watched)).toEqual([])
})

test('who sets a day that leaves others too little time is told so, and not stopped', async () => {
  const watched = await signedIn(browser, product, office.username)
  const at = watched.page
  await at.goto(`${product.url}/ledgers/reform-tasks`)
  await at.getByRole('button', { name: '新建事项' }).click()
  const due = at.getByRole('form', { name: /新建事项/ }).getByRole('textbox', { name: /^期限/ })
  await due.fill('2026-11-24')
  await at.getByText('离期限只有 2 个工作日，不足 5 个。').waitFor()
  await picture('short-notice', at)
  await due.fill('2026-11-27')
  await expect.poll(() => at.getByText('离期限只有').count()).toBe(0)
  expect(ownFaults(watched)).toEqual([])
})

test('the pages broke no rule and asked no other machine', () => {
  expect(ownFaults(mine)).toEqual([])
})
