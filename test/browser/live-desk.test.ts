import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordActivity } from '../../src/app/activity/activities.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市审批服务管理局'

let browser: Browser
let product: Product
beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

test('what a colleague records appears on the desk that is open', async () => {
  const city = await testCity(product.deps, [OFFICE, UNIT])
  const [office, one, other] = [await city.user('office', OFFICE), await city.user('handler', UNIT), await city.user('handler', UNIT)]
  const command = () => newCommandId(product.deps.now())
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: city.units.get(UNIT)! }, territory: null }]
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '试行一件事', due: null, fields: {}, milestones: [], duties })
  const { page, context, faults } = await signedIn(browser, product, one.username)
  await page.waitForResponse(/\/api\/v1\/changes$/)
  const summary = '看了两个窗口，材料还可以再减。'
  await recordActivity(other.call, { command: command(), matters: [ids.matter], kinds: ['study'], heldOn: dayOf(product.deps.now()), summary, place: null, attachments: [], fields: {} })
  await page.locator('#waiting').getByText(summary).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
