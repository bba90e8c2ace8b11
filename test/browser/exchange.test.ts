import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { workbookOf } from '../../src/files/xlsx-for-tests.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
let product: Product
let browser: Browser
let city: TestCity
let office: TestUser

beforeAll(async () => {
  product = await startProduct()
  browser = await launchChromium()
  city = await testCity(product.deps, ['市委政研室（改革办）', '市审批服务管理局', '市财政局', '市体育局'], 'test', '2026-06-30')
  office = await city.user('office', '市委政研室（改革办）')
  const lead = { role: 'lead', holder: { type: 'unit' as const, id: city.units.get('市财政局') ?? '' }, territory: null }
  await openMatter(office.call, { command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title: '健全财政评审机制', due: '2026-12-31', fields: {}, milestones: [], duties: [lead] })
}, 90_000)
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function picture({ page }: Watched, name: string): Promise<void> {
  if (pictures === undefined) return
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 960 })
    await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 960 })
}

const TABLE = workbookOf([
  {
    name: '任务',
    rows: [
      ['河东市2026年重点任务表', null, null, null, null, null],
      ['序号', '工作任务', '主办单位', '协办单位', '完成时间', '经办科室'],
      ['1', '建立“揭榜挂帅”机制', '市财政局', '市体育局、市审批服务管理局', '2026年9月底', '预算科'],
      ['2', '开展“一件事”集成办理', '市审批服务局', null, '2026-02-30', '综合科'],
      ['3', '健全财政评审机制', '市财政局', null, '2026-10-31', '预算科'],
    ],
    merges: ['A1:F1'],
  },
])

test('a table of others: its columns are matched, its rows looked at, a name said, and only then anything is written; and taken back', async () => {
  const watched = await signedIn(browser, product, office.username)
  const { page } = watched
  await page.goto(`${product.url}/ledgers/reform-tasks`)
  await page.getByRole('button', { name: '导出 Excel' }).waitFor()
  await picture(watched, 'exchange-ledger')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 Excel' }).click()])
  expect(download.suggestedFilename()).toBe('改革任务台账.xlsx')

  await page.getByRole('link', { name: '导入 Excel' }).click()
  await page.getByRole('heading', { level: 1, name: '导入：改革任务台账' }).waitFor()
  await picture(watched, 'exchange-begin')
  await page.getByLabel('选择文件').setInputFiles({ name: '重点任务.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(TABLE) })
  await page.getByRole('heading', { name: '对应栏目' }).waitFor()
  await page.getByText('文件中有 1 栏台账里没有，不会导入：F 经办科室').waitFor()
  expect(await page.getByLabel('“工作任务”导入到').inputValue()).toBe('title')
  await picture(watched, 'exchange-mapping')
  await page.getByRole('button', { name: '开始核对' }).click()

  await page.getByText('机构库里没有“市审批服务局”').waitFor()
  await page.getByText('“2026-02-30”不是日期').waitFor()
  await picture(watched, 'exchange-errors')
  await page.getByRole('button', { name: '是“市审批服务管理局”' }).click()
  await expect.poll(() => page.getByText('机构库里没有').count()).toBe(0)
  await page.getByRole('button', { name: '全部 3' }).click()
  await page.getByText('建立“揭榜挂帅”机制').first().waitFor()
  await picture(watched, 'exchange-preview')
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByText('已导入：新增 1 项，变更 1 项。').waitFor()
  await picture(watched, 'exchange-result')

  await page.getByRole('button', { name: '撤回这次导入' }).click()
  await page.getByLabel('撤回的原因').fill('试导')
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByText('已撤回 2 项。').waitFor()
  expect(watched.faults).toEqual([])
  await watched.context.close()
}, 90_000)

test('a file that is no table is refused with what to do, and a cancelled import is gone', async () => {
  const watched = await signedIn(browser, product, office.username)
  const { page } = watched
  await page.goto(`${product.url}/ledgers/reform-tasks/import`)
  const choose = page.getByLabel('选择文件')
  await choose.setInputFiles({ name: '台账.txt', mimeType: 'text/plain', buffer: Buffer.from('名称,单位') })
  await page.getByText('台账.txt').first().waitFor()
  await choose.setInputFiles({ name: '再来一次.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(TABLE) })
  await page.getByRole('button', { name: '取消导入' }).click()
  await page.getByText('把 .xlsx 或 .csv 文件拖到这里，或').waitFor()
  await expect.poll(() => page.getByText('再来一次.xlsx').count()).toBe(0)
  await watched.context.close()
}, 60_000)

const PROVINCE = ['督办编号,督办事项,主办单位,办结时限,办理状态', '晋督〔2026〕7号,推进“一业一证”改革,市财政局,2026-10-20,办理中', '晋督〔2026〕8号,完善场馆开放办法,市体育局,2026-11-20,办理中'].join('\n')

test('13710: a .csv comes in by its numbers, its difference is decided, and the ledger goes out in its form', async () => {
  const watched = await signedIn(browser, product, office.username)
  const { page } = watched
  const hand = (name: string, text: string) => page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.goto(`${product.url}/ledgers/provincial-matters/import`)
  await hand('省平台.csv', PROVINCE)
  await page.getByLabel('“督办编号”导入到').selectOption('field:number')
  await page.getByLabel('“办理状态”导入到').selectOption('state')
  await page.locator('summary', { hasText: '用词对应：环节' }).click()
  await page.getByLabel('“收件”在对方叫').fill('办理中')
  await page.getByRole('button', { name: '开始核对' }).click()
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await page.getByText('已导入：新增 2 项，变更 0 项。').waitFor()

  await page.getByRole('link', { name: '再导入一个文件' }).click()
  await hand('省平台2.csv', PROVINCE.split('\n').slice(0, 2).join('\n').replace('10-20', '10-31'))
  await page.getByText('对方的表里没有了 1 项，这里保持不变：').waitFor()
  await page.getByLabel('第 2 行的决定').selectOption('take')
  await picture(watched, 'exchange-13710')
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.getByText('已导入：新增 0 项，变更 1 项。').waitFor()

  await page.goto(`${product.url}/ledgers/provincial-matters`)
  await page.getByRole('button', { name: '按13710编号导出对方格式' }).click()
  await page.getByLabel('文件格式').selectOption('theirs-csv')
  await picture(watched, 'exchange-13710-out')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出', exact: true }).click()])
  const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect([head, ...lines.sort()]).toEqual(['\ufeff督办编号,督办事项,主办单位,办结时限,办理状态', '晋督〔2026〕7号,推进“一业一证”改革,市财政局,2026-10-31,办理中', '晋督〔2026〕8号,完善场馆开放办法,市体育局,2026-11-20,办理中'])
  await page.getByText('文件已保存。导入对方系统后请确认').waitFor()
  await picture(watched, 'exchange-13710-brought')
  await page.getByRole('button', { name: '已导入对方系统' }).click()
  await page.getByText('文件已保存。导入对方系统后请确认').waitFor({ state: 'detached' })
  expect(watched.faults).toEqual([])
  await watched.context.close()
}, 60_000)
