import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAgenda, settleTopic } from '../../src/app/meeting/agenda.ts'
import { callMeeting } from '../../src/app/meeting/call-meeting.ts'
import { getMeeting } from '../../src/app/meeting/get-meeting.ts'
import { holdMeeting } from '../../src/app/meeting/hold-meeting.ts'
import { makeDecision } from '../../src/app/meeting/make-decision.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { createPost } from '../../src/app/organisation/posts.ts'
import { createSeat } from '../../src/app/organisation/seats.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
const OFFICE = '市委政研室（改革办）'
const COMMISSION = '市委全面深化改革委员会'
let product: Product
let browser: Browser
let city: TestCity
let office: TestUser
let handler: TestUser

beforeAll(async () => {
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, '市财政局', '市司法局', '市能源局', { name: '中共河东市委', kind: 'office' }, { name: COMMISSION, kind: 'body' }], 'test', '2023-09-20')
  office = await city.user('office', OFFICE)
  handler = await city.user('handler', '市能源局')
  const secretary = await createPost(city.keeper, { command: command(), unit: unit('中共河东市委'), name: '市委书记', order: 1, places: 1, leader: true, head: true })
  const seat = (name: string, designation: string, role: 'head' | 'member', post: string | null) => createSeat(city.keeper, { command: command(), body: unit(COMMISSION), unit: unit(name), designation, post, role, from: '2023-01-03' })
  await seat('中共河东市委', '主任', 'head', secretary.ids.post)
  for (const name of ['市财政局', '市司法局', '市能源局']) await seat(name, '主要负责人', 'member', null)
  await earlier()
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const command = () => newCommandId(product.deps.now())
const unit = (name: string) => city.units.get(name) ?? expect.fail(name)
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

/** The meeting before: 市财政局 reported, and one decision of it is still open. */
async function earlier(): Promise<void> {
  const { ids } = await callMeeting(office.call, { command: command(), body: unit(COMMISSION), pack: 'meetings', kind: 'reform-commission', title: null, number: 18, on: '2023-06-28', time: '09:00', place: '市委第一会议室', chair: null })
  const meeting = ids.meeting
  await setAgenda(office.call, { command: command(), meeting, topics: [{ kind: 'first', title: '上级会议精神', presenter: null, document: null, matters: [] }, { kind: 'report', title: '工作进展情况', presenter: unit('市财政局'), document: null, matters: [] }] })
  const { seats } = await getMeeting(office.call, { meeting })
  await holdMeeting(office.call, { command: command(), meeting, on: '2023-06-28', attendance: seats.map(({ id }) => ({ seat: id, post: null, unit: null, as: 'present' })) })
  const { agenda } = await getMeeting(office.call, { meeting })
  await settleTopic(office.call, { command: command(), meeting, topic: agenda[0]?.id ?? '', result: 'studied', words: null })
  await makeDecision(office.call, { command: command(), meeting, topic: null, text: '清理未动用的专项资金', lead: unit('市财政局'), support: [], due: '2023-09-26' })
}

test('a meeting is called, gets its agenda by rota, is held and decides; the unit sees its matter, the minutes are drafted, the next meeting looks at it', async () => {
  const { page, context, faults } = await signedIn(browser, product, office.username)
  await page.goto(`${product.url}/meetings`)
  await page.getByRole('row', { name: /市委全面深化改革委员会/ }).first().waitFor()
  await picture(page, 'meetings')
  await page.getByRole('button', { name: '召集会议' }).click()
  const form = page.getByRole('form', { name: '召集会议' })
  await form.getByText(`${COMMISSION}第十九次会议`).waitFor()
  await form.getByLabel('会议日期').fill('2023-09-20')
  await picture(page, 'meetings-call')
  await form.getByRole('button', { name: '召集', exact: true }).click()

  // The agenda: the fixed first topic is there, who reports follows from the rota, what is open is offered.
  await page.getByRole('heading', { level: 1, name: `${COMMISSION}第十九次会议` }).waitFor()
  await page.getByRole('row', { name: /清理未动用的专项资金/ }).waitFor()
  await page.getByRole('button', { name: '定议程' }).click()
  const agenda = page.getByRole('form', { name: '议程' })
  await agenda.getByRole('button', { name: '市司法局汇报' }).click()
  await agenda.getByRole('button', { name: '上次议定事项落实情况（1 件）' }).click()
  await agenda.getByRole('button', { name: '加一个议题' }).click()
  const titles = agenda.getByRole('textbox', { name: '议题名称' })
  await titles.last().fill('《直流电表入网规程》')
  for (let step = 0; step < 4; step += 1) await titles.nth(3 - Math.min(step, 2)).press('Alt+ArrowUp')
  await picture(page, 'meeting-agenda')
  await agenda.getByRole('button', { name: '保存议程' }).click()
  const topics = page.getByRole('listitem')
  await expect.poll(() => topics.filter({ hasText: /第一议题|审议|听取汇报|上次议定/ }).allInnerTexts()).toEqual([expect.stringMatching(/第一议题/), expect.stringMatching(/审议\s*《直流电表入网规程》/), expect.stringMatching(/听取汇报\s*工作进展情况\s*市司法局/), expect.stringMatching(/上次议定事项落实\s*上次会议议定事项落实情况/)])

  // Attendance: all in one press, then the exception.
  await page.getByRole('button', { name: '记出席情况' }).click()
  const attendance = page.getByRole('form', { name: '出席情况' })
  await attendance.getByRole('button', { name: '记为已召开' }).click()
  await attendance.getByText('请填写。').first().waitFor()
  await attendance.getByRole('button', { name: '全部出席' }).click()
  await attendance.getByRole('group', { name: /市司法局/ }).getByLabel('请假').check()
  await picture(page, 'meeting-hold')
  await attendance.getByRole('button', { name: '记为已召开' }).click()
  await page.getByText('到会 3 / 4').waitFor()

  // Results, then a decision in one line.
  await page.getByRole('button', { name: '已学习' }).click()
  for (const title of ['《直流电表入网规程》', '工作进展情况', '上次会议议定事项落实情况']) {
    await page.getByRole('button', { name: `记结果：${title}` }).click()
    await page.getByRole('form', { name: `记结果：${title}` }).getByRole('button', { name: '记结果' }).click()
    await page.getByRole('form', { name: `记结果：${title}` }).waitFor({ state: 'detached' })
  }
  const line = page.getByRole('form', { name: '记一件议定事项' })
  await line.getByLabel('议定什么').fill('印发直流电表入网规程')
  await line.getByLabel('牵头单位').fill('能源')
  await page.getByRole('option', { name: '市能源局' }).click()
  await line.getByLabel('时限').fill('2023-10-31')
  await line.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: '印发直流电表入网规程' }).waitFor()
  await page.getByRole('button', { name: '起草纪要' }).click()
  await page.getByRole('link', { name: `${COMMISSION}第十九次会议纪要` }).waitFor()
  await picture(page, 'meeting-held')
  await page.setViewportSize({ width: 390, height: 844 })
  await picture(page, 'meeting-held-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.goto(`${product.url}/meetings`)
  await page.getByRole('link', { name: `${COMMISSION}第十九次会议` }).waitFor()
  await picture(page, 'meetings-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  // The unit sees its matter with its origin; the next meeting looks at it again.
  const lead = await signedIn(browser, product, handler.username)
  await lead.page.goto(`${product.url}/ledgers/meeting-decisions`)
  await lead.page.getByRole('link', { name: '印发直流电表入网规程' }).click()
  await lead.page.getByText(`${COMMISSION}第十九次会议`).first().waitFor()
  await picture(lead.page, 'meeting-matter')
  await callMeeting(office.call, { command: command(), body: unit(COMMISSION), pack: 'meetings', kind: 'reform-commission', title: null, number: null, on: '2023-10-27', time: null, place: null, chair: null })
  await page.reload()
  await page.getByRole('link', { name: `${COMMISSION}第二十次会议` }).click()
  await page.getByRole('row', { name: /印发直流电表入网规程/ }).waitFor()
  expect([...faults, ...lead.faults]).toEqual([])
  await Promise.all([context.close(), lead.context.close()])
})
