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
  await choose.setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from('名称,单位') })
  await page.getByText('不认识 .csv 格式').waitFor()
  await choose.setInputFiles({ name: '再来一次.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(TABLE) })
  await page.getByRole('button', { name: '取消导入' }).click()
  await page.getByText('把 .xlsx 文件拖到这里，或').waitFor()
  await expect.poll(() => page.getByText('再来一次.xlsx').count()).toBe(0)
  await watched.context.close()
}, 60_000)
