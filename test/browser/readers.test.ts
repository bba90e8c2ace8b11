import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市审批服务管理局'

let browser: Browser
let product: Product
let city: TestCity

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, UNIT])
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (folder) await page.screenshot({ path: join(folder, `readers-${name}.png`), fullPage: true })
}

test('the office limits a matter to named posts; its colleague no longer finds it; opened again, they do', async () => {
  const office = await city.user('office', OFFICE)
  const other = await city.user('office', OFFICE)
  const { ids } = await openMatter(office.call, { command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title: '未公开事项', due: null, fields: {}, milestones: [], duties: [] })
  const { page, context, faults } = await signedIn(browser, product, office.username)
  await page.goto(`${product.url}/matters/${ids.matter}`)
  await page.getByRole('button', { name: '限定知悉范围' }).click()
  await page.getByLabel('原因').fill('尚未公开')
  await picture(page, 'form')
  await page.getByRole('button', { name: '限定', exact: true }).click()
  await page.getByText('台账、看板和导出不含本事项').waitFor()
  await picture(page, 'set')
  await page.setViewportSize({ width: 390, height: 800 })
  await picture(page, 'set-390')

  const colleague = await signedIn(browser, product, other.username)
  await colleague.page.goto(`${product.url}/matters/${ids.matter}`)
  await colleague.page.getByRole('alert').first().waitFor()
  expect(await colleague.page.getByText('未公开事项').count()).toBe(0)

  await page.getByRole('button', { name: '解除限定' }).click()
  await page.getByLabel('原因').fill('已公开')
  await page.getByRole('button', { name: '解除', exact: true }).click()
  await page.getByText('未限定，按权限可看。').waitFor()
  await colleague.page.reload()
  await colleague.page.getByText('未公开事项').first().waitFor()
  expect(faults).toEqual([])
  await colleague.context.close()
  await context.close()
})
