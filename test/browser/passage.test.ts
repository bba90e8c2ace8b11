import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { testCity } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

// Work reports name nobody: a person picks what is to be done, and is helped to find who leads.
const REPORT = `河东市人民政府工作报告

一、2026年工作安排
（一）兴水惠民。大力发展节水农业，
推进病险水库除险加固，守牢防汛底线。
（二）优质教育。年内新建公办幼儿园6所。
`
const DAM = '推进病险水库除险加固'

let browser: Browser
let product: Product
let office: Watched
beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, ['市委政研室（改革办）', '市水务局', '市教育局'])
  office = await signedIn(browser, product, (await city.user('office', '市委政研室（改革办）')).username)
})
afterAll(async () => {
  await office.context.close()
  await product.close()
  await browser.close()
})

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Selects these words of the paper, as a person drawing the pointer over them does. */
async function selectOnPaper(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.paper')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted)
      if (at < 0) continue
      getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
    throw new Error(`not on the paper: ${wanted}`)
  }, words)
}

describe.sequential('what names nobody becomes a matter', () => {
  test('selected words: who may lead is suggested, chosen by the person, and the matter is opened', async () => {
    const { page } = office
    await page.getByRole('link', { name: '文件分解' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) })
    await page.locator('.paper').getByText('兴水惠民').waitFor()
    await selectOnPaper(page, DAM)
    await page.getByText(`已选 ${DAM.length} 字`).waitFor()
    await page.getByRole('button', { name: /列为事项/ }).first().click()
    const dialog = page.getByRole('dialog', { name: '把这段话列为事项' })
    await dialog.getByText('依据：水库').waitFor()
    await picture(page, 'passage')
    // Nothing is chosen for a person: without a lead it is not opened.
    await dialog.getByRole('button', { name: '列为事项' }).click()
    await dialog.getByText('先选牵头单位或责任单位。').waitFor()
    await dialog.getByRole('radio', { name: /市水务局/ }).check()
    await dialog.getByRole('button', { name: '列为事项' }).click()
    await page.getByRole('link', { name: /^打开/ }).waitFor()
    expect(await page.locator('[aria-current="true"] h2').innerText()).toContain(DAM)
  })

  test('a target: its sentence and its day, by keyboard', async () => {
    const { page } = office
    await page.getByRole('button', { name: /公办幼儿园/ }).click()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: '把这段话列为事项' })
    await dialog.getByRole('radio', { name: /市教育局/ }).check()
    expect(await dialog.getByRole('textbox', { name: '事项名称' }).inputValue()).toBe('年内新建公办幼儿园6所')
    await dialog.getByRole('button', { name: '列为事项' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /^打开/ }).click()
    await page.getByRole('heading', { level: 1, name: '年内新建公办幼儿园6所' }).waitFor()
    await page.getByText('市教育局').first().waitFor()
    await page.getByText(/12-31|12月31日/).first().waitFor()
    expect(office.faults).toEqual([])
  })
})
