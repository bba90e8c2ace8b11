import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docxOf } from '../../src/files/docx-for-tests.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const DESK = { width: 1440, height: 960 }
const PHONE = { width: 390, height: 844 }
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const TEXT = '河东市（演示）项目进展\n\n全年完成投资48.6亿元，占年度计划60亿元的84.3%。\n窗口办件15.2万件，网上办件31.7万件，网上办件占总量46.9万件的67.6%。\n已投用项目39个，占全部52个项目的75%。\n'

let browser: Browser
let product: Product
let office: Watched
beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, '市体育局'])
  office = await signedIn(browser, product, (await city.user('office', OFFICE)).username)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `check-${name}.png`) })
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`))
}
const overflowOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function open(page: Page): Promise<void> {
  await page.goto(`${product.url}/check`)
  await page.getByRole('heading', { level: 1, name: '数据核对' }).waitFor()
}
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '粘贴文字' }).fill(text)
  await page.getByRole('button', { name: '核对', exact: true }).click()
}
const hand = (page: Page, files: { name: string; content: string | Uint8Array }[]) =>
  page.locator('input[type=file]').setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })))
const panel = (page: Page) => page.getByRole('complementary', { name: '核对结果' })
const results = (page: Page) => panel(page).getByRole('listitem')

/** Asked of the server while something is done. */
async function askedDuring(page: Page, work: () => Promise<void>): Promise<string[]> {
  const asked: string[] = []
  const listen = (request: { url: () => string }) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  }
  page.on('request', listen)
  await work()
  page.off('request', listen)
  return asked
}

describe('a text is pasted, and what does not come out is shown', () => {
  test('from the navigation: marks in the text, the list with what is wrong first, the sum of the one in hand; nothing leaves the machine', async () => {
    const { page } = office
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '数据核对' }).click()
    await page.getByText('不保存：核对的文字和结果不留存').waitFor()
    await picture(page, 'empty')
    const asked = await askedDuring(page, async () => {
      await paste(page, TEXT)
      await panel(page).waitFor()
    })
    expect(asked).toEqual([])
    expect(await results(page).count()).toBe(3)
    expect(await results(page).allInnerTexts()).toEqual([expect.stringMatching(/不符/), expect.stringMatching(/四舍五入相符/), expect.stringMatching(/相符/)])
    const card = panel(page).locator('[aria-current=true]')
    expect(await card.innerText()).toContain('84.3%')
    expect(await card.getByRole('table', { name: '竖式核对' }).innerText()).toMatch(/48\.6 ÷ 60[\s\S]*相差\s*3\.3/)
    const wrong = page.locator('article .mark-wrong')
    expect((await wrong.allInnerTexts()).join('')).toContain('48.6亿元，占年度计划60亿元的84.3%')
    expect(await page.locator('article sup').allInnerTexts()).toEqual(['误', '约', '符'])
    await picture(page, 'result')
  })

  test('next and previous by key; the filter; the mark in the text chooses its line', async () => {
    const { page } = office
    const inHand = () => panel(page).locator('[aria-current=true] h2').innerText()
    expect(await inHand()).toMatch(/^1/)
    await page.keyboard.press('j')
    await expect.poll(inHand).toMatch(/^2/)
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await expect.poll(inHand).toMatch(/^1/)
    await panel(page).getByRole('radio', { name: '相符 1', exact: true }).check({ force: true })
    await expect.poll(inHand).toMatch(/^3/)
    expect(await results(page).count()).toBe(1)
    await panel(page).getByRole('radio', { name: '全部 3' }).check({ force: true })
    await page.locator('article .mark-rounded').first().click()
    await expect.poll(inHand).toMatch(/^2/)
  })

  test('the result is taken along: as a table for Excel, as a text, copied', async () => {
    const { page } = office
    const saved = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') }
    }
    const table = await saved('导出表格')
    expect(table.name).toBe('数据核对结果.csv')
    expect(table.content.startsWith('\ufeff"序号","结论","材料","原文","算式"\r\n"1","不符","河东市（演示）项目进展","')).toBe(true)
    expect(table.content.trimEnd().split('\r\n')).toHaveLength(4)
    const text = await saved('导出文字')
    expect(text.content).toContain('核对 3 处：不符 1 处，四舍五入相符 1 处，相符 1 处。')
    await page.getByRole('button', { name: '复制结果' }).click()
    await page.getByText('已复制').waitFor()
  })

  test('on paper stands the list, and nothing around it', async () => {
    const { page } = office
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.check-report').isVisible()).toBe(true)
    expect(await page.locator('.check-report tbody tr').count()).toBe(3)
    expect(await page.locator('.read-page').isVisible()).toBe(false)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    await picture(page, 'print')
    await page.emulateMedia({ media: 'screen' })
  })

  test('left and come back to it is still there; loaded anew it is gone, for it is not kept', async () => {
    const { page } = office
    await page.getByRole('link', { name: '工作台' }).first().click()
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
    await page.getByRole('link', { name: '数据核对' }).first().click()
    await panel(page).waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('48.6亿元')
    await page.reload()
    await page.getByRole('textbox', { name: '粘贴文字' }).waitFor()
    expect(await page.getByRole('textbox', { name: '粘贴文字' }).inputValue()).toBe('')
  })

  test('an example shows what it is for', async () => {
    const { page } = office
    await page.getByRole('button', { name: '试一段例文' }).click()
    await panel(page).getByRole('radio', { name: '不符 1' }).waitFor()
    await picture(page, 'example')
  })
})

describe('what one has put in survives', () => {
  test('going to another page before it is checked, and taking every file away again', async () => {
    const { page } = office
    await open(page)
    const text = page.getByRole('textbox', { name: '粘贴文字' })
    await text.fill('还没有写完')
    await page.getByRole('link', { name: '台账' }).first().click()
    await page.getByRole('heading', { level: 1, name: '台账' }).waitFor()
    await page.getByRole('link', { name: '数据核对' }).first().click()
    expect(await text.inputValue()).toBe('还没有写完')
    await hand(page, [{ name: '一.txt', content: TEXT }])
    await panel(page).waitFor()
    await page.getByRole('button', { name: '改文字或加文件' }).click()
    await page.getByRole('button', { name: '去掉一.txt' }).click()
    expect(await page.getByRole('button', { name: '去掉一.txt' }).count()).toBe(0)
    expect([await text.inputValue(), await page.getByRole('alert').count()]).toEqual(['还没有写完', 0])
  })

  test('a reader that cannot be fetched: it is said, and the text can be checked on the server', async () => {
    const { context, page } = office
    await context.route('**/assets/reader-*.js', (route) => route.abort())
    await open(page)
    await paste(page, TEXT)
    expect(await page.getByRole('alert').innerText()).toContain('核对程序没有取到')
    await page.getByRole('button', { name: '改在服务器核对' }).click()
    await panel(page).getByText('在服务器核对，没有留存').waitFor()
    await context.unroute('**/assets/reader-*.js')
  })
})

test('several files together, with one that cannot be read; the text and its files can be changed', async () => {
  const { page } = office
  await open(page)
  await hand(page, [
    { name: '第一份.docx', content: docxOf({ paragraphs: ['全年完成投资48.6亿元，占年度计划60亿元的84.3%。'] }) },
    { name: '第二份.txt', content: TEXT },
    { name: '空.txt', content: '' },
  ])
  await panel(page).waitFor()
  await panel(page).getByText('空.txt').waitFor()
  expect(await panel(page).getByRole('alert').innerText()).toMatch(/空\.txt.*没有核对.*0 字节/)
  expect(await results(page).count()).toBe(4)
  expect(await panel(page).locator('[aria-current=true]').innerText()).toContain('在《第一份.docx》')
  await page.keyboard.press('j')
  await expect.poll(() => panel(page).locator('[aria-current=true]').innerText()).toContain('在《第二份.txt》')
  await page.locator('article').filter({ hasText: '窗口办件' }).waitFor()
  await page.getByRole('combobox', { name: '看哪一份' }).selectOption({ index: 0 })
  await page.locator('article').filter({ hasNotText: '窗口办件' }).waitFor()
  await picture(page, 'several')
  await page.getByRole('button', { name: '改文字或加文件' }).click()
  await page.getByRole('button', { name: '去掉空.txt' }).click()
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await panel(page).waitFor()
  expect(await panel(page).getByRole('alert').count()).toBe(0)
})

test('what one text says against another is told, and leads to both places', async () => {
  const { page } = office
  await open(page)
  await hand(page, [
    { name: '规划.txt', content: '一、建设清河百万亩粮食高产示范基地。' },
    { name: '总结.txt', content: '一、清河万亩粮食高产示范基地开工。' },
  ])
  const card = panel(page).locator('[aria-current=true]')
  await card.waitFor()
  expect(await card.innerText()).toMatch(/清河.*万亩粮食高产示范基地[\s\S]*相差100倍/)
  const shown = page.locator('article')
  const [other, here] = /在《规划/.test(await card.innerText()) ? ['总结.txt', '百万亩'] : ['规划.txt', '清河万亩']
  await shown.filter({ hasText: here }).waitFor()
  await card.getByRole('button', { name: `看另一处：${other}` }).click()
  await shown.filter({ hasNotText: here }).locator('.mark-wrong').waitFor()
  await picture(page, 'across')
  await card.getByRole('button', { name: '看这一处' }).click()
  await shown.filter({ hasText: here }).waitFor()
})

describe('what cannot be checked says why, and keeps what was put in', () => {
  test('nothing', async () => {
    const { page } = office
    await open(page)
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.getByText('还没有文字。请粘贴一段，或选择文件。').waitFor()
    await paste(page, '  \n　')
    await page.getByText('还没有文字。请粘贴一段，或选择文件。').waitFor()
  })

  test('a secrecy mark: refused before anything is read or sent', async () => {
    const { page } = office
    await open(page)
    const asked = await askedDuring(page, async () => {
      await paste(page, `秘密★1年\n${TEXT}`)
      await page.getByText(/标有密级，本系统严禁存储、处理国家秘密/).waitFor()
    })
    expect(asked).toEqual([])
  })

  test('a text with nothing to check says that this is no proof', async () => {
    const { page } = office
    await open(page)
    await paste(page, '各单位要高度重视，抓好落实。')
    await page.getByText(/没有找到不等于没有错/).waitFor()
    // The text is laid out after the verdict: waiting for it, not looking once.
    await page.locator('article').filter({ hasText: '抓好落实' }).waitFor()
  })

  test('markup is shown as it was written', async () => {
    const { page } = office
    await open(page)
    await paste(page, `<img src=x onerror="window.hit=1">完成投资48.6亿元，占年度计划60亿元的84.3%。<script>window.hit=1</script>`)
    await page.locator('article').filter({ hasText: '<script>' }).waitFor()
    expect(await page.evaluate('window.hit')).toBe(undefined)
  })

  test('the line is broken: said so, and the same can be sent again', async () => {
    const { page } = office
    await open(page)
    await page.route('**/api/v1/checks', (route) => route.abort())
    await hand(page, [{ name: '第二份.txt', content: TEXT }])
    await page.getByText('连不上服务器').waitFor()
    await page.unroute('**/api/v1/checks')
    await page.getByRole('button', { name: '再试一次' }).click()
    await panel(page).waitFor()
    expect(await results(page).count()).toBe(3)
  })
})

describe.each([
  ['on a desk', DESK],
  ['on a telephone', PHONE],
])('no rule of WCAG 2.2 AA is broken %s', (_, viewport) => {
  test('empty, and with a result', async () => {
    const { page } = office
    await page.setViewportSize(viewport)
    await open(page)
    await picture(page, `empty-${viewport.width}`)
    expect(await violationsOn(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: '试一段例文' }).click()
    await panel(page).waitFor()
    await picture(page, `result-${viewport.width}`)
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ ...viewport, width: Math.min(viewport.width, 360) })
    expect(await overflowOf(page)).toBe(0)
    await page.setViewportSize(DESK)
  })
})

test('in English every word of the page is', async () => {
  const { page } = office
  await open(page)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Check figures' }).waitFor()
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByRole('complementary', { name: 'What was found' }).waitFor()
  expect(await page.getByRole('complementary', { name: 'What was found' }).locator('header, fieldset, .actions').allInnerTexts().then((all) => all.join(' '))).not.toMatch(/\p{Script=Han}/u)
  await picture(page, 'english')
  await page.getByRole('button', { name: '中文' }).click()
})

test('on the way nothing left the server, broke the policy or was reported as an error', () => {
  expect(office.faults.filter((fault) => !/Failed to load resource/.test(fault))).toEqual([])
})
