import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmActivities, recordActivity, reviewActivities } from '../../src/app/activity/activities.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { moveMatter } from '../../src/app/matter/move-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { createPost } from '../../src/app/organisation/posts.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const HEALTH = '市卫健委'
const LICENCE = '一业一证改革'
const HOSPITAL = '城市医疗集团改革'
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The second quarter is over and not yet closed. */
const TODAY = '2026-07-03T02:00:00.000Z'

let browser: Browser
let product: Product
let now = '2026-02-09T02:00:00.000Z'
let users: Record<'office' | 'handler' | 'reviewer' | 'healthHandler' | 'healthReviewer', TestUser>
let leader: string
let licence: string
let hospital: string
let office: Watched

const command = () => newCommandId(now)

/** A led project handed down in February. */
async function project(title: string, lead: string, handler: TestUser): Promise<string> {
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'lead', holder: { type: 'unit' as const, id: lead }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: handler.post! }, territory: null },
  ]
  const fields = { category: 'led', goal: '办事更快', measures: '数据互认', 'approved-by': '市委深改委第一次会议' }
  const { ids } = await openMatter(users.office.call, { command: command(), ledger: 'led-projects', title, due: '2026-12-31', fields, milestones: [], duties })
  for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(users.office.call, { command: command(), matter: ids.matter, transition, note: '办理' })
  return ids.matter
}

async function recorded(matter: string, kind: string, heldOn: string, upTo: 'recorded' | 'reviewed' | 'confirmed', summary = `${heldOn} ${kind}`): Promise<void> {
  const [handler, reviewer] = matter === licence ? [users.handler, users.reviewer] : [users.healthHandler, users.healthReviewer]
  const { ids } = await recordActivity(handler.call, { command: command(), matters: [matter], kinds: [kind], heldOn, summary, place: null, attachments: [], fields: {}, attended: [leader] })
  if (upTo !== 'recorded') await reviewActivities(reviewer.call, { command: command(), activities: [ids.activity] })
  if (upTo === 'confirmed') await confirmActivities(users.office.call, { command: command(), activities: [ids.activity] })
}

/** Signed in on the day of the story: what a page sends is dated by its own clock. */
async function entered(user: TestUser, viewport?: { width: number; height: number }): Promise<Watched> {
  const watched = await signedIn(browser, product, user.username, viewport)
  await watched.page.clock.setFixedTime(new Date(TODAY))
  return watched
}

/** What axe finds, one line a fault. */
async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`))
}

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `five-${name}.png`), fullPage: true })
}

const cell = (page: Page, row: string, what: string) => page.getByRole('gridcell', { name: `${row}，${what}` })
const panel = (page: Page) => page.getByRole('complementary', { name: '所选的一格' })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct(() => now)
  const city = await testCity(product.deps, [OFFICE, APPROVALS, HEALTH, { name: '中共试验市委', kind: 'body' }])
  users = {
    office: await city.user('office', OFFICE),
    handler: await city.user('handler', APPROVALS),
    reviewer: await city.user('reviewer', APPROVALS),
    healthHandler: await city.user('handler', HEALTH),
    healthReviewer: await city.user('reviewer', HEALTH),
  }
  leader = (await createPost(city.keeper, { command: command(), unit: city.units.get('中共试验市委')!, name: '市委书记', order: 1, places: 1, leader: true })).ids.post
  licence = await project(LICENCE, city.units.get(APPROVALS)!, users.handler)
  hospital = await project(HOSPITAL, city.units.get(HEALTH)!, users.healthHandler)
  now = TODAY
  for (const kind of ['study', 'coordination', 'inspection']) await recorded(licence, kind, '2026-05-12', 'confirmed')
  await recorded(licence, 'problem', '2026-05-20', 'reviewed', '窗口之间数据已通')
  await recorded(hospital, 'study', '2026-06-10', 'reviewed', '走访三家医院')
  office = await entered(users.office)
})
afterAll(async () => {
  await office.context.close()
  await product.close()
  await browser.close()
})

test('the arrows move, Enter opens; a record is sent back with its reason, another is confirmed with Y', async () => {
  const { page } = office
  await page.getByRole('link', { name: '五个一' }).click()
  await page.getByRole('heading', { level: 1, name: '五个一' }).waitFor()
  await page.goto(`${product.url}/five?period=2026-Q2`)
  await page.getByText('第二季度已齐 0 个，待认定 2 项，缺 5 项。').waitFor()
  await picture(page, 'matrix')
  const grid = page.getByRole('grid')
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1)
  await grid.locator('[tabindex="0"]').focus()
  for (const key of ['ArrowDown', 'Home', 'ArrowRight', ...Array<string>(5).fill('ArrowRight')]) await page.keyboard.press(key)
  expect(await focused(page)).toBe(`${HOSPITAL}，第二季度调研：待认定，06-10`)
  await page.keyboard.press('Enter')
  await panel(page).getByRole('heading', { name: '02 调研 · 第二季度' }).waitFor()
  await panel(page).getByText('走访三家医院').waitFor()
  await panel(page).getByText('领衔领导本人参加').waitFor()
  await picture(page, 'cell')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('r')
  await panel(page).getByText('退回须写明缺什么、补到哪天。').waitFor()
  await panel(page).getByRole('textbox').fill('没有调研报告，7月10日前补')
  await panel(page).getByRole('button', { name: '退回' }).click()
  await panel(page).getByText('已退回，记录单位会看到理由，补好可再报。').waitFor()
  await cell(page, HOSPITAL, '第二季度调研：退回，06-10').waitFor()
  await panel(page).getByText('没有调研报告，7月10日前补').waitFor()

  await cell(page, HOSPITAL, '第二季度调研：退回').focus()
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await panel(page).getByRole('heading', { name: '01 解决难题 · 第二季度' }).waitFor()
  await panel(page).getByText('窗口之间数据已通').waitFor()
  await page.keyboard.press('y')
  await panel(page).getByText(/^已认定，计入。/).waitFor()
  await cell(page, LICENCE, '第二季度解决难题：已认定 1 次，05-20').waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(`${LICENCE}，第二季度解决难题：已认定 1 次，05-20`)
  expect(office.faults).toEqual([])
})

test('an empty cell says what is missing and by when; it is exempted with reason and basis, and that is listed', async () => {
  const { page } = office
  await cell(page, HOSPITAL, '第二季度梳理经验：缺项').click()
  await panel(page).getByText('还没有记录，应在 2026-06-30 前完成 1 次').waitFor()
  await panel(page).getByRole('button', { name: '免', exact: true }).click()
  await panel(page).getByRole('button', { name: '准予豁免' }).click()
  await panel(page).getByText('请写明理由。').waitFor()
  await panel(page).getByRole('textbox', { name: '豁免理由' }).fill('集团四月刚挂牌')
  await panel(page).getByRole('textbox', { name: '批准依据' }).fill('改革办主任会议')
  await panel(page).getByRole('button', { name: '准予豁免' }).click()
  await panel(page).getByText('已准予豁免。').waitFor()
  await cell(page, HOSPITAL, '第二季度梳理经验：免').waitFor()
  await page.getByText('集团四月刚挂牌；改革办主任会议批准').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出表格' }).click()
  expect((await saved).suggestedFilename()).toBe('领衔改革项目台账规定动作一览（2026年）_2026-07-03.xlsx')
})

test('a quarter is closed as it stands; what comes later is marked beside it; it is opened again with a reason that stays', async () => {
  const { page } = office
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^第二季度/ }).click()
  await panel(page).getByText('0 个，共 2 个').waitFor()
  await panel(page).getByRole('button', { name: '定案' }).click()
  await panel(page).getByRole('button', { name: '确认定案' }).click()
  await panel(page).getByText('已定案。').waitFor()
  await page.getByRole('button', { name: /^第二季度\s*07-03 定案$/ }).waitFor()
  await picture(page, 'closed')

  await recorded(licence, 'experience', '2026-06-28', 'confirmed', '一证办成的做法')
  await page.goto(`${product.url}/five?period=2026-Q2`)
  const late = cell(page, LICENCE, '第二季度梳理经验：已认定 1 次，其中定案后补记 1 次')
  await late.waitFor()
  expect(await late.innerText()).toMatch(/^1\s*补/)
  await late.click()
  await panel(page).getByText('第二季度已于 07-03 定案；此后补记 1 次，计入全年，不改定案。').waitFor()
  await picture(page, 'late')

  await page.getByRole('button', { name: /^第二季度/ }).click()
  await panel(page).getByRole('button', { name: '重新打开' }).click()
  await panel(page).getByRole('textbox', { name: '重新打开的理由' }).fill('漏了一批已报的经验')
  await panel(page).getByRole('button', { name: '确认重新打开' }).click()
  await panel(page).getByText('已重新打开，理由可见。').waitFor()
  await panel(page).getByText(/重新打开：漏了一批已报的经验/).waitFor()
  await cell(page, LICENCE, '第二季度梳理经验：已认定 1 次，06-28').waitFor()
  expect(await page.getByRole('gridcell', { name: /定案后补记/ }).count()).toBe(0)
})

test('N records for the empty cell: kind and project are filled in', async () => {
  const { page } = office
  await page.goto(`${product.url}/five`)
  await cell(page, HOSPITAL, '第三季度督察：缺项').focus()
  await page.keyboard.press('n')
  const form = panel(page).locator('form')
  expect(await form.getByRole('radio', { name: '督察' }).isChecked()).toBe(true)
  await form.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill('查转诊台账')
  await form.getByRole('button', { name: '提交', exact: true }).click()
  await panel(page).getByText('已记录，等待审核、认定。').first().waitFor()
  await cell(page, HOSPITAL, '第三季度督察：待认定，07-03').waitFor()
})

test('the queue: many at once by keyboard, one sent back; a unit reviews its own and sees only its own projects', async () => {
  for (const day of ['2026-07-01', '2026-07-02', '2026-07-03']) await recorded(licence, 'coordination', day, 'recorded', `${day} 协调`)
  const reviewer = await entered(users.reviewer)
  await reviewer.page.goto(`${product.url}/five`)
  await cell(reviewer.page, LICENCE, '第三季度协调会：待认定，07-03').waitFor()
  expect(await reviewer.page.getByRole('grid').getByText(HOSPITAL).count()).toBe(0)
  expect(await reviewer.page.getByRole('button', { name: '按领导分组' }).count()).toBe(0)
  await reviewer.page.getByRole('link', { name: /^待办认定/ }).click()
  await reviewer.page.getByText('3 条等本单位审核。').waitFor()
  await reviewer.page.getByRole('button', { name: '全选' }).click()
  await reviewer.page.getByRole('button', { name: '审核 3 条' }).click()
  await reviewer.page.getByText('已审核 3 条，转改革办认定。').waitFor()
  expect(reviewer.faults).toEqual([])
  await reviewer.context.close()

  const { page } = office
  await page.goto(`${product.url}/five?view=queue`)
  await page.getByText('3 条等改革办认定。').waitFor()
  for (const key of ['j', ' ', 'j', ' ']) await page.keyboard.press(key)
  await page.getByText('已选 2 条').waitFor()
  await picture(page, 'queue')
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('y')
  await page.getByText(/^已认定 2 条。/).waitFor()
  await page.getByText('1 条等改革办认定。').waitFor()
  for (const key of ['j', 'r']) await page.keyboard.press(key)
  await page.getByRole('textbox', { name: '退回理由' }).fill('没有议定事项')
  await page.keyboard.press('Enter')
  await page.getByText('已退回 1 条，记录单位会看到理由。').waitFor()
  await page.getByText('没有等认定的记录。').waitFor()
  expect(office.faults).toEqual([])
})

test('on a telephone projects stand one below the other, nothing scrolls sideways, and a cell opens over the page', async () => {
  const phone = await entered(users.handler, { width: 390, height: 844 })
  const { page } = phone
  await page.goto(`${product.url}/five`)
  await page.getByRole('button', { name: `${LICENCE}，第三季度调研：缺项` }).click()
  await panel(page).getByRole('heading', { name: '01 调研 · 第三季度' }).waitFor()
  await page.getByRole('button', { name: '收起' }).click()
  await panel(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'phone')
  expect(await violationsOn(page)).toEqual([])
  await page.goto(`${product.url}/five?view=elements`)
  await page.getByText('项目要素：1 个中 1 个全部到位。只列示、不计分。').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(phone.faults).toEqual([])
  await phone.context.close()
})
