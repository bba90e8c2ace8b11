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

/** Selects the paper from the first of these words to the last, as a person drawing the pointer over them does. */
async function selectOnPaper(page: Page, first: string, last = first): Promise<void> {
  await page.evaluate(([first, last]) => {
    const find = (wanted: string): [Node, number] => {
      const walker = document.createTreeWalker(document.querySelector('.paper')!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent!.indexOf(wanted)
        if (at >= 0) return [node, at]
      }
      throw new Error(`not on the paper: ${wanted}`)
    }
    const [to, at] = find(last)
    getSelection()!.setBaseAndExtent(...find(first), to, at + last.length)
  }, [first, last] as const)
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

describe('what may be selected', () => {
  test('over the sign of a wrong figure, and over cells of a table', async () => {
    const { page } = office
    await page.goto(`${product.url}/documents`)
    await page.locator('input[type=file]').setInputFiles({ name: '表.txt', mimeType: 'text/plain', buffer: Buffer.from('河东市合同清理情况\n\n共清理合同3200份，占全部3500份的80%，逐份登记造册。\n\n任务\t地点\n修建口袋公园\t城南片区\n') })
    await page.locator('article sup').waitFor()
    await selectOnPaper(page, '共清理合同', '逐份登记造册')
    await page.getByText(/^已选 \d+ 字$/).waitFor()
    await selectOnPaper(page, '修建口袋公园', '城南片区')
    await page.getByRole('button', { name: /列为事项/ }).first().click()
    const dialog = page.getByRole('dialog', { name: '把这段话列为事项' })
    const title = dialog.getByRole('textbox', { name: '事项名称' })
    expect(await title.inputValue()).toBe('修建口袋公园　城南片区')
    await expect.poll(() => title.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
  })

  test('over the end of a document: a matter has one source', async () => {
    const { page } = office
    const paper = (number: string, title: string, words: string) => `河政办发〔2026〕${number}号\n河东市人民政府办公室\n${title}\n\n各县（市、区）人民政府：\n\n${words}\n\n河东市人民政府办公室\n2026年3月${number}日\n\n`
    await page.goto(`${product.url}/documents`)
    const gazette = paper('11', '关于印发河东市书房建设方案的通知', '新建城市书房二十座，惠及全市读者。') + paper('12', '关于印发河东市公园建设方案的通知', '新建口袋公园五座，惠及周边居民。')
    await page.locator('input[type=file]').setInputFiles({ name: '公报.txt', mimeType: 'text/plain', buffer: Buffer.from(gazette) })
    await page.locator('summary', { hasText: '本文件含 2 份公文' }).waitFor()
    await selectOnPaper(page, '新建城市书房', '新建口袋公园')
    await page.getByText('跨了两份公文').waitFor()
    await page.keyboard.press('n')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('decided in another window meanwhile: said so, and shown as it is now', async () => {
    const { page, context } = office
    await page.goto(`${product.url}/documents`)
    await page.locator('input[type=file]').setInputFiles({ name: '公园.txt', mimeType: 'text/plain', buffer: Buffer.from('河东市公园方案\n\n1.修缮沿河步道，方便群众出行。（责任单位：市水务局）\n') })
    await page.locator('.paper').waitFor()
    const other = await context.newPage()
    await other.goto(page.url())
    await other.getByRole('button', { name: /^略过/ }).waitFor()
    await page.getByRole('button', { name: /^接受/ }).click()
    await page.getByRole('button', { name: /^撤回/ }).waitFor()
    await other.getByRole('button', { name: /^略过/ }).click()
    await other.getByText('这一条已经处理过').waitFor()
    await other.getByRole('button', { name: /^撤回/ }).waitFor()
    expect(await other.getByRole('button', { name: /^略过/ }).count()).toBe(0)
    await other.close()
  })
})
