import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { grant } from '../../src/app/account/grant.ts'
import { openAccount } from '../../src/app/account/open-account.ts'
import { beginCity } from '../../src/app/city/begin-city.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { actingAs } from '../../src/cli/acting-as.ts'
import type { Role } from '../../src/kernel/permission.ts'
import { launchChromium } from '../support/chromium.ts'
import { held, startProduct, type Product } from '../support/in-browser.ts'

// As a new user would: from a city in which nothing is but its first four accounts, to the first quarter of one project closed as
// complete. Nothing is done but what a person sees on the page; only accounts are opened and granted by the verbs behind it, because their
// administrators must set up a second factor first. Their own pages are walked in account.test.ts.

const CITY = 'heyang'
const USERS = { admin: 'guanliyuan', security: 'anquanyuan', auditor: 'shenjiyuan', office: 'gaigeban' }
const OFFICE = '市委政研室（改革办）'
const LEAD = '市审批服务管理局'
const GOVERNMENT = '市人民政府'
const PROJECT = '“一业一证”改革'
const OWN_PASSWORD = 'di-yi-ge-ji-du-2026'

/** Minutes as an office sends them, pasted whole. */
const MINUTES = `${PROJECT}专题协调会会议纪要
〔2026〕3号
3月5日上午，副市长在市政务服务中心主持召开${PROJECT}专题协调会。现纪要如下：
会议听取了核验接口情况汇报。会议议定以下事项：
一、3月底前开放户籍核验接口。
二、4月上旬完成药店行业一证准营。
出席：副市长
市人民政府办公室
2026年3月6日`

let browser: Browser
let product: Product
let today = '2026-02-09'
const faults: string[] = []

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct(() => `${today}T02:00:00.000Z`)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `first-quarter-${name}.png`), fullPage: true })
}

/** Signs in on the day of the story; with a one-time password it is changed first, as the page asks. */
async function enter(username: string, password: string, first: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 960 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.clock.setFixedTime(new Date(`${today}T02:00:00.000Z`))
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  await page.goto(product.url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  if (password !== OWN_PASSWORD) {
    await page.getByLabel('现在的密码').fill(password)
    await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD)
    await page.getByLabel('再输一次新密码').fill(OWN_PASSWORD)
    await page.getByRole('button', { name: '修改并进入' }).click()
  }
  await page.getByRole('heading', { level: 1, name: first }).waitFor()
  return page
}

async function addUnit(page: Page, name: string, kind: string): Promise<void> {
  await page.goto(`${product.url}/organisation`)
  await page.getByRole('button', { name: '新增单位' }).click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: '新增', exact: true }) })
  await form.getByRole('textbox', { name: '名称' }).fill(name)
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: kind })
  await form.getByRole('button', { name: '新增', exact: true }).click()
  await page.getByRole('rowheader', { name }).waitFor()
}

/** A post, who holds it if somebody does, and, where a role is given, an account for it: its one-time password. */
async function addPost(page: Page, unit: string, post: string, holder: string | null, account?: { username: string; role: Role }): Promise<string> {
  await page.goto(`${product.url}/organisation`)
  await page.getByRole('link', { name: unit }).click()
  await page.getByRole('heading', { level: 1, name: unit }).waitFor()
  await page.getByRole('button', { name: '新增职务' }).click()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: '新增', exact: true }) })
  await form.getByRole('textbox', { name: '名称' }).fill(post)
  if (!account) await form.getByRole('checkbox', { name: /^市领导职务/ }).check()
  await form.getByRole('button', { name: '新增', exact: true }).click()
  await page.getByRole('link', { name: post, exact: true }).waitFor()
  if (holder === null) return ''
  await page.getByRole('link', { name: post, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: post }).waitFor()
  await page.getByRole('button', { name: '任免', exact: true }).click()
  const appoint = page.getByRole('form', { name: `任免：${post}` })
  await appoint.getByRole('button', { name: '名录中没有，登记新人员' }).click()
  await appoint.getByRole('textbox', { name: /^新人员姓名/ }).fill(holder)
  await appoint.getByRole('textbox', { name: '任职日期' }).fill('2026-01-05')
  await appoint.getByRole('button', { name: /^确认任职/ }).click()
  await page.locator('.unit-head').getByText(holder).waitFor()
  if (!account) return ''
  const { deps } = product
  const command = () => newCommandId(deps.now())
  const { password, ids } = await openAccount(await actingAs(deps, USERS.admin, CITY), { command: command(), ...account, post: page.url().split('/').at(-1) ?? '', person: null })
  await grant(await actingAs(deps, USERS.security, CITY), { command: command(), person: ids.person, membership: ids.membership })
  return password
}

const passwords = { office: '', handler: '', reviewer: '' }

test('the office enters units and posts, and accounts are opened and granted', async () => {
  const first = await beginCity(product.deps, { id: CITY, name: '河阳市', users: USERS, packs: '/nonexistent-packs' })
  const page = await enter(USERS.office, first.passwords.office, '工作台')
  await addUnit(page, OFFICE, '市直单位')
  await addUnit(page, LEAD, '市直单位')
  await addUnit(page, GOVERNMENT, '党委、政府办公机构')
  await addPost(page, GOVERNMENT, '市长', null)
  await addPost(page, GOVERNMENT, '副市长', '试验人员甲')
  passwords.office = await addPost(page, OFFICE, '改革专干', '试验人员乙', { username: 'gaige', role: 'office' })
  passwords.handler = await addPost(page, LEAD, '承办科科长', '试验人员丙', { username: 'chengban', role: 'handler' })
  passwords.reviewer = await addPost(page, LEAD, '分管副局长', '试验人员丁', { username: 'shenhe', role: 'reviewer' })
})

/** Who does what in the project: the role, the unit, and which of its posts. */
async function assign(page: Page, role: string, unit: string, post: string): Promise<void> {
  await page.getByRole('button', { name: '明确责任' }).click()
  await page.getByRole('combobox', { name: '责任', exact: true }).selectOption({ label: role })
  await page.getByRole('combobox', { name: '单位', exact: true }).fill(unit)
  await page.getByRole('option', { name: unit, exact: true }).click()
  await page.getByRole('combobox', { name: '由谁承担' }).selectOption({ label: post })
  const letters = await held(page, /\/api\/v1\/letters\?/)
  await page.getByRole('button', { name: '确定', exact: true }).click()
  // The role alone stands there before it is somebody's.
  await page.getByRole('table', { name: '责任分工' }).getByRole('row').filter({ hasText: role }).filter({ hasText: post }).waitFor()
  // Its row stands there before the rest of the page is fresh: pressed now, the link waits for the form it opened.
  await page.getByRole('button', { name: '明确责任', disabled: true }).click({ force: true })
  const form = page.locator('form').filter({ has: page.getByRole('combobox', { name: '责任', exact: true }) })
  expect(await form.count()).toBe(1)
  await letters.release()
  await form.waitFor({ state: 'detached' })
}

/** One step for the project on the page of the year's road. */
async function step(page: Page, part: string, name: string, fill: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.goto(`${product.url}/road?year=2026&part=${part}`)
  await page.getByRole('combobox', { name: '办理 LX-2026-001' }).selectOption({ label: name })
  await fill(page)
  await page.getByRole('button', { name: '办理所选 1 项' }).click()
  await page.getByText('已办理 1 项。').waitFor()
}

test('the office opens a project, has it approved and hands it down', async () => {
  const page = await enter('gaige', passwords.office, '工作台')
  await page.goto(`${product.url}/ledgers/led-projects`)
  await page.getByRole('link', { name: '新建一个事项' }).click()
  const form = page.getByRole('form', { name: '在“领衔改革项目台账”中新建事项' })
  await form.getByRole('textbox', { name: '事项名称' }).fill(PROJECT)
  await form.getByRole('combobox', { name: '牵头单位' }).fill(LEAD)
  await page.getByRole('option', { name: LEAD, exact: true }).click()
  await form.getByRole('combobox', { name: '类别' }).selectOption({ label: '领衔' })
  await form.getByRole('textbox', { name: '改革目标' }).fill('二十个行业一证准营')
  await form.getByText(/^其他栏目/).click()
  await form.getByRole('textbox', { name: '主要举措' }).fill('编清单，通接口')
  await form.getByRole('button', { name: '立项', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: PROJECT }).waitFor()
  await assign(page, '领衔领导', GOVERNMENT, '副市长')
  await assign(page, '承办人', LEAD, '承办科科长')
  await step(page, 'reasoning', '报请审定')
  await step(page, 'approval', '审定通过', async () => {
    await page.getByRole('textbox', { name: '审定会议' }).fill('市委深改委第1次会议')
    await page.getByRole('textbox', { name: '会议日期' }).fill('2026-02-06')
  })
  await step(page, 'handing-down', '下达')
  await page.context().close()
})

test('the handler records the five ones where the desk asks for them, one of them from pasted minutes', async () => {
  today = '2026-03-12'
  const page = await enter('chengban', passwords.handler, '工作台')
  const missing = (kind: string) => page.getByRole('row').filter({ hasText: `第一季度还缺“${kind}”1次` })
  for (const kind of ['调研', '协调会', '督察', '解决难题', '梳理经验']) await missing(kind).waitFor()
  await picture(page, 'desk')

  await page.getByRole('link', { name: '记一笔，或由纪要带出' }).click()
  await page.getByRole('button', { name: '由通知、纪要带出' }).click()
  await page.getByRole('textbox', { name: /^通知、纪要或信息稿的文字/ }).fill(MINUTES)
  await page.getByRole('button', { name: '带出各项' }).click()
  await page.getByText(/由文中读出 \d 项，已填入下面/).waitFor()
  expect(await page.getByRole('radio', { name: '协调会' }).isChecked()).toBe(true)
  expect(await page.getByRole('textbox', { name: '日期' }).inputValue()).toBe('2026-03-05')
  expect(await page.getByRole('combobox', { name: /^项目/ }).inputValue()).toBe(PROJECT)
  expect(await page.getByRole('checkbox', { name: /副市长/ }).isChecked()).toBe(true)
  await page.getByText('由文中读出：“3月5日上午”').waitFor()
  await picture(page, 'minutes')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('已记录，等待审核、认定。').waitFor()

  await page.goto(`${product.url}/desk`)
  await missing('调研').waitFor()
  expect(await missing('协调会').count()).toBe(0)
  const said = { 调研: '到窗口走访，核验页仍提示未返回', 督察: '抽查三个窗口，已反馈问题两条', 解决难题: '户籍核验接口已开通，企业确认', 梳理经验: '形成“一表申请”做法文本' }
  for (const [kind, summary] of Object.entries(said)) {
    await missing(kind).getByRole('button', { name: '记一笔' }).click()
    const form = page.locator('form.record')
    expect(await form.getByRole('radio', { name: kind }).isChecked()).toBe(true)
    if (kind === '调研') await form.getByRole('checkbox', { name: /领衔领导本人参加/ }).waitFor()
    await form.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill(summary)
    await form.getByRole('button', { name: '提交', exact: true }).click()
    await missing(kind).waitFor({ state: 'detached' })
  }
  await page.context().close()
})

test('the unit reviews them, the office confirms them', async () => {
  const reviewer = await enter('shenhe', passwords.reviewer, '工作台')
  await reviewer.getByRole('button', { name: '全选' }).click()
  await reviewer.getByRole('button', { name: '审核所选 5 条' }).click()
  await reviewer.getByText('已审核 5 条。').waitFor()
  await reviewer.context().close()

  const office = await enter('gaige', OWN_PASSWORD, '工作台')
  await office.getByRole('button', { name: '全选' }).click()
  await office.getByRole('button', { name: '认定所选 5 条' }).click()
  await office.getByText('已认定 5 条。').waitFor()
  await office.context().close()
})

test('in the matrix the quarter is complete, and it is closed', async () => {
  today = '2026-04-02'
  const page = await enter('gaige', OWN_PASSWORD, '工作台')
  await page.getByRole('link', { name: '五个一' }).click()
  for (const kind of ['调研', '协调会', '督察', '解决难题', '梳理经验']) {
    await page.getByRole('gridcell', { name: new RegExp(`第一季度${kind}：已认定 1 次`) }).waitFor()
  }
  await page.getByRole('button', { name: /^第一季度/ }).click()
  const panel = page.getByRole('complementary', { name: '所选的一格' })
  await panel.getByText('1 个，共 1 个').waitFor()
  await panel.getByRole('button', { name: '定案' }).click()
  await panel.getByRole('button', { name: '确认定案' }).click()
  await panel.getByText('已定案。').waitFor()
  await picture(page, 'closed')
  expect(faults).toEqual([])
})
