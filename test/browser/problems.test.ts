import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startDemonstration, type Product, type Watched } from '../support/in-browser.ts'

const pictures = process.env.LINGXIAN_PICTURES
const WIDE = { width: 1440, height: 1000 }
const PHONE = { width: 390, height: 844 }
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

/** A page of the demonstration, entered as one of its accounts; its faults are collected. */
async function enter(username: string, viewport = WIDE): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(`console: ${message.text()}`)
  })
  await page.goto(product.url)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill('hedong-yanshi')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  return { page, context, faults }
}

const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').split(/\/Type\s*\/Page\b(?!s)/).length - 1

test('a problem: brought up in two fields by a unit, divided by the office in the row, seen on the matter it blocks', async () => {
  const unit = await enter('nengyuanju-cb')
  await unit.page.goto(`${product.url}/problems`)
  await unit.page.getByRole('button', { name: '提一个问题' }).click()
  await unit.page.getByLabel('什么问题').fill('逆变设备检测机构排期过长')
  await unit.page.getByLabel('卡住哪个事项').fill('能源革命')
  await unit.page.getByRole('option').first().click()
  await picture(unit.page, 'problems-collect')
  await unit.page.getByRole('button', { name: '提交' }).click()
  await unit.page.getByText('已列入问题清单。').waitFor()
  await unit.page.getByRole('link', { name: '逆变设备检测机构排期过长' }).waitFor()

  const office = await enter('gaigeban')
  await office.page.goto(`${product.url}/problems`)
  const row = office.page.getByRole('row', { name: /逆变设备检测机构排期过长/ })
  await picture(office.page, 'problems')
  await row.getByRole('button', { name: '分办' }).click()
  await office.page.getByRole('form', { name: '分办' }).getByLabel('由哪个单位负责').fill('市市场监管局')
  await office.page.getByRole('option', { name: '市市场监管局' }).click()
  await office.page.getByRole('form', { name: '分办' }).getByLabel('整改时限').fill('2023-09-22')
  await office.page.getByText('少于5个工作日').waitFor()
  await office.page.getByRole('form', { name: '分办' }).getByLabel('整改时限').fill('2023-10-20')
  await office.page.getByRole('form', { name: '分办' }).getByRole('button', { name: '分办' }).click()
  await expect.poll(() => row.innerText()).toMatch(/市能源局\s*→\s*市市场监管局/)
  await row.getByRole('link', { name: /卡住 LX-/ }).click()
  await office.page.getByRole('heading', { name: /卡住本事项的问题/ }).waitFor()
  await office.page.getByRole('link', { name: '逆变设备检测机构排期过长' }).waitFor()
  await picture(office.page, 'matter-blocked')
  expect([...unit.faults, ...office.faults]).toEqual([])
  await Promise.all([unit.context.close(), office.context.close()])
})

test('the leader’s sheet prints on one page; the word on it is entered from it and the question is gone', async () => {
  const { page, context, faults } = await enter('gaigeban')
  await page.goto(`${product.url}/briefs`)
  await picture(page, 'briefs')
  for (const start of ['市长', '常务副市长']) {
    await page.goto(`${product.url}/briefs`)
    await page.getByRole('link', { name: new RegExp(`^${start}`) }).click()
    await page.getByText(new RegExp(`呈：${start}`)).waitFor()
    await picture(page, `brief-${start}`)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true })), start).toBe(1)
  }
  await page.getByRole('button', { name: '录入批示' }).first().click()
  await page.getByLabel('先试点').check()
  await page.getByRole('form', { name: '录入批示' }).getByRole('button', { name: '录入' }).click()
  await page.getByText('没有提请事项。').waitFor()
  await page.getByRole('button', { name: '换一天' }).click()
  await page.getByLabel('看哪一天').fill('2023-09-18')
  await page.getByText('这是 2023-09-18 的情况').waitFor()
  await page.getByRole('link', { name: '直流电表入网，是否先试点、后定规程' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('on a telephone the list and the sheet stand in one column', async () => {
  const { page, context, faults } = await enter('gaigeban', PHONE)
  for (const path of ['problems', 'briefs']) {
    await page.goto(`${product.url}/${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.getByRole('table').first().waitFor()
    await picture(page, `${path}-390`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
  }
  await page.getByRole('link', { name: /^常务副市长/ }).click()
  await page.getByText('呈：常务副市长').waitFor()
  await picture(page, 'brief-390')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(faults).toEqual([])
  await context.close()
})

test('who may not see a leader’s sheet is not offered it', async () => {
  const { page, context } = await enter('shenpiju-cb')
  await page.getByRole('link', { name: '问题清单' }).waitFor()
  expect(await page.getByRole('link', { name: '领导一页' }).count()).toBe(0)
  await context.close()
})
