import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '../../src/demo/data/accounts.ts'
import { launchChromium } from '../support/chromium.ts'
import { signedIn, startDemonstration, type Product } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startDemonstration()
  browser = await launchChromium()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const enter = (username: string) => signedIn(browser, product, username, undefined, undefined, DEMONSTRATION_PASSWORD)
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
/** Saves what the button makes, and gives its name and bytes. */
async function saved(page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

const NAME = '当年新签约项目金额'

test('from a target to its picture: a slip of the unit is asked about, mended, checked, locked, and the bullet moves', async () => {
  const office = await enter('gaigeban')
  await office.page.goto(`${product.url}/indicators`)
  await office.page.getByRole('button', { name: '新增指标' }).click()
  const define = office.page.getByRole('form', { name: '新增指标' })
  await define.getByLabel('指标').first().fill(NAME)
  await define.getByLabel('计量单位').fill('亿元')
  await define.getByLabel('责任单位').fill('市审批服务管理局')
  await define.getByRole('option', { name: '市审批服务管理局' }).click()
  await define.getByRole('button', { name: '新增' }).click()
  await office.page.getByRole('link', { name: NAME }).click()
  await office.page.getByRole('heading', { level: 1, name: NAME }).waitFor()

  const target = office.page.getByRole('form', { name: '定目标' })
  const setTarget = async (level: string, value: string) => {
    await office.page.getByRole('button', { name: '定目标' }).click()
    await target.getByLabel('由谁定').selectOption(level)
    await target.getByLabel('目标值').fill(value)
    await target.getByRole('button', { name: '定下' }).click()
  }
  await setTarget('province', '1546')
  await target.waitFor({ state: 'detached' })
  await setTarget('city', '3000')
  await target.getByText('市定目标 3000 严于省定目标 1546').waitFor()
  await picture(office.page, 'indicator-raised')
  await target.getByLabel('高于上级目标的原因').fill('市政府工作报告提出')
  await target.getByRole('button', { name: '说明原因，照此下达' }).click()
  await office.page.getByText('说明：市政府工作报告提出').waitFor()

  const handler = await enter('shenpiju-cb')
  await handler.page.goto(`${product.url}/indicators`)
  await handler.page.getByRole('button', { name: `填报 ${NAME}` }).click()
  const report = handler.page.getByRole('form', { name: `填报 ${NAME}` })
  await report.getByLabel('完成值').fill('18909200')
  await report.getByLabel('截至哪一天').fill('2023-08-31')
  await report.getByRole('button', { name: '填报' }).click()
  await report.getByText('像是单位用错').waitFor()
  await picture(handler.page, 'indicator-slip')
  expect(await report.getByLabel('数没有错的原因').count()).toBe(1)
  await report.getByLabel('完成值').fill('1890.92')
  expect(await report.getByLabel('数没有错的原因').count()).toBe(0)
  await report.getByRole('button', { name: '填报' }).click()
  const rowOf = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link', { name: NAME }) }).last()
  await rowOf(handler.page).getByText('1 个待认定').waitFor()

  const reviewer = await enter('shenpiju-fg')
  await reviewer.page.goto(`${product.url}/indicators`)
  const checking = reviewer.page.getByRole('region', { name: /等着办的完成值/ }).getByRole('row').filter({ hasText: NAME })
  await checking.getByRole('button', { name: '审核通过' }).click()
  await reviewer.page.getByText('已审核 1 个，待认定。').waitFor()

  await office.page.goto(`${product.url}/indicators`)
  const waiting = office.page.getByRole('region', { name: /等着办的完成值/ }).getByRole('row').filter({ hasText: NAME })
  await waiting.getByRole('checkbox').waitFor()
  await picture(office.page, 'indicators')
  await waiting.getByRole('button', { name: '认定' }).click()
  await office.page.getByText('已认定 1 个，计入完成率。').waitFor()
  const row = rowOf(office.page)
  await expect.poll(() => row.innerText()).toMatch(/省定 122\.31%[\s\S]*市定 63\.03%/)
  await row.getByRole('img', { name: `${NAME}：完成值 1890.92亿元；省定 1546、市定 3000；序时应达` }).waitFor()

  await row.getByRole('link', { name: NAME }).click()
  await office.page.getByRole('heading', { name: '走势' }).waitFor()
  await office.page.getByText('完成率：1890.92 ÷ 3000 = 63.03%').waitFor()
  await office.page.getByRole('button', { name: '存为图片' }).click()
  const svg = await saved(office.page, /^SVG/)
  expect(svg.name).toBe(`${NAME}　全市 2023-08-31.svg`)
  const text = svg.bytes.toString('utf8')
  for (const part of [`<title>${NAME}　全市</title>`, '截至 2023-08-31', '演示数据', '市定 3000', '>1890.92<']) expect(text).toContain(part)
  const png = await saved(office.page, /^PNG/)
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  // 640 and two margins of 16, three pixels each
  expect(png.bytes.readUInt32BE(16)).toBe(2016)
  expect(png.bytes.length).toBeGreaterThan(20_000)
  await office.page.getByRole('button', { name: '表格' }).click()
  await office.page.getByRole('table', { name: '走势' }).getByRole('row', { name: /2023-08-31\s*1890\.92/ }).waitFor()
  await picture(office.page, 'indicator')

  await office.page.goto(`${product.url}/check`)
  await office.page.getByRole('textbox', { name: '粘贴文字' }).fill(`截至8月底，${NAME}1980.92亿元。${NAME}目标3000亿元。`)
  await office.page.getByRole('button', { name: '核对', exact: true }).click()
  await office.page.getByRole('button', { name: '与系统中的指标比对' }).click()
  await office.page.getByText('提到指标 2 处，不符 1 处').waitFor()
  await office.page.getByText('系统认定 1890.92 亿元（2023-08-31）').waitFor()
  await picture(office.page, 'check-known')

  await office.page.goBack()
  await office.page.getByRole('heading', { name: '走势' }).waitFor()
  await office.page.setViewportSize({ width: 390, height: 844 })
  await picture(office.page, 'indicator-390')
  expect(await office.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await office.page.goto(`${product.url}/indicators`)
  await rowOf(office.page).waitFor()
  await picture(office.page, 'indicators-390')
  expect(await office.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // What was refused as odd is an answer of the server that the browser reports by itself.
  expect([...office.faults, ...handler.faults, ...reviewer.faults].filter((fault) => !/status of 4(09|22)/.test(fault))).toEqual([])
  await Promise.all([office, handler, reviewer].map(({ context }) => context.close()))
})
