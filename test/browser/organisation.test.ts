import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCommandId } from '../../src/app/ids.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { appoint, createPost, delegate, endDelegation } from '../../src/app/organisation/posts.ts'
import { createSeat } from '../../src/app/organisation/seats.ts'
import { getPost, getUnit } from '../../src/app/organisation/read-organisation.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const BODY = '市委全面深化改革委员会'
const TODAY = '2023-09-20'

let browser: Browser
let product: Product
let city: TestCity
let office: TestUser
let watched: Watched
let page: Page
let leader: string
let deputy: string

const unit = (name: string) => city.units.get(name)!
const open = (path: string) => page.goto(`${product.url}/organisation/${path}`)

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, APPROVALS, '市体育局', '市司法局', '市数据局', { name: BODY, kind: 'body' }], 'test', TODAY)
  office = await city.user('office', OFFICE)
  const command = () => newCommandId(product.deps.now())
  const made = { command: command(), unit: unit(OFFICE), name: '副市长', order: 1, places: 1, leader: true }
  leader = (await createPost(office.call, made)).ids.post
  deputy = (await createPost(office.call, { ...made, command: command(), name: '副秘书长', order: 2, leader: false })).ids.post
  for (const [name, from] of [['试验人员甲', '2021-03-01'], ['试验人员乙', '2023-05-01']] as const) {
    await appoint(office.call, { command: command(), post: leader, person: null, newPerson: { name, phone: null }, from, acting: false, probationUntil: null, until: null, document: null })
  }
  watched = await signedIn(browser, product, office.username)
  page = watched.page
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('a unit is renamed from a day on: the new name stands, the former one is kept and still found', async () => {
  await open(`units/${unit('市体育局')}`)
  await page.getByRole('button', { name: '更名', exact: true }).click()
  const form = page.getByRole('form', { name: '更名' })
  const name = form.getByRole('textbox', { name: /^新名称/ })
  expect(await name.inputValue()).toBe('市体育局')
  await form.getByRole('button', { name: '确认更名' }).click()
  await form.getByText('与现名相同。').waitFor()

  await name.fill('市司法局')
  await form.getByRole('button', { name: '确认更名' }).click()
  await form.getByRole('alert').getByText('市司法局').waitFor()
  await page.getByRole('heading', { level: 1, name: '市体育局' }).waitFor()

  await name.fill('市体育和健康局')
  await form.getByRole('button', { name: '确认更名' }).click()
  await page.getByText('自 09-20 起名称为“市体育和健康局”。').waitFor()
  await page.getByRole('heading', { level: 1, name: '市体育和健康局' }).waitFor()
  expect(await page.getByRole('region', { name: '曾用名' }).getByRole('listitem').allInnerTexts()).toEqual(['市体育局（至 09-20）'])
  expect(await page.getByRole('form').count()).toBe(0)

  await open('../organisation?q=市体育局')
  await page.getByRole('rowheader', { name: '市体育和健康局' }).waitFor()
  await open(`units/${unit('市体育局')}?asOf=2023-09-19`)
  await page.getByRole('heading', { level: 1, name: '市体育局', exact: true }).waitFor()
  expect(await page.getByRole('region', { name: '曾用名' }).count()).toBe(0)
})

test('a leader’s division of work: several units and fields, and the next one ends it', async () => {
  await open(`posts/${leader}`)
  await page.getByRole('button', { name: '登记分工' }).click()
  const form = page.getByRole('form', { name: '领导分工' })
  const units = form.getByRole('combobox', { name: /^分管单位/ })
  for (const name of [APPROVALS, '市司法局']) {
    await units.fill(name)
    await page.getByRole('option', { name, exact: true }).click()
  }
  await form.getByRole('textbox', { name: /^分管领域/ }).fill('政务服务、司法行政')
  await form.getByRole('textbox', { name: /^自哪日起/ }).fill('2023-09-01')
  await form.getByRole('button', { name: '确认分工' }).click()
  const section = page.getByRole('region', { name: /^领导分工/ })
  await section.getByText('已登记，自 09-01 起按新分工。').waitFor()
  expect(await section.getByRole('definition').allInnerTexts()).toEqual([`${APPROVALS}、市司法局`, '政务服务、司法行政'])

  await section.getByRole('button', { name: '调整分工' }).click()
  await form.getByRole('button', { name: '去掉 市司法局' }).click()
  await form.getByRole('textbox', { name: /^自哪日起/ }).fill('2023-08-31')
  await form.getByText('早于现行分工的起始日 09-01。').waitFor()
  await form.getByRole('textbox', { name: /^自哪日起/ }).fill('2023-09-15')
  await form.getByRole('button', { name: '确认分工' }).click()
  await section.getByText('已登记，自 09-15 起按新分工。').waitFor()
  expect(await section.getByRole('definition').first().innerText()).toBe(APPROVALS)

  await open(`posts/${leader}?asOf=2023-09-14`)
  await page.getByText('这是 2023-09-14 的情况（当日实际）').waitFor()
  expect(await section.getByRole('definition').first().innerText()).toBe(`${APPROVALS}、市司法局`)
  expect(await section.getByRole('button').count()).toBe(0)
})

test('what was known on a past day is asked separately: the post was not in the directory yet', async () => {
  await open(`posts/${leader}?asOf=2023-09-19&by=known`)
  await page.getByText('这是 2023-09-19 的情况（当日已登记）').waitFor()
  await page.getByRole('alert').waitFor()
  await page.getByRole('button', { name: '回到今天' }).click()
  await page.getByRole('heading', { level: 1, name: '副市长' }).waitFor()
})

test('another post acts for the leader, for a while, in what the delegation says; ended, it does no more', async () => {
  await open(`posts/${leader}`)
  await page.getByRole('button', { name: '委托代办' }).click()
  const form = page.getByRole('form', { name: '委托代办' })
  await form.getByRole('button', { name: '确认委托' }).click()
  await form.getByText('请选职务。').waitFor()
  await form.getByRole('combobox', { name: '由哪个职务代办' }).selectOption({ label: '副秘书长' })
  await form.getByRole('textbox', { name: /^止/ }).fill('2023-12-31')
  await form.getByRole('button', { name: '确认委托' }).click()
  await page.getByText('已委托，自 09-20 起由 副秘书长 代办。').waitFor()
  const granted = async () => (await getPost(office.call, { post: leader, by: 'effective' })).delegations.map(({ to, from, until, endedOn, scope, holds }) => [to.id, from, until, endedOn, scope.join(), holds])
  expect(await granted()).toEqual([[deputy, TODAY, '2023-12-31', null, 'view,record', true]])
  await page.getByRole('region', { name: '委托代办' }).getByRole('button', { name: '结束 副秘书长' }).click()
  await page.getByText('已结束，对方即刻不能再代办。').waitFor()
  expect(await granted()).toEqual([[deputy, TODAY, '2023-12-31', TODAY, 'view,record', false]])
})

test('an appointment ends: the post is vacant, and a past day still shows who held it', async () => {
  await open(`posts/${leader}`)
  const history = page.getByRole('table', { name: '历任' })
  const present = history.getByRole('row').filter({ hasText: '试验人员乙' })
  await present.getByRole('button', { name: '更正' }).click()
  const correcting = page.getByRole('form', { name: '更正' })
  await correcting.getByRole('textbox', { name: '任职日期' }).fill('2023-05-02')
  await correcting.getByRole('textbox', { name: '原因' }).fill('日期有误')
  await correcting.getByRole('button', { name: '确认更正' }).click()
  await page.getByText('已更正。').waitFor()
  await history.getByRole('row').filter({ hasText: '试验人员甲' }).getByText('05-02').waitFor()
  await present.getByRole('button', { name: '免职' }).click()
  const form = page.getByRole('form', { name: '免职' })
  await form.getByRole('button', { name: '确认免职' }).click()
  await form.getByText('请写明原因。').waitFor()
  await form.getByRole('textbox', { name: '原因' }).fill('另有任用')
  await form.getByRole('button', { name: '取消' }).click()
  await present.getByRole('button', { name: '免职' }).click()
  expect(await form.getByRole('textbox', { name: '原因' }).inputValue()).toBe('另有任用')
  await form.getByRole('button', { name: '确认免职' }).click()
  await page.getByText('已登记，09-20 起免职。').waitFor()
  const head = page.getByRole('main').locator('.unit-head')
  await head.getByText('空缺').waitFor()
  await page.getByText('09-20 起空缺，0 项责任待人承接。').waitFor()
  expect(await history.getByRole('button', { name: '免职' }).count()).toBe(0)

  for (const [day, holder] of [['2023-05-01', '试验人员甲'], ['2023-05-02', '试验人员乙'], ['2023-09-19', '试验人员乙']] as const) {
    await page.getByRole('textbox', { name: '某日谁负责' }).fill(day)
    await page.getByText(`这是 ${day} 的情况（当日实际）`).waitFor()
    await head.getByText(holder).waitFor()
    expect(await history.getByRole('rowheader').allInnerTexts()).toEqual(day < '2023-05-02' ? ['试验人员甲'] : ['试验人员乙', '试验人员甲'])
  }
  await page.getByRole('button', { name: '回到今天' }).click()
  await head.getByText('空缺').waitFor()
})

test('a seat in a body: made on the unit’s page, shown on the body’s with who fills it', async () => {
  await open(`units/${unit(OFFICE)}`)
  await page.getByRole('button', { name: '新增席位' }).click()
  const form = page.getByRole('form', { name: '新增席位' })
  await form.getByRole('button', { name: '确认新增' }).click()
  await form.getByText('请选议事协调机构。').waitFor()
  await form.getByRole('combobox', { name: '在哪个议事协调机构' }).click()
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  expect(await page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual([BODY])
  await page.getByRole('option', { name: BODY }).click()
  await form.getByRole('textbox', { name: /^席位/ }).fill('办公室主任')
  await form.getByRole('combobox', { name: /^由哪个职务担任/ }).selectOption({ label: '承办人　（未登记姓名）' })
  await form.getByRole('button', { name: '确认新增' }).click()
  await page.getByText(`已登记：${OFFICE}在${BODY}的席位。`).waitFor()
  await page.getByRole('region', { name: /^席位/ }).getByRole('link', { name: BODY }).click()

  const seats = page.getByRole('table', { name: '席位' })
  await seats.getByRole('row').filter({ hasText: OFFICE }).waitFor()
  await page.getByRole('button', { name: '新增席位' }).click()
  await form.getByRole('combobox', { name: '成员单位' }).fill(APPROVALS)
  await page.getByRole('option', { name: APPROVALS }).click()
  await form.getByRole('button', { name: '确认新增' }).click()
  await seats.getByRole('row').filter({ hasText: APPROVALS }).waitFor()
  expect(await seats.getByRole('row').allInnerTexts().then((rows) => rows.slice(1).map((row) => row.split(/\s*[\t\n]\s*/).slice(0, 6)))).toEqual([
    ['固定成员', OFFICE, '办公室主任', '承办人', '（未登记姓名）', '由接任者递补'],
    ['固定成员', APPROVALS, '分管负责人', '未定职务', '调整', '撤销'],
  ])
})

test('the three clauses: a change of post is seen on the body’s page, reported or adjusted there', async () => {
  const command = () => newCommandId(product.deps.now())
  const head = (await createPost(office.call, { command: command(), unit: unit('市司法局'), name: '局长', order: 1, places: 1, leader: false })).ids.post
  const hold = (name: string, from: string) => appoint(office.call, { command: command(), post: head, person: null, newPerson: { name, phone: null }, from, acting: false, probationUntil: null, until: null, document: null })
  await hold('丙某', '2023-01-01')
  for (const [role, clause, designation] of [['head', 'reported', '组长'], ['contact', 'adjusted', '联络员']] as const) {
    await createSeat(office.call, { command: command(), body: unit(BODY), unit: unit('市司法局'), designation, post: head, role, clause, order: 1, from: '2023-02-01' })
  }
  await hold('丁某', '2023-09-10')
  await open('../organisation')
  const adjust = page.getByRole('table', { name: '席位待办公室调整' })
  await adjust.getByText('09-10 已变动').waitFor()
  await page.getByRole('table', { name: '席位变动待报备' }).getByRole('button', { name: '已报备' }).click()
  await page.getByRole('table', { name: '席位变动待报备' }).waitFor({ state: 'detached' })

  await open(`units/${unit(BODY)}`)
  const seats = page.getByRole('table', { name: '席位', exact: true })
  const contact = seats.getByRole('row').filter({ hasText: '联络员' })
  await contact.getByText('待办公室调整').waitFor()
  await contact.getByRole('button', { name: '调整' }).click()
  const form = page.getByRole('form', { name: '调整' })
  await form.getByRole('textbox', { name: /^自哪日起/ }).fill('2023-09-15')
  await form.getByRole('button', { name: '确认调整' }).click()
  await page.getByText('已调整。').waitFor()
  await contact.getByText('丁某').waitFor()
  expect(await page.getByRole('table', { name: '一年来的变动' }).getByRole('row').allInnerTexts().then((rows) => rows.slice(1, 4).map((row) => row.split(/\s*\t\s*/)))).toEqual([
    ['09-20', `${OFFICE}　办公室主任`, '无人 → （未登记姓名）'],
    ['09-15', '市司法局　联络员', '无人 → 丁某'],
    ['09-10', '市司法局　组长', '丙某 → 丁某'],
  ])
})

test('a notice in the documents: each line confirmed where it stands, and what moves said before', async () => {
  const text = ['河东市人民政府', '关于张某等任免职务的通知', '河政任字〔2023〕3号', '经研究，决定：', '任命张某为市司法局副局长（试用期一年）；', '免去丁某的市司法局局长职务。', '2023年9月18日'].join('\n')
  const { document } = await uploadDocument(office.call, { command: newCommandId(product.deps.now()), name: '任免.txt', bytes: Buffer.from(text) })
  await page.goto(`${product.url}/documents/${document}`)
  const notice = page.getByRole('region', { name: /^任免事项/ })
  await notice.getByText('2 条，待确认 2 条').waitFor()
  const [first, second] = await notice.getByRole('listitem').all()
  await first!.getByText('请选职务，或新增。').waitFor()
  expect(await first!.getByRole('button', { name: '确认任职' }).isDisabled()).toBe(true)
  await first!.getByRole('combobox', { name: '职务' }).selectOption({ label: '新增“副局长”' })
  await second!.getByText('现任 丁某').waitFor()
  await notice.getByRole('button', { name: '全部确认（2 条）' }).click()
  await notice.getByText('已登记 2 条').waitFor()
  await notice.getByText('2 条，待确认 0 条').waitFor()
  const { postList } = await getUnit(office.call, { unit: unit('市司法局'), by: 'effective' })
  expect(postList.map(({ name, holders, vacantSince }) => [name, holders.map((one) => one.name), vacantSince])).toEqual([['局长', [], '2023-09-18'], ['副局长', ['张某'], null]])
})

test('acting for a leader is chosen where posts are switched, shown all the time, and over with the delegation', async () => {
  const aide = await city.user('handler', OFFICE)
  const command = () => newCommandId(product.deps.now())
  await appoint(office.call, { command: command(), post: leader, person: null, newPerson: { name: null, phone: null }, from: TODAY, acting: true, probationUntil: null, until: null, document: null })
  const { ids } = await delegate(office.call, { command: command(), post: leader, to: aide.post!, from: TODAY, until: null, scope: ['view', 'record'] })
  const other = await signedIn(browser, product, aide.username)
  await other.page.getByRole('button', { name: '切换职务' }).click()
  await other.page.getByRole('button', { name: /^代 副市长 办理/ }).click()
  await other.page.getByText('代副市长办理').first().waitFor()
  await endDelegation(office.call, { command: command(), post: leader, delegation: ids.delegation })
  await other.page.reload()
  await other.page.getByText('未任职务').first().waitFor()
  await other.page.getByRole('button', { name: '切换职务' }).click()
  await other.page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${OFFICE}`) }).click()
  await other.page.getByText('代副市长办理').waitFor({ state: 'detached' })
  await other.context.close()
})

test('a unit ends: its successor is named, and nothing more is offered to change it', async () => {
  await open(`units/${unit('市数据局')}`)
  await page.getByRole('button', { name: '撤并', exact: true }).click()
  const form = page.getByRole('form', { name: '撤并' })
  await form.getByText('现在名下没有责任').waitFor()
  await form.getByRole('combobox', { name: /^承接单位/ }).fill('市数据局')
  await page.getByText('没有找到“市数据局”').waitFor()
  await form.getByRole('combobox', { name: /^承接单位/ }).fill(APPROVALS)
  await page.getByRole('option', { name: APPROVALS }).click()
  await form.getByRole('button', { name: '确认撤并' }).click()
  await page.getByText('已登记：09-20 撤并。').waitFor()
  await page.getByRole('main').locator('.unit-head').getByRole('link', { name: APPROVALS }).waitFor()
  for (const name of ['更名', '撤并', '新增席位', '新增职务']) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
  const { ended } = await getUnit(office.call, { unit: unit('市数据局'), by: 'effective' })
  expect(ended).toEqual({ on: TODAY, successors: [{ id: unit(APPROVALS), name: APPROVALS }] })
})

test('who may not change the directory is offered nothing', async () => {
  const handler = await city.user('handler', APPROVALS)
  const other = await signedIn(browser, product, handler.username)
  for (const path of [`posts/${leader}`, `units/${unit(APPROVALS)}`, `units/${unit(BODY)}`]) {
    await other.page.goto(`${product.url}/organisation/${path}`)
    await other.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await other.page.getByRole('main').getByRole('button').allInnerTexts()).toEqual(['选'])
  }
  expect(other.faults).toEqual([])
  await other.context.close()
})

test('nothing broke on the way: only the two refusals asked for, as Chromium reports them', () => {
  const refused = (status: string) => `console: Failed to load resource: the server responded with a status of ${status}`
  expect(watched.faults).toEqual([refused('409 (Conflict)'), refused('404 (Not Found)')])
})
